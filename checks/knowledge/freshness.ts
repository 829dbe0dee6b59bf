/**
 * How long columns may go without an update. 国办秘函〔2019〕19号: 动态、要闻 two weeks, 通知公告 and 政策文件 six months;
 * the census of 2015 (国办发〔2015〕15号): 人事、规划计划 one year. No national rule says it of other columns.
 */
import type { ColumnCategory } from '../model/index.ts';

/** Days the home page may go without new information. */
export const homeLimitDays = 14;

export interface FreshnessOptions {
  newsDays: number;
  noticeMonths: number;
  policyMonths: number;
  planYears: number;
  /** For columns without a national limit; undefined: not judged. */
  otherMonths?: number;
  /** Months that a local rule sets for a category, before any other limit. */
  localMonths?: Partial<Record<ColumnCategory, number>>;
}

export const freshnessDefaults = { newsDays: 14, noticeMonths: 6, policyMonths: 6, planYears: 1 } as const;

export type FreshnessLimit = { unit: 'Days' | 'Months' | 'Years'; count: number };

/** Columns that hold no news of any kind: they change when what they describe does. */
const standing: ReadonlySet<ColumnCategory> = new Set([
  'organ',
  'leader',
  'guide',
  'apply',
  'service',
  'interaction',
  'overview',
  'annual',
  'system',
]);

/** The limit of a category, or null where none applies. */
export function limitOf(category: ColumnCategory, options: FreshnessOptions): FreshnessLimit | null {
  const local = options.localMonths?.[category];
  if (local !== undefined) return { unit: 'Months', count: local };
  switch (category) {
    case 'news':
      return { unit: 'Days', count: options.newsDays };
    case 'notice':
      return { unit: 'Months', count: options.noticeMonths };
    case 'policy':
      return { unit: 'Months', count: options.policyMonths };
    case 'personnel':
    case 'planning':
      return { unit: 'Years', count: options.planYears };
    default:
      return options.otherMonths === undefined || standing.has(category) ? null : { unit: 'Months', count: options.otherMonths };
  }
}

/** Columns whose rows must show when they were published (注：未注明发布时间的视为不更新; 国办发〔2017〕47号 网页设计规范). */
export const datedCategories: ReadonlySet<ColumnCategory> = new Set([
  'news',
  'notice',
  'policy',
  'interpretation',
  'personnel',
  'planning',
  'statistics',
  'budget',
  'procurement',
  'service',
  'interaction',
]);

/** Fewer rows than this tell nothing of how a column is kept. */
export const undatedRowsNeeded = 2;
