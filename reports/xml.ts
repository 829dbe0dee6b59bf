/** Text in XML. */
import { makePlain } from './plain.ts';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** Text of a page for XML 1.0: what may not stand there is named or replaced. */
export function escapeXml(text: string): string {
  return text
    .split('\n')
    .map(makePlain)
    .join('\n')
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"']/g, (character) => entities[character]!);
}
