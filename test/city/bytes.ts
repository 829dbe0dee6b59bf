/** Bytes of the city's answers: GBK text, and attachments small enough to be made on the spot. */

let gbkCodes: Map<string, number> | undefined;

/** Encodes text as GBK; a character outside GBK becomes a numeric reference, as a CMS writes it. */
export function encodeGbk(text: string): Buffer {
  gbkCodes ??= readGbkCodes();
  const bytes: number[] = [];
  for (const letter of text) {
    const point = letter.codePointAt(0)!;
    if (point < 0x80) {
      bytes.push(point);
      continue;
    }
    const code = gbkCodes.get(letter);
    if (code === undefined) bytes.push(...Buffer.from(`&#${point};`, 'latin1'));
    else bytes.push(code >> 8, code & 0xff);
  }
  return Buffer.from(bytes);
}

/** The table is read back from the decoder of the platform, so both always agree. */
function readGbkCodes(): Map<string, number> {
  const decoder = new TextDecoder('gbk');
  const codes = new Map<string, number>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      const letter = decoder.decode(Uint8Array.of(lead, trail));
      if ([...letter].length === 1 && letter !== '\ufffd' && !codes.has(letter)) codes.set(letter, (lead << 8) | trail);
    }
  }
  return codes;
}

/** A query value as a browser sends it from a page in GBK. */
export function encodeGbkQuery(text: string): string {
  return [...encodeGbk(text)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}

/** A one-page PDF that opens in any reader. The built-in fonts hold no Chinese, so the line is in Latin letters. */
export function writePdf(line: string): Buffer {
  const drawing = `BT /F1 16 Tf 72 760 Td (${line.replace(/[^\x20-\x7e]|[()\\]/g, '')}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let file = '%PDF-1.4\n';
  const offsets: number[] = [];
  for (const [index, object] of objects.entries()) {
    offsets.push(file.length);
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

/** A document that word processors open: RTF, which portals name .doc as often as not. */
export function writeDoc(text: string): Buffer {
  const body = [...text]
    .map((letter) => (letter.charCodeAt(0) < 0x80 ? letter.replace(/[\\{}]/g, '\\$&') : `\\u${letter.charCodeAt(0)}?`))
    .join('');
  return Buffer.from(`{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 SimSun;}}\\f0\\fs32 ${body}\\par}`, 'latin1');
}
