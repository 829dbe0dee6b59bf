/** What a page shows of the duties of its organ, read part by part. */
import { budgetPatterns, budgetTitle } from '../knowledge/notices.ts';
import { organName, organPatterns } from '../knowledge/organ.ts';
import { saidRepealed, supersededLaw } from '../knowledge/superseded.ts';
import type { Link, PageFacts, PageKind } from '../model/index.ts';
import { fold, foldShapes } from './fold.ts';
import { mainText, type PageNames } from './guide.ts';
import { readLetters } from './letters.ts';
import { readNotice } from './notice.ts';
import { readPublishing } from './publishing.ts';
import { readService } from './service.ts';
import type { PageTree } from './tree.ts';
import { readValidity } from './validity.ts';

interface Page {
  address: string;
  asOf: string;
  names: PageNames;
  kind: PageKind;
  links: readonly Link[];
  document: PageFacts['document'];
  /** A guide to disclosure, or a page of 依申请公开. */
  platform: boolean;
}

type Duties = Pick<
  PageFacts,
  'letters' | 'service' | 'notice' | 'validity' | 'superseded' | 'organParts' | 'budgetParts' | 'summary' | 'register' | 'penalty' | 'gaps'
>;

const readLength = 40_000;
const quoteLength = 60;
/** Lists and front pages show many things and none of them whole. */
const fronts = new Set<PageKind>(['home', 'search', 'error', 'stub', 'frame']);
const lists = new Set<PageKind>(['hub', 'column']);

const unread = { register: null, penalty: null, gaps: null };

/** The parts of PageFacts that tell of duties. Never throws; bounded. */
export function readDuties(tree: PageTree, page: Page): Duties {
  const { names, kind, links, address, asOf, document } = page;
  if (fronts.has(kind))
    return {
      letters: [],
      service: null,
      notice: null,
      validity: null,
      superseded: [],
      organParts: null,
      budgetParts: null,
      summary: false,
      ...unread,
    };
  const letters = readLetters(tree, names, address);
  if (lists.has(kind))
    return {
      letters,
      service: null,
      notice: null,
      validity: null,
      superseded: [],
      organParts: readOrgan(tree, names),
      budgetParts: null,
      summary: false,
      ...readPublishing(tree, names, kind),
    };
  const service = readService(tree, names, kind, links);
  return {
    letters,
    service,
    notice: readNotice(tree, names, kind, links, asOf),
    validity: readValidity(tree, names, document),
    superseded: readSuperseded(tree, names, service !== null, page.platform),
    organParts: document === null && service === null ? readOrgan(tree, names) : null,
    budgetParts: readBudget(tree, names),
    ...readPublishing(tree, names, kind),
    summary: document !== null && /(?:内\s?容|信\s?息)\s?(?:概\s?述|概\s?要|摘\s?要)\s?[:：】\]]?\s?[^\s:：】\]]/.test(tree.text),
  };
}

const rulesName = /制度|规定|办法|规范|指南|机制/;

function readSuperseded(tree: PageTree, names: PageNames, service: boolean, platform: boolean): PageFacts['superseded'] {
  const rules =
    platform || [names.h1 ?? '', names.title, ...names.breadcrumb].some((name) => name.includes('公开') && rulesName.test(name));
  if (!service && !rules) return [];
  const wanted = supersededLaw.filter(({ hint, where }) => (where === 'service' ? service : rules) && tree.text.includes(hint));
  if (wanted.length === 0) return [];
  const text = foldShapes(mainText(tree).slice(0, readLength));
  if (saidRepealed.test(text.slice(0, 600)) || saidRepealed.test(names.title)) return [];
  const found: PageFacts['superseded'] = [];
  for (const { id, pattern } of wanted) {
    const match = pattern.exec(text);
    if (match && !/废止|失效|修订前|原《/.test(text.slice(Math.max(0, match.index - 12), match.index + match[0].length + 12)))
      found.push({ id, quote: match[0].slice(0, quoteLength) });
  }
  return found;
}

function readOrgan(tree: PageTree, names: PageNames): PageFacts['organParts'] {
  const own = [names.h1 ?? '', names.title.split(/[-_|—–]/)[0]!, ...names.breadcrumb].map((name) => name.trim());
  if (!own.some((name) => name.length <= 14 && organName.test(name))) return null;
  const text = foldShapes(mainText(tree).slice(0, readLength));
  return search(text, organPatterns);
}

function readBudget(tree: PageTree, names: PageNames): PageFacts['budgetParts'] {
  const title = fold((names.h1 || names.title).slice(0, 100));
  if (!budgetTitle.test(title)) return null;
  return search(foldShapes(mainText(tree).slice(0, readLength)), budgetPatterns);
}

function search<Key extends string>(text: string, patterns: Readonly<Record<Key, RegExp>>): Partial<Record<Key, string>> {
  const found: Partial<Record<Key, string>> = {};
  for (const key of Object.keys(patterns) as Key[]) {
    const match = patterns[key].exec(text);
    if (match) found[key] = match[0].replace(/\s+/g, ' ').trim().slice(0, quoteLength);
  }
  return found;
}
