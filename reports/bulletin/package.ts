/** What the document library leaves to chance or to the clock is settled here, and fonts get their stand-ins. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { escapeXml } from '../xml.ts';
import { standIns } from './fonts.ts';
import type { Fonts } from './page.ts';
import { fillTables } from './table.ts';

/** The same parts, dated `day`, with their tables and a list of fonts: the same document gives the same bytes. */
export function settlePackage(
  bytes: Uint8Array,
  { day, fonts, tables }: { day: string; fonts: Fonts; tables: readonly string[] },
): Uint8Array {
  const parts = unzipSync(bytes);
  const edit = (name: string, change: (xml: string) => string): void => {
    const part = parts[name];
    if (part) parts[name] = strToU8(change(strFromU8(part)));
  };
  edit('docProps/core.xml', (xml) => xml.replace(/(<dcterms:(created|modified)[^>]*>)[^<]*(<\/dcterms:\2>)/g, `$1${day}T00:00:00Z$3`));
  edit('word/document.xml', (xml) => fillTables(xml, tables));
  edit('word/fontTable.xml', () => fontTable(fonts));
  // by the local clock, as zip files have it: the same on every machine
  const mtime = new Date(1980, 0, 1);
  const sorted = Object.keys(parts).sort((a, b) => order(a) - order(b) || (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(sorted.map((name) => [name, [parts[name]!, { mtime }]])), { level: 6 });
}

/** Readers look for the list of contents first. */
const order = (name: string): number => (name === '[Content_Types].xml' ? 0 : name === '_rels/.rels' ? 1 : 2);

function fontTable(fonts: Fonts): string {
  const names = [...new Set(Object.values(fonts))];
  const entries = names.map((name) => {
    const { others, family, panose } = standIns[name] ?? {
      others: ['Noto Serif CJK SC', '宋体'],
      family: 'roman',
      panose: '02010600030101010101',
    };
    // 86: GB 2312
    const charset = /[^\x00-\x7f]/.test(name) ? '86' : '00';
    return (
      `<w:font w:name="${escapeXml(name)}"><w:altName w:val="${escapeXml(others.join(','))}"/><w:panose1 w:val="${panose}"/>` +
      `<w:charset w:val="${charset}"/><w:family w:val="${family}"/><w:pitch w:val="${family === 'modern' ? 'fixed' : 'variable'}"/></w:font>`
    );
  });
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    `<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${entries.join('')}</w:fonts>`
  );
}
