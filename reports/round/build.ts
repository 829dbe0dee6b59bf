/** Results of a round → RoundReport, one site at a time: no findings are held but the few that the report names. */
import type { Bilingual, Round } from '../../checks/model/index.ts';
import { type ComparedSite, compareRounds } from '../comparison/compare.ts';
import { addCourse, noCourse } from '../comparison/course.ts';
import { nameChecks } from '../comparison/names.ts';
import { comparableRounds, leavesOf } from '../comparison/scores.ts';
import { clip } from '../plain.ts';
import { startFollowUp } from './follow-up.ts';
import { startIndicators } from './indicators.ts';
import { startMatrix } from './matrix.ts';
import type { Against, RoundReport, SiteRow, Veto } from './model.ts';
import { startNotLookedAt } from './not-looked-at.ts';
import { startProblems } from './problems.ts';
import { placeRows, type Ranked } from './ranking.ts';
import { rowOf } from './sites.ts';
import type { RoundSource } from './source.ts';
import { isJudged, startNamed, startTotals } from './totals.ts';
import { startTrend } from './trend.ts';

const levels = ['ministry', 'province', 'city', 'county', 'township'];
const siteKinds = ['portal', 'department', 'platform-unit'];
/** Numbers of the index that are named as not verified. */
const mostUnverified = 500;

export interface ReportBuilder {
  add(compared: ComparedSite): void;
  finish(): RoundReport;
}

/** The sites of a round with their comparison, as the report and its writers take them. */
export function readCompared(source: RoundSource): AsyncGenerator<ComparedSite> {
  const { now, earlier, previous, yearBefore, visits, names } = source;
  const against = [...new Set([previous, yearBefore].filter((id) => id !== null))];
  return compareRounds({ now, earlier, against, ...(visits ? { visits } : {}), ...(names ? { names } : {}) });
}

/** Reads a round and returns its report. */
export async function buildReport(source: RoundSource): Promise<RoundReport> {
  const builder = startReport(source);
  for await (const compared of readCompared(source)) builder.add(compared);
  return builder.finish();
}

