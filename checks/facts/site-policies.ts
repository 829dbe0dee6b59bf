/** Policy documents, what interprets them, what repeals them, and calls for opinions: small summaries of each page, to be laid beside each other. */
import { columnNames } from '../knowledge/columns.ts';
import { interpretationForms, interpretationTitle } from '../knowledge/interpretation.ts';
import type { DocumentHead, PageFacts, SiteFacts } from '../model/index.ts';
import { placeOf } from './address.ts';
import { fold } from './fold.ts';

type Document = NonNullable<SiteFacts['documents']>[number];
type Interpretation = NonNullable<SiteFacts['interpretations']>[number];
type Repeal = NonNullable<SiteFacts['repeals']>[number];
type Consultation = NonNullable<SiteFacts['consultations']>[number];

const kept = { documents: 5_000, interpretations: 3_000, repeals: 5_000, consultations: 3_000, leads: 20 };
const titleLength = 160;
const interpretationColumn = columnNames.find(({ category }) => category === 'interpretation')!.name;

export interface PolicyGathering {
  add(page: PageFacts): void;
  finish(): Required<Pick<SiteFacts, 'documents' | 'interpretations' | 'repeals' | 'consultations'>>;
}

export function gatherPolicies(): PolicyGathering {
  const documents: Document[] = [];
  const interpretations: Interpretation[] = [];
  const repeals = new Map<string, Repeal>();
  const consultations: Consultation[] = [];
  return {
    add(page) {
      if (page.kind === 'error' || page.kind === 'home') return;
      const title = titleOf(page);
      const published = page.document?.published ?? page.published?.date ?? null;
      const interprets = page.kind === 'article' && isInterpretation(page, title);
      if (interprets && interpretations.length < kept.interpretations) {
        interpretations.push({ url: page.url, title, published, form: formOf(title), leads: leadsOf(page) });
      }
      if (page.document !== null && !interprets && documents.length < kept.documents) {
        documents.push({
          url: page.url,
          title,
          number: page.document.number,
          published,
          lacks: lacksOf(page.document, page.summary),
          mark: page.validity?.mark ?? null,
          until: page.validity?.until ?? null,
          leads: leadsOf(page),
        });
      }
      if (!interprets)
        for (const number of page.validity?.repeals ?? [])
          if (!repeals.has(number) && repeals.size < kept.repeals) repeals.set(number, { number, url: page.url, title, published });
      const { notice } = page;
      if (
        notice !== null &&
        (notice.kind === 'consultation' || notice.kind === 'consultation-result') &&
        consultations.length < kept.consultations
      ) {
        consultations.push({
          url: page.url,
          title,
          kind: notice.kind,
          published: page.published?.date ?? null,
          to: notice.to,
          says: namedIn(title),
          leads: leadsOf(page),
        });
      }
    },
    finish() {
      return { documents, interpretations, repeals: [...repeals.values()], consultations };
    },
  };
}

/** The name between 《 and 》 in a title, without what marks it as a draft; null for none. */
export function namedIn(title: string): string | null {
  const name = /《([^《》]{3,80})》?/.exec(title)?.[1];
  const plain =
    name && fold(name).replace(/\((?:征求意见稿|草案|送审稿|修订稿|试行|公开征求意见稿|修订草案|草案征求意见稿)[^)]{0,12}\)$/, '');
  return plain && plain.length >= 4 ? plain : null;
}

function isInterpretation({ breadcrumb, meta }: PageFacts, title: string): boolean {
  if (interpretationTitle.test(fold(title))) return true;
  const column = breadcrumb.at(-1) ?? '';
  return [column, breadcrumb.at(-2) ?? '', meta.ColumnName ?? ''].some(
    (name) => name.length <= 20 && interpretationColumn.test(fold(name)),
  );
}

function formOf(title: string): string {
  const folded = fold(title);
  return interpretationForms.find(({ title: pattern }) => pattern.test(folded))?.id ?? 'text';
}

function titleOf({ h1, title }: PageFacts): string {
  return (h1 || title).replace(/\s+/g, ' ').trim().slice(0, titleLength);
}

/** Addresses that the page's own part leads to. */
function leadsOf({ links, url }: PageFacts): string[] {
  const places = new Set<string>();
  const own = placeOf(url);
  for (const { href, area, via } of links) {
    if (area !== 'main' || via === 'src' || via === 'css' || href === '' || places.size >= kept.leads) continue;
    const place = placeOf(href);
    if (place !== '' && place !== own && place.includes('/')) places.add(place);
  }
  return [...places];
}

function lacksOf(document: DocumentHead, summary: boolean): string[] {
  const fields = (['index', 'category', 'issuer', 'written', 'number', 'published', 'validity'] as const).filter(
    (field) => document[field] === null,
  );
  return summary ? fields : [...fields, 'summary'];
}
