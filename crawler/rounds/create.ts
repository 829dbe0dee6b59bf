/** A new round: quarter, index and sites, all as they are on the day it is made. */
import { createHash } from 'node:crypto';
import { addDays, addMonths } from '../../checks/calendar.ts';
import type { EvaluationIndex, RosterSite } from '../../checks/model/index.ts';
import { checksVersion } from '../../checks/version.ts';
import { CrawlError } from '../errors.ts';
import { indexText, loadIndex, loadParts, partFile } from '../index-files.ts';
import type { Store } from '../store.ts';
import type { IndexTexts, RoundSettings, StoredRound } from './rounds.ts';
import { drawSample, leastShare } from './sampling.ts';

export interface RoundPlan {
  /** The quarter without it. */
  id?: string;
  /** `2026Q3` */
  quarter: string;
  asOf: string;
  /** Id or file of the index. */
  index: string;
  /** What sites are drawn from. */
  sites: readonly RosterSite[];
  share: number;
  seed: string;
  settings: RoundSettings;
  /** A share below the least is wanted all the same. */
  small: boolean;
  createdAt: string;
}

/** Ids go into names of files. */
const idPattern = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,59}$/u;

/** First and last day of a quarter. */
export function daysOf(quarter: string): { from: string; to: string } {
  const [, year, number] = /^(\d{4})Q([1-4])$/.exec(quarter)!;
  const from = `${year}-${String(Number(number) * 3 - 2).padStart(2, '0')}-01`;
  return { from, to: addDays(addMonths(from, 3), -1) };
}

/**
 * Makes a round. Throws a CrawlError for an id that cannot be one, that is taken, for a share that is too small, and where there are no
 * sites; an IndexError for an index that cannot be used.
 */
export async function createRound(store: Store, plan: RoundPlan): Promise<StoredRound> {
  const { quarter, asOf, sites, share, seed, settings, small, createdAt } = plan;
  const id = plan.id ?? quarter;
  if (!idPattern.test(id) || id.includes('..'))
    throw new CrawlError(
      'bad-id',
      `季度检查编号应由汉字、字母、数字和 . _ - 组成，不超过 60 个字符，现为：${id}`,
      `the id of a round is made of letters, digits and . _ -, 60 at most, not: ${id}`,
    );
  if (share < leastShare && !small)
    throw new CrawlError(
      'small-sample',
      `抽查比例 ${percent(share)} 低于 ${percent(leastShare)}：政府网站每季度抽查比例不得低于 30%。确需更小样本的（如试查），加 --allow-small-sample。`,
      `a sample of ${percent(share)} is smaller than the ${percent(leastShare)} that each quarter wants; for a trial add --allow-small-sample`,
    );
  const { strata, taken } = drawSample(sites, { share, seed });
  if (taken.length === 0)
    throw new CrawlError(
      'no-sites',
      '没有可检查的站点：名录为空，或所选站点均未在运行。请先用 sites import 导入名录。',
      'there are no sites to inspect: the roster is empty, or none of those named is in operation; import a roster with sites import',
    );
  const index = loadIndex(plan.index);
  const texts = textsOf(index, plan.index);
  const round: StoredRound = {
    schema: 'mingcha-round-1',
    ...{ id, quarter, ...daysOf(quarter), asOf },
    index: { id: index.id, version: index.version, hash: hashOf(texts), title: index.title },
    ...{ checksVersion, seed, share, strata, createdAt, settings },
  };
  await store.rounds.create(round, taken, texts);
  return round;
}

function textsOf(index: EvaluationIndex, name: string): IndexTexts {
  const parts = loadParts(index, name).map(({ id }) => ({ id, ...indexText(partFile(id, name)) }));
  return { index: indexText(name), parts };
}

/** SHA-256 of the text of the index and of those it is made of, in their order. */
function hashOf({ index, parts }: IndexTexts): string {
  const hash = createHash('sha256').update(index.text);
  for (const { text } of parts) hash.update('\0').update(text);
  return hash.digest('hex');
}

const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`;
