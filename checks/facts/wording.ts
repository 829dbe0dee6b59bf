/**
 * Words that should not stand on a page: looked up while it is read, for facts keep only an excerpt of its text.
 * One pass over the text: pairs of characters are looked up in a table of bits, and only where one begins a term are terms compared.
 */
import { secretMarks, type WordingTerm, wordingLimits, wordingTerms } from '../knowledge/wording.ts';
import type { PageFacts } from '../model/index.ts';
import { elementAt, type PageTree } from './tree.ts';

type Hit = PageFacts['wording'][number];

/** Terms by their first two characters, and one bit for each such pair. */
interface Lexicon {
  bits: Uint8Array;
  byPair: Map<number, WordingTerm[]>;
}

/** Characters searched; pages run to a few ten thousand. */
const searched = 400_000;
const pairOf = (first: number, second: number): number => first * 0x10000 + second;
const bitOf = (first: number, second: number): number => ((first * 31) ^ second) & 0xffff;

function buildLexicon(terms: readonly WordingTerm[]): Lexicon {
  const bits = new Uint8Array(0x10000);
  const byPair = new Map<number, WordingTerm[]>();
  for (const term of terms) {
    if (term.term.length < 2) continue;
    const first = term.term.charCodeAt(0);
    const second = term.term.charCodeAt(1);
    bits[bitOf(first, second)] = 1;
    const pair = pairOf(first, second);
    const same = byPair.get(pair);
    if (same) same.push(term);
    else byPair.set(pair, [term]);
  }
  // the longest first: 国家发展与改革委员会 before what it begins with
  for (const same of byPair.values()) same.sort((a, b) => b.term.length - a.term.length);
  return { bits, byPair };
}

let usual: Lexicon | undefined;
const built = new WeakMap<readonly WordingTerm[], Lexicon>();

function lexiconOf(own: readonly WordingTerm[] | undefined): Lexicon {
  if (!own || own.length === 0) {
    usual ??= buildLexicon(wordingTerms);
    return usual;
  }
  let lexicon = built.get(own);
  if (!lexicon) {
    lexicon = buildLexicon([...wordingTerms, ...own]);
    built.set(own, lexicon);
  }
  return lexicon;
}

/** The first hit of every term in the title, the keywords and the visible text, at most 20, in order. `own` adds terms of an office to the list. */
export function readWording(tree: PageTree, meta: Record<string, string>, own?: readonly WordingTerm[]): Hit[] {
  const lexicon = lexiconOf(own);
  const hits = new Map<string, Hit>();
  const add = (term: WordingTerm, text: string, at: number, area: Hit['area']): void => {
    // a word that stands in the page's own text matters more than in the frame it shares with others
    const known = hits.get(term.term);
    if (known && (known.area === area || area !== 'main')) return;
    if (!known && hits.size >= wordingLimits.hits) return;
    const { kind, suggestion } = term;
    hits.set(term.term, { kind, term: term.term, ...(suggestion ? { suggestion } : {}), quote: quoteOf(text, at, term.term.length), area });
  };
  const head = `${tree.title}\n${meta.Keywords ?? meta.keywords ?? ''}\n${meta.Description ?? meta.description ?? ''}`;
  search(lexicon, head, (term, at) => add(term, head, at, 'head'));
  const text = tree.text.length > searched ? tree.text.slice(0, searched) : tree.text;
  search(lexicon, text, (term, at) => add(term, text, at, tree.areas[elementAt(tree, at)] ?? 'main'));
  for (const { needs, pattern } of secretMarks) {
    if (!text.includes(needs)) continue;
    const match = pattern.exec(text);
    if (match) add({ kind: 'secret', term: match[0].trim() }, text, match.index, tree.areas[elementAt(tree, match.index)] ?? 'main');
  }
  return [...hits.values()];
}

function search({ bits, byPair }: Lexicon, text: string, found: (term: WordingTerm, at: number) => void): void {
  let first = text.charCodeAt(0);
  for (let at = 0; at + 1 < text.length; at++) {
    const second = text.charCodeAt(at + 1);
    if (bits[bitOf(first, second)] !== 0) {
      const terms = byPair.get(pairOf(first, second));
      if (terms) {
        const term = terms.find((one) => text.startsWith(one.term, at) && stands(one, text, at));
        if (term) {
          found(term, at);
          // what stands inside a longer term is part of it
          at += term.term.length - 1;
          first = text.charCodeAt(at + 1);
          continue;
        }
      }
    }
    first = second;
  }
}

function stands({ term, suggestion, notBefore, notAfter }: WordingTerm, text: string, at: number): boolean {
  if (notBefore?.includes(text[at - 1] ?? '\n') || notAfter?.includes(text[at + term.length] ?? '\n')) return false;
  // a term that is part of its own right form is no slip (习近平 inside 习近平平 the other way round)
  const right = suggestion === undefined ? -1 : suggestion.indexOf(term);
  return right < 0 || text.slice(at - right, at - right + suggestion!.length) !== suggestion;
}

function quoteOf(text: string, at: number, length: number): string {
  return text
    .slice(Math.max(0, at - wordingLimits.around), at + length + wordingLimits.around)
    .replace(/[\n\t]+/g, ' ')
    .trim();
}
