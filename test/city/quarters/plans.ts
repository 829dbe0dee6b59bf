/**
 * The city over four quarters, as data: for each site the course that its defects take. The plans of the city (plans.ts) are those of the last
 * quarter; what is not named here was there all along.
 */
import type { ColumnPlan, Faults, SiteSpec } from '../model.ts';
import { agency } from '../plans.ts';

/** The four quarter ends on which the city is inspected; the last is the day of the city itself. */
export const quarters = [
  { name: '2025Q4', asOf: '2025-12-31' },
  { name: '2026Q1', asOf: '2026-03-31' },
  { name: '2026Q2', asOf: '2026-06-30' },
  { name: '2026Q3', asOf: '2026-09-30' },
] as const;
export type QuarterName = (typeof quarters)[number]['name'];

type Bit = '0' | '1';
/** One sign a quarter: 1 where it is there. `0111` is new in the second quarter, `1100` mended in the third, `1011` came back. */
export type Marks = `${Bit}${Bit}${Bit}${Bit}`;
type Four<Value> = readonly [Value, Value, Value, Value];
type Named<Key extends 'duties' | 'surface' | 'report' | 'omits' | 'metas' | 'guideLacks'> = Partial<
  Record<NonNullable<Faults[Key]>[number], Marks>
>;

/** The course of one site. */
export interface Course {
  /** Quarters in which the site is in operation. */
  running?: Marks;
  unreachable?: Four<Faults['unreachable']>;
  duties?: Named<'duties'>;
  surface?: Named<'surface'>;
  report?: Named<'report'>;
  omits?: Named<'omits'>;
  metas?: Named<'metas'>;
  guideLacks?: Named<'guideLacks'>;
  siteCode?: Four<Faults['siteCode']>;
  annual?: Four<Faults['annual']>;
  deadHome?: Four<number>;
  deadInner?: Four<number>;
  deadAttachment?: Four<number>;
  lags?: Four<number[]>;
  /** Differences of columns from the plan, by key; null where there is none. */
  columns?: Record<string, Four<Partial<ColumnPlan> | null>>;
  /** Columns that are not there in some quarters. */
  columnsThere?: Record<string, Marks>;
}

/** Notices of a year instead of a quarter, so that what is wrong in one of them is still to be seen when newer ones have come. */
const long = { count: 36 };
const longNotices: Four<Partial<ColumnPlan>> = [long, long, long, long];

