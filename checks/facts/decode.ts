/**
 * Bytes of a page → text, as browsers do: byte order mark, then the charset of the header, then the declaration in the head, then detection.
 * A declaration is obeyed even where it lies: what a reader sees is what is judged.
 * Rules: Encoding Standard (labels, replacement), HTML “prescan a byte stream”, Chromium's reading past 1,024 bytes while the head lasts.
 */
import type { Charset } from '../model/index.ts';

export interface Decoded {
  text: string;
  charset: Charset;
}

/** Bytes that are looked at whatever stands in them; past them only the head is. */
const prescanBytes = 1024;
/** A head longer than this is not searched for a declaration. */
const prescanLimit = 65_536;
/** As much of the body as detection tries out. */
const sampleBytes = 16_384;

/** Tags that may stand in a head; the first other one ends it for the search. */
const headTags = new Set(['script', 'noscript', 'style', 'link', 'meta', 'object', 'title', 'base']);
/** Elements whose text is no markup. */
const rawTags = new Set(['script', 'style', 'title', 'noscript', 'textarea', 'xmp', 'iframe', 'noframes']);
/** Labels that the Encoding Standard maps to the replacement encoding: one U+FFFD whatever the bytes. TextDecoder refuses them. */
const replacementLabels = new Set(['hz-gb-2312', 'iso-2022-cn', 'iso-2022-cn-ext', 'iso-2022-kr', 'csiso2022kr', 'replacement']);

/**
 * Legacy encodings that detection tells apart, each with characters that running text in it cannot do without.
 * In the right decoding a tenth of the characters and more are among them; in a wrong one hardly any.
 */
const legacy: readonly { name: string; common: Set<string> }[] = [
  {
    name: 'gbk',
    common: new Set(
      '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面方政府信息公开局市县区页新闻通知：。，',
    ),
  },
  {
    name: 'big5',
    common: new Set(
      '的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產種面方政府資訊公開局市縣區頁新聞通知：。，',
    ),
  },
];

/** Decodes the body of a page. A body that already is text (from a browser) keeps the charset that its page declares, for its queries. */
export function decode(body: Uint8Array | string, contentType: string | null): Decoded {
  const header = charsetOf(contentType);
  if (typeof body === 'string') {
    const declared = [header, prescan(body.slice(0, prescanLimit))] as const;
    const label = declared.find((one) => one !== null && nameOf(one) !== null) ?? null;
    const from = label === null ? 'detected' : label === header ? 'header' : 'meta';
    return { text: body.replace(/^\ufeff/, ''), charset: { declared: label, used: (label && fromMeta(nameOf(label))) ?? 'utf-8', from } };
  }
  const marked = markOf(body);
  if (marked) return { text: decodeAs(body, marked), charset: { declared: header, used: marked, from: 'bom' } };
  const headerName = header === null ? null : nameOf(header);
  if (header !== null && headerName !== null) {
    return { text: decodeAs(body, headerName), charset: { declared: header, used: headerName, from: 'header' } };
  }
  const meta = prescanOf(body);
  const metaName = meta === null ? null : fromMeta(nameOf(meta));
  if (meta !== null && metaName !== null) {
    return { text: decodeAs(body, metaName), charset: { declared: meta, used: metaName, from: 'meta' } };
  }
  const used = detect(body);
  return { text: decodeAs(body, used), charset: { declared: header ?? meta, used, from: 'detected' } };
}

/** The charset parameter of a Content-Type, as written; null without one. */
export function charsetOf(contentType: string | null): string | null {
  if (!contentType) return null;
  const found = /;\s{0,20}charset\s{0,20}=\s{0,20}(?:"([^"]{1,60})"|'([^']{1,60})'|([^\s;"']{1,60}))/i.exec(contentType.slice(0, 1000));
  const label = (found?.[1] ?? found?.[2] ?? found?.[3] ?? '').trim();
  return label === '' ? null : label;
}

function markOf(body: Uint8Array): string | null {
  if (body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf) return 'utf-8';
  if (body[0] === 0xff && body[1] === 0xfe) return 'utf-16le';
  if (body[0] === 0xfe && body[1] === 0xff) return 'utf-16be';
  return null;
}

const names = new Map<string, string | null>();
const mostNames = 200;

/** Name of the encoding a label stands for, null for a label no browser knows. */
function nameOf(label: string): string | null {
  let name = names.get(label);
  if (name === undefined) {
    name = lookUp(label.trim().toLowerCase());
    if (names.size < mostNames) names.set(label, name);
  }
  return name;
}

function lookUp(clean: string): string | null {
  if (replacementLabels.has(clean)) return 'replacement';
  if (clean === 'x-user-defined') return 'windows-1252';
  try {
    return new TextDecoder(clean).encoding;
  } catch {
    return null;
  }
}

