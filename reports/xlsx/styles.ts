/** How cells look: every style once for ordinary text, and once for text that a spreadsheet would take for a formula when someone edits it. */

export const styleNames = [
  'plain',
  'text',
  'centred',
  'number',
  'points',
  'day',
  'link',
  'head',
  'fill',
  'fillDay',
  'title',
  'note',
  'group',
  'groupPoints',
  'lost',
] as const;
export type StyleName = (typeof styleNames)[number];

interface Style {
  font: keyof typeof fonts;
  fill?: keyof typeof fills;
  border: boolean;
  format: keyof typeof formats;
  align: string;
}

/** The fonts that Chinese offices have; a spreadsheet takes another where they are missing. */
const fonts = {
  body: '<sz val="10.5"/><color theme="1"/><name val="宋体"/><family val="3"/><charset val="134"/>',
  link: '<u/><sz val="10.5"/><color rgb="FF0B5394"/><name val="宋体"/><family val="3"/><charset val="134"/>',
  head: '<b/><sz val="10.5"/><color theme="1"/><name val="黑体"/><family val="3"/><charset val="134"/>',
  title: '<b/><sz val="16"/><color theme="1"/><name val="方正小标宋简体"/><family val="3"/><charset val="134"/>',
  note: '<sz val="9"/><color rgb="FF595959"/><name val="宋体"/><family val="3"/><charset val="134"/>',
  lost: '<sz val="10.5"/><color rgb="FFC00000"/><name val="宋体"/><family val="3"/><charset val="134"/>',
} as const;

const fills = { head: 'FFDDE6F0', fill: 'FFFFF8DC', group: 'FFF2F2F2' } as const;
const formats = { general: 0, text: 49, points: 165, day: 164 } as const;

const wrap = 'vertical="top" wrapText="1"';
const centre = 'horizontal="center" vertical="top" wrapText="1"';
const styles: Record<StyleName, Style> = {
  plain: { font: 'body', border: false, format: 'general', align: 'vertical="top"' },
  text: { font: 'body', border: true, format: 'general', align: wrap },
  centred: { font: 'body', border: true, format: 'general', align: centre },
  number: { font: 'body', border: true, format: 'general', align: centre },
  points: { font: 'body', border: true, format: 'points', align: centre },
  day: { font: 'body', border: true, format: 'day', align: centre },
  link: { font: 'link', border: true, format: 'general', align: wrap },
  head: { font: 'head', fill: 'head', border: true, format: 'general', align: 'horizontal="center" vertical="center" wrapText="1"' },
  // written by people: what begins with “-” or “=” must not become a formula under their hands
  fill: { font: 'body', fill: 'fill', border: true, format: 'text', align: wrap },
  fillDay: { font: 'body', fill: 'fill', border: true, format: 'day', align: centre },
  title: { font: 'title', border: false, format: 'general', align: 'horizontal="center" vertical="center" wrapText="1"' },
  note: { font: 'note', border: false, format: 'general', align: 'vertical="center" wrapText="1"' },
  group: { font: 'head', fill: 'group', border: true, format: 'general', align: 'vertical="center" wrapText="1"' },
  groupPoints: { font: 'head', fill: 'group', border: true, format: 'points', align: centre },
  lost: { font: 'lost', border: true, format: 'points', align: centre },
};

/** Number of a style in the workbook. `quoted`: it stays text when someone edits it (quotePrefix). */
export function styleNumber(name: StyleName, quoted = false): number {
  return places[name] * 2 + (quoted ? 1 : 0);
}

const places = Object.fromEntries(styleNames.map((name, at) => [name, at])) as Record<StyleName, number>;

/** The part xl/styles.xml. */
export function writeStyles(): string {
  const fontNames = Object.keys(fonts);
  const fillNames = Object.keys(fills);
  const side = (name: string): string => `<${name} style="thin"><color rgb="FFBFBFBF"/></${name}>`;
  const cells = styleNames.flatMap((name) => {
    const { font, fill, border, format, align } = styles[name];
    const fillAt = fill ? fillNames.indexOf(fill) + 2 : 0;
    return [false, true].map(
      (quoted) =>
        `<xf numFmtId="${formats[format]}" fontId="${fontNames.indexOf(font)}" fillId="${fillAt}" borderId="${border ? 1 : 0}" xfId="0"` +
        `${quoted ? ' quotePrefix="1"' : ''} applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">` +
        `<alignment ${align}/></xf>`,
    );
  });
  return (
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    '<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="0.##"/></numFmts>' +
    `<fonts count="${fontNames.length}">${Object.values(fonts)
      .map((font) => `<font>${font}</font>`)
      .join('')}</fonts>` +
    `<fills count="${fillNames.length + 2}"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>` +
    `${Object.values(fills)
      .map((colour) => `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/><bgColor indexed="64"/></patternFill></fill>`)
      .join('')}</fills>` +
    `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>` +
    `<border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border></borders>` +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    `<cellXfs count="${cells.length}">${cells.join('')}</cellXfs>` +
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
  );
}