export const courses: Record<string, Course> = {
  www: {
    surface: { leak: '0111', catalogue: '1011', map: '0101', slip: '1101' },
    deadHome: [0, 1, 1, 1],
    deadInner: [4, 4, 1, 3],
    deadAttachment: [2, 1, 1, 1],
    lags: [[26], [], [], [26, 3, 17]],
    columns: { tzgg: longNotices, tjsj: [{ blank: undefined }, null, { blank: undefined }, null] },
  },
  slj: {
    surface: { lottery: '1001', secret: '0111', 'no-aid': '1111', 'old-sheet': '0111' },
    duties: { 'rules-old': '1101', 'letter-open': '1111', 'service-short': '0011', 'organ-hours': '1100' },
    guideLacks: { fax: '1111', hours: '0001', phone: '1000' },
    siteCode: ['missing', 'malformed', undefined, 'malformed'],
    omits: { siteMap: '1100', police: '1000' },
    deadHome: [1, 2, 1, 2],
    deadInner: [1, 2, 0, 2],
    columns: {
      tzgg: longNotices,
      // stale in the first quarter, fed in the next two, and stale again
      gzdt: [{ newest: 33 }, null, null, null],
      zfcg: [null, { blank: undefined }, null, null],
      // the column goes by another name: what is wrong with it stays the same
      ghjh: [{ name: '规划信息', newest: 380 }, { name: '规划信息', newest: 470 }, { name: '规划信息', newest: 561 }, null],
    },
  },
  czj: {
    // mended and without any defect at the end
    surface: { slip: '1000', 'no-viewport': '1110' },
    omits: { icp: '1100', partyEmblem: '0010' },
    deadInner: [1, 1, 0, 0],
  },
  jyj: {
    surface: { leak: '1011', mask: '0101', 'no-fee': '1111', 'soft-missing': '1101' },
    duties: { 'rules-old': '1111', 'guide-old': '0011', 'budget-short': '1101', 'head-validity': '1101' },
    omits: { police: '1101', reportErrors: '0111' },
    deadAttachment: [0, 1, 0, 1],
    annual: [undefined, { late: '03-05' }, { late: '03-05' }, { late: '03-05' }],
    lags: [[34], [], [], [34]],
    columns: { tzgg: longNotices },
  },
  wjw: {
    surface: { stranger: '0111', 'no-platform-search': '1101', elsewhere: '1111' },
    metas: { site: '1111', column: '1011' },
    omits: { partyEmblem: '0011', siteMap: '1111' },
    columns: { tjsj: [{ blank: undefined }, null, null, null], bgxz: [null, null, { blank: undefined }, null] },
  },
  // does not answer in one quarter: what was wrong with it is not seen then, and is no more mended than it is new afterwards
  yjglj: {
    unreachable: [undefined, '503', undefined, undefined],
    surface: { secret: '1111', advert: '1101', slip: '1000' },
    omits: { contact: '1111', organ: '0011', police: '1010' },
    // the report of 2025 never came; that of 2024 had
    annual: [undefined, 'missing', 'missing', 'missing'],
    deadInner: [2, 1, 1, 0],
    duties: { 'letters-old': '0001' },
    columns: { tzgg: longNotices },
  },
  scjgj: {
    surface: { 'no-viewport': '1111', elsewhere: '0101' },
    metas: { article: '0011' },
    siteCode: ['disagreeing', undefined, 'disagreeing', 'disagreeing'],
    duties: { 'organ-hours': '1011', 'letters-old': '0001' },
  },
  qingxi: {
    surface: { lottery: '0101', mask: '1111', map: '1101', 'soft-missing': '0011' },
    siteCode: [undefined, 'missing', 'missing', 'missing'],
    omits: { icp: '1011' },
    metas: { article: '1111' },
    deadHome: [1, 0, 1, 1],
    columns: { czyjs: [{ blank: undefined }, null, { blank: undefined }, null] },
  },
  tjj: { omits: { siteMap: '1100' }, deadAttachment: [1, 0, 1, 0] },
  syj: {
    surface: { 'form-dead': '1101', 'no-platform-search': '1111' },
    guideLacks: { arrangement: '1111', online: '0101', address: '1100' },
    metas: { column: '0011' },
  },
  cgj: {
    surface: { 'no-viewport': '1011', 'no-fee': '1111', flash: '0111' },
    omits: { police: '0111', partyEmblem: '1101' },
    annual: [undefined, { late: '02-18' }, { late: '02-18' }, { late: '02-18' }],
    lags: [[41], [], [], [2, 19, 41]],
  },
  tour: { surface: { stranger: '1101', advert: '1111', 'no-aid': '0011' }, omits: { icp: '1111', siteMap: '1011' } },
  // opened in the third quarter
  invest: { running: '0011', surface: { 'no-sheet': '1111' }, omits: { organ: '0001', contact: '1111' } },
  // closed after the second quarter
  lsj: { running: '1100', omits: { icp: '1100', siteMap: '0100' }, surface: { 'no-viewport': '1100' } },
  // answered for two quarters, and has not since
  gone: {
    unreachable: [undefined, undefined, 'closed', 'closed'],
    omits: { police: '1111', reportErrors: '0111' },
    surface: { 'no-aid': '1111' },
  },
};

const utf8 = { charset: 'utf-8', declared: 'both' } as const;

/** Sites of earlier quarters as they were: closed since, or not answering any more. */
export const earlier: readonly SiteSpec[] = [
  {
    id: 'lsj',
    host: 'lsj.lanchuan.gov.cn',
    prefix: '',
    name: '岚川市粮食局',
    organ: '岚川市粮食局',
    short: '市粮食局',
    documentCode: '岚粮',
    style: 'classic',
    encoding: utf8,
    topics: 'czj',
    siteCode: '5199000018',
    columns: agency('爱粮节粮专题'),
    faults: {},
  },
];

/** What a site that answers in some quarters holds, where the plan of the city leaves it empty. */
export const fillings: Record<string, ColumnPlan[]> = { gone: agency('地情文化专题') };
