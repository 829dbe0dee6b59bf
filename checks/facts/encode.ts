/**
 * Queries as browsers send them: text outside ASCII is percent-encoded in the page's own charset, not in UTF-8
 * (URL Standard, “percent-encode after encoding”; Encoding Standard, encoders).
 */

/** Bytes of one character, or null when the encoding has none for it. */
type Encoder = (point: number) => number[] | null;

const encoders = new Map<string, Encoder>();

/**
 * Returns what percent-encodes the text outside ASCII of a query as a page in `charset` does; undefined where UTF-8 is used, which URL parsers do themselves.
 * A character that the charset lacks becomes `%26%23…%3B`, a numeric reference.
 */
export function queryEncoder(charset: string): ((query: string) => string) | undefined {
  if (charset === 'utf-8' || charset === 'replacement' || charset.startsWith('utf-16')) return undefined;
  return (query) => {
    const encoder = encoders.get(charset) ?? buildEncoder(charset);
    encoders.set(charset, encoder);
    let encoded = '';
    for (const letter of query) {
      const point = letter.codePointAt(0)!;
      if (point < 0x80) {
        encoded += letter;
        continue;
      }
      const bytes = encoder(point >= 0xd800 && point <= 0xdfff ? 0xfffd : point);
      // second bytes that are ASCII need no escape: letters, digits and marks that may stand in a query
      if (bytes) for (const byte of bytes) encoded += byte < 0x80 ? String.fromCharCode(byte) : `%${byte.toString(16).toUpperCase()}`;
      else encoded += `%26%23${point}%3B`;
    }
    return encoded;
  };
}

/** The table is read back from the decoder of the platform, so both always agree. */
function buildEncoder(charset: string): Encoder {
  const chinese = charset === 'gbk' || charset === 'gb18030';
  const codes = new Map<number, number>();
  const decoder = new TextDecoder(charset);
  const learn = (code: number, letter: string | undefined): void => {
    const point = letter?.codePointAt(0);
    if (point === undefined || point < 0x80 || point === 0xfffd || letter!.length !== String.fromCodePoint(point).length) return;
    // Big5 writes six box drawings and numerals by their last code, everything else by its first
    if (!codes.has(point) || (charset === 'big5' && bigFiveLast.has(point))) codes.set(point, code);
  };
  for (let byte = 0x80; byte <= 0xff; byte++) learn(byte, decoder.decode(Uint8Array.of(byte)));
  const pairs = new Uint8Array(0x100 * 3);
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    // the Hong Kong rows of Big5 are read and never written
    if (charset === 'big5' && lead < 0xa1) continue;
    for (let trail = 0; trail <= 0xff; trail++) pairs.set([lead, Math.max(trail, 0x30), 0x0a], trail * 3);
    const letters = decoder.decode(pairs).split('\n');
    if (letters.length === 0x101) for (let trail = 0x40; trail <= 0xff; trail++) learn((lead << 8) | trail, letters[trail]);
  }
  if (charset === 'gbk') codes.set(0x20ac, 0x80);
  if (charset === 'gb18030') codes.set(0x20ac, 0xa2e3);
  const fourBytes = charset === 'gb18030' ? readFourByteCodes(decoder, codes) : undefined;
  return (point) => {
    if (chinese && point === 0xe5e5) return null;
    const code = codes.get(point);
    if (code !== undefined) return code > 0xff ? [code >> 8, code & 0xff] : [code];
    const pointer = point > 0xffff ? point - 0x10000 + 189_000 : fourBytes?.get(point);
    return fourBytes && pointer !== undefined ? fourByteCode(pointer) : null;
  };
}

const bigFiveLast = new Set([0x2550, 0x255e, 0x2561, 0x256a, 0x5341, 0x5345]);

/** Pointers of GB18030's four-byte codes for the characters that two bytes do not reach. */
function readFourByteCodes(decoder: TextDecoder, known: Map<number, number>): Map<number, number> {
  const count = 39_420;
  const bytes = new Uint8Array(count * 5);
  for (let pointer = 0; pointer < count; pointer++) bytes.set([...fourByteCode(pointer), 0x0a], pointer * 5);
  const pointers = new Map<number, number>();
  for (const [pointer, letter] of decoder.decode(bytes).split('\n').entries()) {
    const point = letter.codePointAt(0);
    if (point !== undefined && letter.length === 1 && point !== 0xfffd && !known.has(point)) pointers.set(point, pointer);
  }
  return pointers;
}

function fourByteCode(pointer: number): number[] {
  return [
    0x81 + Math.floor(pointer / 12_600),
    0x30 + (Math.floor(pointer / 1260) % 10),
    0x81 + (Math.floor(pointer / 10) % 126),
    0x30 + (pointer % 10),
  ];
}
