/** Marks of identity over all pages: the value most pages show, and those that disagree. */
import type { IdentityKey, PageFacts, SiteFacts } from '../model/index.ts';
import { identityKeys } from '../model/names.ts';

type Consensus = SiteFacts['identity'];
interface Variant {
  value: string;
  where: string;
  pages: number;
  example: string;
  onHome: boolean;
}

const compact = (value: string): string => value.replace(/\s+/g, '').toLowerCase();
/** The digits of a filing before any serial of the site (…号-1). */
const filing = (value: string): string => /\d{6,}/.exec(value)?.[0] ?? compact(value);
/** An address without what differs from page to page; the code of the site stays. */
const entrance = (value: string): string => `${value.split('?')[0]} ${/site_?code=(\w+)/i.exec(value)?.[1] ?? ''}`;

/** What two readings of a mark must have in common to agree. */
const sameness: Record<IdentityKey, (value: string) => string> = {
  siteCode: compact,
  icp: filing,
  police: filing,
  partyEmblem: entrance,
  reportErrors: entrance,
  organ: compact,
  contact: compact,
  siteMap: compact,
};

/** Most values kept of one mark while gathering, and most listed beside the value most pages show. */
const valuesKept = 200;
const variantsListed = 20;

export interface IdentityGathering {
  add(page: PageFacts): void;
  finish(): Consensus;
}

export function gatherIdentity(): IdentityGathering {
  const seen = new Map<IdentityKey, Map<string, Variant>>(identityKeys.map((key) => [key, new Map()]));
  const count = (key: IdentityKey, value: string, where: string, page: PageFacts): void => {
    const variants = seen.get(key)!;
    const id = sameness[key](value);
    const known = variants.get(id);
    const onHome = page.kind === 'home';
    if (!known) {
      if (variants.size < valuesKept) variants.set(id, { value, where, pages: 1, example: page.url, onHome });
      return;
    }
    known.pages += 1;
    if (onHome === known.onHome ? page.url < known.example : onHome) {
      known.onHome = onHome;
      known.example = page.url;
    }
  };

  return {
    add(page) {
      for (const key of identityKeys) {
        const mark = page.identity[key];
        if (!mark) continue;
        count(key, mark.value, mark.where, page);
        for (const other of mark.others ?? []) count(key, other.value, other.where, page);
      }
    },
    finish() {
      const consensus: Partial<Consensus> = {};
      for (const key of identityKeys) {
        const variants = [...seen.get(key)!.values()].sort(
          (a, b) => b.pages - a.pages || Number(b.onHome) - Number(a.onHome) || compare(a.value, b.value) || compare(a.where, b.where),
        );
        const [first, ...rest] = variants;
        consensus[key] = first
          ? {
              value: first.value,
              where: first.where,
              foundOn: first.example,
              pages: first.pages,
              variants: rest.slice(0, variantsListed).map(({ value, where, pages, example }) => ({ value, where, pages, example })),
            }
          : null;
      }
      return consensus as Consensus;
    },
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
