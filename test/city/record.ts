/** Writes down what is planted in a site, from the plan and the pages themselves, never from what a check would say of them. */
import { holidaysKnown, workingDaysBetween } from '../../checks/calendar.ts';
import { guideElements } from '../../checks/model/index.ts';
import { deadAttachmentPath, deadInnerPath, reportYear } from './build.ts';
import type { Column, PlantedFinding, Site } from './model.ts';
import { reportFaults } from './report-faults.ts';
import { findColumn, homeLists } from './styles/frame.ts';

/** Days a column of this kind may stand still: two weeks, six months, one year. */
const limits: Partial<Record<string, number>> = { news: 14, notice: 183, policy: 183, plan: 365, personnel: 365 };
const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** Returns the planted defects, ordered by check and address. */
export function recordTruth(site: Site): PlantedFinding[] {
  const truth: PlantedFinding[] = [];
  const host = new URL(site.url).origin;
  const plant = (check: string, url: string, detail: string, more: Partial<PlantedFinding> = {}): void =>
    void truth.push({ check, outcome: 'fail', url, detail, ...more });
  const { spec } = site;
  const faults = spec.faults ?? {};
  if (faults.unreachable) {
    plant('site-unreachable', site.url, faults.unreachable === '503' ? 'the home page answers 503' : 'the server closes the connection');
    return truth;
  }
  if (!/\.gov\.cn$/.test(site.host)) plant('domain-name', site.url, `host ${site.host} is not under gov.cn`);
  recordFreshness(site, plant);
  recordLinks(site, host, plant);
  recordDisclosure(site, host, plant);
  recordIdentity(site, plant);
  recordDuties(site, host, plant);
  recordSurface(site, host, plant);
  recordServer(site, plant);
  return truth.sort((a, b) => compare(a.check, b.check) || compare(a.url, b.url));
}
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

type Plant = (check: string, url: string, detail: string, more?: Partial<PlantedFinding>) => void;

function recordFreshness(site: Site, plant: Plant): void {
  const { news, notices, policy } = homeLists(site);
  const shown = [
    ...news,
    ...(notices ? [notices] : []),
    ...policy,
    ...(['bszn', 'jzxx', 'yjzj'].map((key) => findColumn(site, key)).filter(Boolean) as Column[]),
  ];
  const newest = shown
    .flatMap((column) => column.entries.map((entry) => entry.day))
    .sort()
    .at(-1);
  if (newest && daysBetween(newest, site.asOf) > 14) plant('home-stale', site.url, `newest information on the home page: ${newest}`);
  const visit = (column: Column): void => {
    const { plan } = column;
    const url = `${new URL(site.url).origin}${column.path}`;
    const limit = limits[plan.topic ?? ''];
    const day = column.entries
      .map((entry) => entry.day)
      .sort()
      .at(-1);
    if (plan.blank) {
      const scripted = plan.shape === 'scripted';
      plant(
        'column-blank',
        url,
        plan.blank === 'words' ? `${column.name}: says that nothing is there` : `${column.name}: an empty list`,
        scripted ? { rendered: true } : {},
      );
    } else if (plan.undated) plant('undated-items', url, `${column.name}: rows without dates`);
    else if (limit !== undefined && day !== undefined && daysBetween(day, site.asOf) > limit)
      plant('column-stale', url, `${column.name}: newest ${day}, ${daysBetween(day, site.asOf)} days, limit ${limit}`);
    column.children.forEach(visit);
  };
  site.columns.forEach(visit);
}

function recordLinks(site: Site, host: string, plant: Plant): void {
  const { faults = {} } = site.spec;
  for (const dead of site.deadOnHome) plant('dead-link-home', `${host}${dead.path}`, `“${dead.text}” on the home page answers 404`);
  for (let at = 0; at < (faults.deadInner ?? 0); at += 1)
    plant('dead-link-inner', `${host}${deadInnerPath(site, at)}`, 'linked on an inner page, answers 404');
  for (let at = 0; at < (faults.deadAttachment ?? 0); at += 1)
    plant('dead-attachment', `${host}${deadAttachmentPath(site, at)}`, '汇总表.xls attached to a notice answers 404');
}