/** A page that could be read far enough to find its declaration is not in UTF-16. */
function fromMeta(name: string | null): string | null {
  return name === 'utf-16le' || name === 'utf-16be' ? 'utf-8' : name;
}

const decoders = new Map<string, TextDecoder>();

function decodeAs(body: Uint8Array, name: string): string {
  if (name === 'replacement') return body.length === 0 ? '' : '\ufffd';
  const decoder = decoders.get(name) ?? new TextDecoder(name);
  decoders.set(name, decoder);
  return decoder.decode(body);
}

/** Almost every declaration stands in the first bytes; only where it does not is the rest of the head looked at. */
function prescanOf(body: Uint8Array): string | null {
  const early = prescan(decodeAs(body.subarray(0, 2 * prescanBytes), 'windows-1252'));
  if (early !== null || body.length <= 2 * prescanBytes) return early;
  return prescan(decodeAs(body.subarray(0, prescanLimit), 'windows-1252'));
}

/** The charset that a meta in the head declares, as written; null when none does. Comments and the text of scripts do not count. */
function prescan(head: string): string | null {
  let inHead = true;
  let at = 0;
  while (at < head.length && (inHead || at < prescanBytes)) {
    at = head.indexOf('<', at);
    if (at < 0 || (!inHead && at >= prescanBytes)) return null;
    if (head.startsWith('<!--', at)) {
      // <!--> and <!---> are whole comments
      const end = head.indexOf('-->', at + 2);
      if (end < 0) return null;
      at = end + 3;
      continue;
    }
    tagPattern.lastIndex = at;
    const tag = tagPattern.exec(head);
    if (!tag) {
      at += 1;
      continue;
    }
    const closing = tag[1] === '/';
    const name = tag[2]!.toLowerCase();
    const { attributes, end } = readAttributes(head, tagPattern.lastIndex);
    if (!closing && name === 'meta') {
      const declared = declaredBy(attributes);
      if (declared !== null && nameOf(declared) !== null) return declared;
    }
    if (!headTags.has(name) && (closing || (name !== 'html' && name !== 'head'))) inHead = false;
    at = end;
    if (!closing && rawTags.has(name)) {
      closers[name] ??= new RegExp(`</${name}[\\s/>]`, 'gi');
      const closer = closers[name];
      closer.lastIndex = at;
      const found = closer.exec(head);
      if (!found) return null;
      at = found.index;
    }
  }
  return null;
}

const tagPattern = /<(\/?)([a-z][^\s/>]{0,60})/iy;
const closers: Record<string, RegExp> = {};
const attributePattern = /[\s/]*([^\s/>=][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"'][^\s>]*)))?/y;

function readAttributes(head: string, from: number): { attributes: Map<string, string>; end: number } {
  const attributes = new Map<string, string>();
  let at = from;
  for (;;) {
    attributePattern.lastIndex = at;
    const found = attributePattern.exec(head);
    if (!found) break;
    const name = found[1]!.toLowerCase();
    if (!attributes.has(name)) attributes.set(name, found[2] ?? found[3] ?? found[4] ?? '');
    at = attributePattern.lastIndex;
  }
  const close = head.indexOf('>', at);
  return { attributes, end: close < 0 ? head.length : close + 1 };
}

function declaredBy(attributes: Map<string, string>): string | null {
  const charset = attributes.get('charset');
  if (charset !== undefined) return charset.trim() || null;
  if (attributes.get('http-equiv')?.trim().toLowerCase() !== 'content-type') return null;
  const found = /charset\s{0,20}=\s{0,20}(?:"([^"]{1,60})"|'([^']{1,60})'|([^\s;"']{1,60}))/i.exec(attributes.get('content') ?? '');
  return found?.[1] ?? found?.[2] ?? found?.[3] ?? null;
}

/** The encoding of bytes that declare none: UTF-8 where they are valid, else the legacy encoding whose common characters they show, else windows-1252. */
function detect(body: Uint8Array): string {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(body);
    return 'utf-8';
  } catch {
    // not UTF-8
  }
  const sample = sampleOf(body);
  let best = { name: 'windows-1252', share: 0.02 };
  for (const { name, common } of legacy) {
    const text = decodeAs(sample, name);
    let foreign = 0;
    let known = 0;
    let broken = 0;
    for (const letter of text) {
      if (letter < '\x80') continue;
      foreign += 1;
      if (letter === '\ufffd') broken += 1;
      else if (common.has(letter)) known += 1;
    }
    const share = foreign === 0 ? 0 : (known - 2 * broken) / foreign;
    if (share > best.share) best = { name, share };
  }
  return best.name;
}

/** The stretch of a body where most is outside ASCII: heads are all tags. */
function sampleOf(body: Uint8Array): Uint8Array {
  if (body.length <= sampleBytes) return body;
  let first = 0;
  while (first < body.length && body[first]! < 0x80) first += 1;
  return body.subarray(first, first + sampleBytes);
}
