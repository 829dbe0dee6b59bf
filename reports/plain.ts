/** Texts of pages as a report may show them: nothing that a reader cannot see acts on what a reader sees. */

/** Control characters, and marks that turn the direction of writing (Unicode TR36, “bidirectional text spoofing”). */
const acting = /[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;
const spaces = /[\t\n\r\u2028\u2029]/;

/** The text on one line: white space as spaces, every other acting character named in its place, broken surrogates replaced. */
export function makePlain(text: string): string {
  return text
    .toWellFormed()
    .replace(acting, (character) =>
      spaces.test(character) ? ' ' : `⟨U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`,
    );
}

/** The first `most` characters of a text, made plain; `…` says that there was more. No character is cut in two. */
export function clip(text: string, most: number): string {
  if (text.length <= most) return makePlain(text);
  const end = /[\ud800-\udbff]/.test(text[most - 1]!) ? most - 1 : most;
  return `${makePlain(text.slice(0, end))}…`;
}

/** The address if a browser may open it from a report: http or https, and no longer than servers take (RFC 9110 asks for 8,000). */
export function safeHref(address: string): string | null {
  if (address.length > 8000) return null;
  const url = URL.parse(address);
  return url && (url.protocol === 'http:' || url.protocol === 'https:') ? url.href : null;
}