function recordDisclosure(site: Site, host: string, plant: Plant): void {
  const { faults = {} } = site.spec;
  const has = (key: string): boolean => findColumn(site, key) !== undefined;
  const url = (key: string): string => `${host}${findColumn(site, key)!.path}`;
  // rules that stand elsewhere are an entry of a kind: a person decides
  const elsewhere = faults.surface?.some((name) => name === 'platform-elsewhere' || name === 'platform-apart');
  if (!has('zfxxgk') || faults.noPlatformEntry)
    plant('platform-entry-missing', site.url, 'no entry 政府信息公开 on the home page', elsewhere ? { outcome: 'review' } : {});
  if (!has('zfxxgkzn')) plant('guide-missing', site.url, 'no 政府信息公开指南');
  else if (faults.guideLacks)
    plant(
      'guide-incomplete',
      url('zfxxgkzn'),
      `without ${guideElements.filter((element) => faults.guideLacks!.includes(element)).join(', ')}`,
    );
  if (!has('zfxxgkzd') && !elsewhere) plant('system-missing', site.url, 'no 政府信息公开制度');
  if (!has('fdzdgknr')) plant('statutory-missing', site.url, 'no 法定主动公开内容');
  if (!has('ysqgk')) plant('apply-missing', site.url, 'no 依申请公开');
  const year = reportYear(site.asOf);
  const reports = findColumn(site, 'zfxxgknb');
  if (!reports || faults.annual === 'missing')
    plant(
      'annual-report-missing',
      site.url,
      reports ? `no report of ${year}; the newest is of ${year - 1}` : 'no column of annual reports',
    );
  else if (typeof faults.annual === 'object')
    plant('annual-report-late', `${host}${reports.entries[0]!.path}`, `report of ${year} published ${reports.entries[0]!.day}`);
  for (const fault of faults.report ?? [])
    plant(`annual-report-${fault}`, `${host}${reports!.entries[0]!.path}`, `report of ${year}: ${reportFaults[fault]}`, {
      outcome: fault === 'similarity' || fault === 'text-numbers' ? 'review' : 'fail',
    });
  for (const entry of findColumn(site, 'zcwj')?.entries ?? []) {
    const { lag = 0 } = entry;
    const detail = `published ${lag} working days after it was written`;
    const outcome = byWorkingDays(site);
    if (lag > 20) plant('publication-lag', `${host}${entry.path}`, detail, { outcome });
    else if (lag > 15) plant('publication-lag', `${host}${entry.path}`, detail, { outcome, options: { localWorkdays: 15 } });
  }
}

/** Terms of working days are sure only where the holidays of the year are known. */
const byWorkingDays = ({ asOf }: Site): 'fail' | 'review' => (holidaysKnown(Number(asOf.slice(0, 4))) ? 'fail' : 'review');

const marks = {
  icp: 'icp-record',
  police: 'police-record',
  partyEmblem: 'party-emblem',
  reportErrors: 'report-errors-entry',
  siteMap: 'site-map',
} as const;

function recordIdentity(site: Site, plant: Plant): void {
  const { faults = {} } = site.spec;
  if (faults.siteCode) plant('site-code', site.url, `site code ${faults.siteCode}`);
  if (faults.siteCode === 'missing' && !faults.metas?.includes('site')) plant('meta-site', site.url, 'the tag SiteIDCode is empty');
  const omits = faults.omits ?? [];
  for (const what of omits) if (what !== 'organ' && what !== 'contact') plant(marks[what], site.url, `no ${what} in the footer`);
  if (omits.includes('organ') || omits.includes('contact'))
    plant('organ-contact', site.url, `footer without ${omits.filter((what) => what === 'organ' || what === 'contact').join(' and ')}`);
  for (const group of faults.metas ?? []) plant(`meta-${group}`, site.url, `no page tags of the group ${group}`);
}

/** Columns of the disclosure platform that are for grassroots areas. */
const grassrootsKeys = ['zdxm', 'czyjs', 'aqsc', 'tdzs', 'fwzs', 'shjz'];

