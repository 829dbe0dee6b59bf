/** Which interpretation belongs to which document: by links either way, else by the name that its title tells. */
import { placeOf } from '../../facts/address.ts';
import { fold } from '../../facts/fold.ts';
import { namedIn } from '../../facts/site-policies.ts';
import type { SiteFacts } from '../../model/index.ts';

export type PolicyDocument = NonNullable<SiteFacts['documents']>[number];
export type Interpretation = NonNullable<SiteFacts['interpretations']>[number];

export interface Pair {
  document: PolicyDocument;
  interpretation: Interpretation;
  /** The interpretation leads to the document. */
  forward: boolean;
  /** The document leads to the interpretation. */
  back: boolean;
}

/** Every document with its interpretations; a document in two places of a site counts as linked when one of them is. */
export function pairsOf(site: SiteFacts): Pair[] {
  const byPlace = new Map(site.documents!.map((document) => [placeOf(document.url), document]));
  const interpretations = new Map(site.interpretations!.map((one) => [placeOf(one.url), one]));
  const byName = new Map<string, PolicyDocument>();
  for (const document of site.documents!) {
    const name = namedIn(document.title) ?? plainName(document.title);
    if (name.length >= nameLength && !byName.has(name)) byName.set(name, document);
  }
  const pairs = new Map<string, Pair>();
  const add = (document: PolicyDocument, interpretation: Interpretation, link: 'forward' | 'back' | null): void => {
    const key = `${document.url} ${interpretation.url}`;
    const pair = pairs.get(key) ?? { document, interpretation, forward: false, back: false };
    if (link) pair[link] = true;
    pairs.set(key, pair);
  };
  for (const interpretation of interpretations.values()) {
    const led = interpretation.leads.flatMap((place) => byPlace.get(place) ?? []);
    for (const document of led) add(document, interpretation, 'forward');
    if (led.length > 0) continue;
    const name = namedIn(interpretation.title);
    const document = name === null || name.length < nameLength ? undefined : byName.get(name);
    if (document) add(document, interpretation, null);
  }
  for (const document of byPlace.values())
    for (const place of document.leads) {
      const interpretation = interpretations.get(place);
      if (interpretation) add(document, interpretation, 'back');
    }
  return [...pairs.values()];
}

/** Shorter names are those of many documents. */
const nameLength = 6;
const plainName = (title: string): string =>
  fold(title)
    .replace(/^.{0,20}?关于(?:印发|发布|公布)?/, '')
    .replace(/的?通知$/, '');