/** Starts a report; every site of the round must be added, in the order in which they are read. */
export function startReport(source: RoundSource): ReportBuilder {
  const { now, earlier, previous, yearBefore, index, roster, names = nameChecks() } = source;
  const { round } = now;
  const rounds = earlier.map((one) => one.round);
  const compared = previous !== null;
  const previousAt = rounds.findIndex(({ id }) => id === previous);

  const start = () => startTotals(index, compared);
  const totals = start();
  const named = {
    level: startNamed(({ level }) => level, levels, start),
    kind: startNamed(({ kind }) => kind, siteKinds, start),
    group: startNamed(({ group }) => group, [], start),
    region: startNamed(({ region }) => region, [], start),
  };
  const sets = Object.values(named);
  const problems = startProblems(names, compared);
  const indicators = startIndicators(index);
  const matrix = startMatrix(names);
  const trend = startTrend([...rounds, round]);
  const followUp = previous === null ? null : startFollowUp(previous);
  const notLookedAt = startNotLookedAt();

  const rows: SiteRow[] = [];
  const ranked: Ranked[] = [];
  const vetoes: Veto[] = [];
  const unverified = new Map<string, Bilingual>();
  const method = { pages: 0, targets: 0, rendered: 0, manual: 0 };
  const checks = new Set<string>();
  const evaluators = new Set<string>();
  const courses = { previous: noCourse(), yearBefore: noCourse() };
  const both = { previous: 0, yearBefore: 0 };

  return {
    add({ now: result, earlier: results, comparisons }) {
      const before = previous === null ? undefined : comparisons.get(previous);
      const year = yearBefore === null ? undefined : comparisons.get(yearBefore);
      const was = results[previousAt];
      const yearWas = results[rounds.findIndex(({ id }) => id === yearBefore)];
      trend.add([...results, result]);
      if (was) {
        totals.addBefore(was);
        for (const set of sets) set.of(was.site).addBefore(was);
        ranked.push({
          id: was.site.id,
          group: was.site.group,
          verdict: was.scorecard?.verdict ?? null,
          score: was.scorecard?.score ?? null,
        });
      }
      const site = (result ?? was ?? results.findLast((one) => one !== null))?.site;
      if (before && site) {
        followUp!.add(site, before);
        addCourse(courses.previous, before.counts.fail);
      }
      if (year) addCourse(courses.yearBefore, year.counts.fail);
      if (!result || !site) return;
      if (was) both.previous++;
      if (yearWas) both.yearBefore++;

      const { scorecard, findings, status } = result;
      const row = rowOf(result, before, year);
      rows.push(row);
      totals.add(row);
      for (const set of sets) set.of(row).add(row);
      problems.add(site, findings, scorecard?.vetoes.length ?? 0, before);
      indicators.add(site.id, scorecard, before?.indicators ?? []);
      matrix.add(site, isJudged({ status, verdict: scorecard?.verdict ?? null }), findings);
      notLookedAt.add(result);
      if (!scorecard) return;
      const place = { site: site.id, name: clip(site.name, 120), organ: clip(site.organ, 120) };
      for (const veto of scorecard.vetoes) vetoes.push({ ...place, ...veto, findings: veto.findings.slice(0, 50), possible: false });
      if (status === 'done')
        for (const veto of scorecard.possibleVetoes) vetoes.push({ ...place, ...veto, verified: true, findings: [], possible: true });
      for (const { node, title, what } of scorecard.unverified) {
        if (unverified.size < mostUnverified)
          unverified.set(node, { 'zh-CN': `${title['zh-CN']}：${what['zh-CN']}`, en: `${title.en}: ${what.en}` });
      }
      method.pages += scorecard.seen.pages;
      method.targets += scorecard.seen.targets;
      method.rendered += scorecard.seen.rendered;
      for (const [check, tally] of Object.entries(scorecard.tallies))
        if (Object.values(tally).some((count) => count > 0)) checks.add(check);
      for (const { mark } of leavesOf(scorecard.nodes)) {
        if (!mark) continue;
        method.manual++;
        if (mark.by) evaluators.add(mark.by);
      }
    },

    finish() {
      const samePoints = previousAt >= 0 && comparableRounds(rounds[previousAt]!, round) === 'same';
      const placed = placeRows(rows, compared ? ranked : null, samePoints);
      const inOperation = countRoster(round, roster);
      const { id, version, title, source: sources, total, grades, pass, names: own } = index;
      const all = totals.finish(inOperation.all);
      return {
        schema: 'mingcha-round-report-1',
        round,
        index: {
          id,
          version,
          title,
          source: sources,
          total,
          grades,
          pass,
          ...(own ? { names: own } : {}),
          unverified: [...unverified.values()],
        },
        method: { ...method, checks: checks.size, evaluators: [...evaluators].sort(), rankedBy: 'veto-last-then-low-end' },
        previous: describeAgainst(rounds, previous, round, both.previous),
        yearBefore: describeAgainst(rounds, yearBefore, round, both.yearBefore),
        totals: all,
        byLevel: named.level.finish((key) => inOperation.level(key)),
        byKind: named.kind.finish((key) => inOperation.kind(key)),
        byGroup: named.group.finish((key) => inOperation.group(key)),
        byRegion: named.region.finish((key) => inOperation.region(key)),
        sites: placed.rows,
        ranking: placed.groups,
        vetoes,
        ...problems.finish(),
        indicators: indicators.finish(samePoints),
        matrix: matrix.finish(),
        course: compared ? courses.previous : null,
        yearCourse: yearBefore === null ? null : courses.yearBefore,
        trend: trend.finish(),
        followUp: followUp?.finish() ?? null,
        disagreements: [...source.disagreements],
        notLookedAt: notLookedAt.finish(inOperation.all === null ? null : Math.max(0, inOperation.all - rows.length)),
      };
    },
  };
}

function describeAgainst(rounds: readonly Round[], wanted: string | null, now: Round, sites: number): Against | null {
  const found = rounds.find(({ id }) => id === wanted);
  if (!found) return null;
  const { id, quarter, asOf, revision, index, checksVersion } = found;
  return { id, quarter, asOf, revision, index, comparable: comparableRounds(found, now), checksVersion, sites };
}

/** Sites in operation: by the roster, else by the strata that the sample was drawn from, which know level and region only. */
function countRoster({ strata }: Round, roster: RoundSource['roster']) {
  if (roster) {
    const by = (key: 'level' | 'kind' | 'group' | 'region') => (value: string) => roster.filter((site) => site[key] === value).length;
    return { all: roster.length, level: by('level'), kind: by('kind'), group: by('group'), region: by('region') };
  }
  const sum = (wanted: (stratum: Round['strata'][number]) => boolean): number | null =>
    strata.length === 0 ? null : strata.filter(wanted).reduce((count, { of }) => count + of, 0);
  return {
    all: sum(() => true),
    level: (value: string) => sum(({ level }) => level === value),
    region: (value: string) => sum(({ region }) => region === value),
    kind: () => null,
    group: () => null,
  };
}