function recordSurface(site: Site, host: string, plant: Plant): void {
  for (const { path, detail, check, ...more } of site.surface) plant(check, path === '' ? site.url : `${host}${path}`, detail, more);
  const { faults = {}, profile } = site.spec;
  const has = (key: string): boolean => findColumn(site, key) !== undefined;
  const lacks = ['zfxxgkzn', 'zfxxgkzd', 'fdzdgknr', 'zfxxgknb'].filter((key) => !has(key));
  if (lacks.length > 0) plant('platform-columns', site.url, `${4 - lacks.length} of the four first-level columns`);
  for (const { path, text } of site.deadOnHome)
    if (/(?:平台|查询)$/.test(text)) plant('online-system-dead', `${host}${path}`, `“${text}” answers 404`);
  const dead = (faults.deadHome ?? 0) + (faults.deadInner ?? 0) + (faults.deadAttachment ?? 0);
  if (dead > 3) plant('link-error-rate', site.url, `${dead} dead targets of fewer than four hundred`);
  if (profile?.kind === 'portal') plant('login-entry', site.url, 'a portal without a login', { outcome: 'review' });
  if (profile?.level === 'city') plant('open-data', site.url, 'a city portal without open data', { outcome: 'review' });
  if (profile?.level === 'county') {
    plant('grassroots-column', site.url, 'a county without columns for most grassroots areas');
    for (const key of grassrootsKeys) {
      const column = findColumn(site, key);
      if (column && column.entries.length < 4)
        plant('grassroots-column', `${host}${column.path}`, `${column.name}: ${column.entries.length} entries`);
    }
  }
}

/** What the server itself does wrong: only probes see it. */
function recordServer({ url, spec }: Site, plant: Plant): void {
  const network = { probed: 'network' } as const;
  const { certificate, secure, prefix, faults = {} } = spec;
  if (!certificate) plant('https-certificate', url, 'nothing answers over HTTPS', { outcome: 'review', ...network });
  else if (certificate !== 'good') plant('https-certificate', url, `certificate: ${certificate}`, network);
  else if (!secure) plant('https-certificate', url, 'HTTP does not lead to HTTPS', { outcome: 'review', ...network });
  if (faults.missing) plant('not-found-page', url, missingWays[faults.missing], network);
  else if (prefix !== '') plant('not-found-page', url, 'the page of the platform offers no way on', { outcome: 'review', ...network });
}
const missingWays = { answers: 'answers 200 for what does not exist', home: 'leads to the home page for what does not exist' };

function recordDuties(site: Site, host: string, plant: Plant): void {
  for (const { check, outcome, path, detail } of site.duties)
    plant(check, path === '' ? site.url : `${host}${path}`, detail, { outcome: check === 'notice-late' ? byWorkingDays(site) : outcome });
  const columns: Column[] = [];
  const visit = (column: Column): void => {
    columns.push(column);
    column.children.forEach(visit);
  };
  site.columns.forEach(visit);
  const portal = site.spec.profile?.kind === 'portal';
  const blanks = new Set(['tjsj', 'czyjs', ...(portal ? ['zfcg'] : [])]);
  for (const { key, path, name, plan } of columns) {
    const asked = portal ? blanks.has(key) : key === 'czyjs';
    if (asked && plan.blank) plant('statutory-items', `${host}${path}`, `${name}: holds nothing`);
  }
  const has = (key: string): boolean => findColumn(site, key) !== undefined;
  if (!has('czyjs')) plant('statutory-items', site.url, 'no budgets', { outcome: 'review' });
  const policy = findColumn(site, 'zcwj');
  const newest = policy?.entries[0]?.day;
  if (policy && newest && daysBetween(newest, site.asOf) > 183)
    plant('statutory-items', `${host}${policy.path}`, `documents: newest ${newest}`, { outcome: 'review' });
  for (const { path, day, about } of findColumn(site, 'zcjd')?.entries ?? []) {
    const document = policy?.entries.find((one) => one.path === about);
    if (document && workingDaysBetween(document.day, day) > 5)
      plant('interpretation-late', `${host}${path}`, `published ${day}, its document ${document.day}`, { outcome: 'review' });
  }
  if (!portal) return;
  for (const [key, what] of Object.entries(portalMatters)) {
    if (!has(key)) plant(what.includes('article') ? 'statutory-items' : 'required-matters', site.url, `no ${what}`, { outcome: 'review' });
  }
  const calls = findColumn(site, 'yjzj')!;
  if (calls.entries.length < 6)
    plant('required-matters', `${host}${calls.path}`, 'fewer than six calls for opinions a year', { outcome: 'review' });
}

/** Columns that a government owes beside those of every organ. */
const portalMatters: Record<string, string> = {
  bjtj: 'statistics of services',
  lytj: 'statistics of letters',
  zdjc: 'list of major decisions',
  xzxk: 'permits, article 20 (5)',
  xzcf: 'penalties, article 20 (6)',
};
