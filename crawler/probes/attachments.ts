/** Opens some attachments: a link that answers is no file that a reader can use. */
import { type DocumentFacts, documentLimits } from '../documents/document.ts';
import { openDocuments } from '../documents/read.ts';
import type { Probe, ProbeContext } from './context.ts';

type Opened = NonNullable<Awaited<ReturnType<typeof probeAttachments>>>[number];

export const probeAttachments: Probe<'attachments'> = async ({ samples, download }) => {
  if (samples.attachments.length === 0) return null;
  const documents = openDocuments({ pages: 20, text: 100_000 });
  try {
    const opened = [];
    for (const sample of samples.attachments) {
      const file = await download(sample.url);
      // one that does not come is for the checks of links
      if (file) opened.push(await open(sample, file, documents.readFile));
    }
    return opened;
  } finally {
    await documents.close();
  }
};

async function open(
  { url, foundOn, text }: ProbeContext['samples']['attachments'][number],
  { bytes, contentType }: { bytes: Uint8Array; contentType: string | null },
  read: ReturnType<typeof openDocuments>['readFile'],
) {
  const base = { url, text, foundOn, bytes: bytes.length };
  if (bytes.length === 0) return { ...base, problem: 'empty' as const, detail: null };
  if (bytes.length > documentLimits.bytes) return { ...base, problem: null, detail: null };
  const facts = await read(bytes, new URL(url).pathname, contentType);
  return { ...base, ...judge(facts) };
}

/** Pictures of pages are files that open and hold no text; types that are not read prove nothing. */
function judge({ type, promised, outcome, reason }: DocumentFacts): Pick<Opened, 'problem' | 'detail'> {
  if (promised !== null && !fits(promised, type)) return { problem: 'wrong-type', detail: `${promised} → ${type}` };
  if (outcome === 'damaged') return { problem: 'broken', detail: reason };
  if (outcome === 'encrypted') return { problem: 'password', detail: null };
  if (outcome === 'blank') return { problem: 'no-text', detail: reason };
  return { problem: null, detail: null };
}

/** Names and contents that readers open alike: WPS writes files of Office, old Office opens saved pages. */
const alike: readonly (readonly DocumentFacts['type'][])[] = [
  ['doc', 'wps', 'ole', 'rtf', 'docx', 'mht', 'html'],
  ['xls', 'et', 'ole', 'xlsx', 'mht', 'html'],
  ['ppt', 'ole', 'pptx'],
  ['zip', 'docx', 'xlsx', 'pptx', 'ofd'],
  ['jpeg', 'png', 'gif', 'bmp', 'webp', 'tiff'],
];

function fits(promised: DocumentFacts['type'], type: DocumentFacts['type']): boolean {
  return (
    type === 'unknown' || promised === type || alike.some((group) => group.includes(promised) && group.includes(type) && type !== 'html')
  );
}
