/** HTML as a value. What is put into a template is escaped, for text and for quoted attributes alike, unless it is Html itself. */
import { makePlain } from '../plain.ts';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Markup that only `html` makes, so that no text of a page can pass for it. */
export class Html {
  readonly #markup: string;

  private constructor(markup: string) {
    this.#markup = markup;
  }

  static join(strings: readonly string[], parts: readonly Part[]): Html {
    let markup = strings[0]!;
    for (let at = 0; at < parts.length; at++) markup += render(parts[at]!) + strings[at + 1]!;
    return new Html(markup);
  }

  toString(): string {
    return this.#markup;
  }
}

/** What a template takes; null, undefined and false leave no trace. */
export type Part = string | number | null | undefined | false | Html | readonly Part[];

/** The template as Html. Attributes are always written in double quotes. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return Html.join(strings, parts);
}

function render(part: Part): string {
  if (part instanceof Html) return part.toString();
  if (part === null || part === undefined || part === false) return '';
  if (typeof part === 'object') return part.map(render).join('');
  return makePlain(String(part)).replace(/[&<>"']/g, (character) => entities[character]!);
}
