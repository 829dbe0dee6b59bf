/** A document as a page: every reader of pages reads it too, so that reports, guides and personal data in files are found as they are on pages. */
import { readPage } from '../../checks/facts/page.ts';
import type { PageFacts } from '../../checks/model/index.ts';
import type { DocumentFacts } from './document.ts';
import { escapeText } from './markup.ts';

export interface DocumentPlace {
  /** The address of the file. */
  url: string;
  finalUrl?: string;
  contentType: string | null;
  /** What the link to it says. */
  title: string;
  asOf: string;
}

/** Lines that a title of a document may run over, and the longest of them. */
const titleLines = 3;
const titleLength = 60;

/** Facts of a document that was read; null of one that was not. */
export function pageOfDocument(document: DocumentFacts, place: DocumentPlace): PageFacts | null {
  if (document.outcome !== 'read') return null;
  const { url, finalUrl, contentType, asOf } = place;
  const name = place.title.replace(/^附件\d{0,2}[:：.、\s]*/, '').replace(/\.[A-Za-z]{2,5}$/, '');
  const heading = titleOf(document.text);
  const facts = readPage({
    url,
    ...(finalUrl ? { finalUrl } : {}),
    headers: { 'content-type': 'text/html' },
    body: `<title>${escapeText(name)}</title>${heading ? `<h1>${escapeText(heading)}</h1>\n` : ''}${document.markup}`,
    asOf,
  });
  return { ...facts, contentType, bytes: document.bytes, kind: 'other', why: `document: ${document.type}` };
}

/** The title that a document begins with: short lines before the first sentence, as title pages break them. */
function titleOf(text: string): string {
  const lines = text.split('\n', titleLines + 1);
  const end = lines.findIndex(
    (line) => line.length > titleLength || /[。；:：\t]/.test(line) || /^[一二三四五六七八九十]{1,2}、/.test(line),
  );
  return lines.slice(0, end < 0 ? titleLines : Math.min(end, titleLines)).join('');
}
