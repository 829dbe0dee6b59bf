/** Problems by kind, by theme and by organ. */
import type { Finding, RosterSite } from '../../checks/model/index.ts';
import { addCourse, noCourse } from '../comparison/course.ts';
import type { ComparedFinding, CourseCounts, SiteComparison } from '../comparison/model.ts';
import type { CheckNames } from '../comparison/names.ts';
import { exampleOf, keepExamples } from './examples.ts';
import { limits, type OrganRow, type ProblemKind, type Theme } from './model.ts';
import { listSites } from './sites.ts';
import { themeTitles } from './terms.ts';

/** All findings of one site under one check. */
interface OfCheck {
  fail: Finding[];
  review: Finding[];
  error: number;
}

export interface ProblemsOf {
  add(site: RosterSite, findings: readonly Finding[], vetoes: number, comparison: SiteComparison | undefined): void;
  finish(): { problems: ProblemKind[]; themes: Theme[]; organs: OrganRow[] };
}

export function startProblems(names: CheckNames, compared: boolean): ProblemsOf {
  const kinds = new Map<string, ReturnType<typeof startKind>>();
  const themes = new Map<string, ReturnType<typeof startTheme>>();
  const organs = new Map<string, ReturnType<typeof startOrgan>>();
  const at = <Value>(map: Map<string, Value>, key: string, start: () => Value): Value => {
    const there = map.get(key) ?? start();
    map.set(key, there);
    return there;
  };
  const kindOf = (check: string) => at(kinds, check, () => startKind(check, names, compared));

  return {
    add(site, findings, vetoes, comparison) {
      const byCheck = groupByCheck(findings, names);
      const courses = new Map((comparison?.findings ?? []).map((one) => [one.fingerprint, one]));
      for (const [check, of] of byCheck) kindOf(check).add(site, of, courses);
      for (const one of comparison?.findings ?? []) kindOf(one.check).follow(one);
      for (const [theme, checks] of Map.groupBy(byCheck, ([check]) => names.find(check)?.theme ?? '')) {
        at(themes, theme, () => startTheme(theme)).add(site.id, checks);
      }
      at(organs, site.organ, () => startOrgan(site.organ, compared)).add(site, byCheck, vetoes, courses, comparison);
    },
    finish: () => ({
      problems: [...kinds.values()]
        .map((kind) => kind.finish())
        .filter(({ findings, reviews, course, unmeasured }) => findings + reviews + unmeasured.count > 0 || (course && total(course) > 0))
        .sort((a, b) => b.sites.count - a.sites.count || b.findings - a.findings || compare(a.check, b.check)),
      themes: [...themes.values()]
        .map((theme) => theme.finish())
        .filter(({ findings, reviews }) => findings + reviews > 0)
        .sort((a, b) => b.findings - a.findings || compare(a.theme, b.theme)),
      organs: [...organs.values()]
        .map((organ) => organ.finish())
        .sort((a, b) => b.findings - a.findings || b.reviews - a.reviews || compare(a.organ, b.organ)),
    }),
  };
}

function groupByCheck(findings: readonly Finding[], names: CheckNames): Map<string, OfCheck> {
  const groups = new Map<string, OfCheck>();
  for (const finding of findings) {
    const check = names.current(finding.check);
    const group = groups.get(check) ?? { fail: [], review: [], error: 0 };
    groups.set(check, group);
    if (finding.outcome === 'fail' || finding.outcome === 'review')
      group[finding.outcome].push(check === finding.check ? finding : { ...finding, check });
    else if (finding.outcome === 'error') group.error++;
  }
  return groups;
}

type Courses = ReadonlyMap<string, ComparedFinding>;

function startKind(check: string, names: CheckNames, compared: boolean) {
  const named = names.find(check);
  const [sites, unmeasured] = [listSites(), listSites()];
  const examples = keepExamples(limits.examples, limits.ofSite);
  const organs = new Map<string, { findings: number; sites: number }>();
  const fingerprints: string[] = [];
  const course = noCourse();
  let [findings, reviews] = [0, 0];
  return {
    add(site: RosterSite, { fail, review, error }: OfCheck, courses: Courses): void {
      reviews += review.length;
      if (error > 0) unmeasured.add(site.id);
      if (fail.length === 0) return;
      findings += fail.length;
      sites.add(site.id);
      for (const { fingerprint } of fail.slice(0, limits.fingerprints - fingerprints.length)) fingerprints.push(fingerprint);
      const organ = organs.get(site.organ) ?? { findings: 0, sites: 0 };
      organs.set(site.organ, { findings: organ.findings + fail.length, sites: organ.sites + 1 });
      examples.offer(fail.length, (number) => exampleOf(fail[number]!, site, courses.get(fail[number]!.fingerprint)));
    },
    follow({ word, now, before }: ComparedFinding): void {
      if ((now ?? before)!.outcome === 'fail') course[word]++;
    },
    finish: (): ProblemKind => ({
      check,
      theme: named?.theme ?? '',
      title: named?.title ?? { 'zh-CN': check, en: check },
      sites: sites.list(),
      ...{ findings, reviews },
      unmeasured: unmeasured.list(),
      fingerprints,
      course: compared ? course : null,
      organs: [...organs].map(([organ, counts]) => ({ organ, ...counts })).sort(byFindings),
      examples: examples.list(),
    }),
  };
}

function startTheme(theme: string) {
  const sites = listSites();
  const checks = new Map<string, number>();
  let [findings, reviews] = [0, 0];
  return {
    add(site: string, of: readonly [check: string, OfCheck][]): void {
      if (of.some(([, { fail }]) => fail.length > 0)) sites.add(site);
      for (const [check, { fail, review }] of of) {
        findings += fail.length;
        reviews += review.length;
        if (fail.length + review.length > 0) checks.set(check, (checks.get(check) ?? 0) + fail.length);
      }
    },
    finish: (): Theme => ({
      theme,
      title: themeTitles[theme] ?? themeTitles['']!,
      sites: sites.list(),
      ...{ findings, reviews },
      checks: [...checks].sort(([a, one], [b, other]) => other - one || compare(a, b)).map(([check]) => check),
    }),
  };
}

function startOrgan(organ: string, compared: boolean) {
  const sites: string[] = [];
  const checks = new Map<string, { findings: number; reviews: number }>();
  const course: CourseCounts = noCourse();
  const examples: OrganRow['examples'] = [];
  let [findings, reviews, vetoed] = [0, 0, 0];
  return {
    add(
      site: RosterSite,
      byCheck: ReadonlyMap<string, OfCheck>,
      vetoes: number,
      courses: Courses,
      comparison: SiteComparison | undefined,
    ): void {
      sites.push(site.id);
      vetoed += vetoes;
      if (comparison) addCourse(course, comparison.counts.fail);
      for (const [check, { fail, review }] of byCheck) {
        findings += fail.length;
        reviews += review.length;
        if (fail.length + review.length === 0) continue;
        const there = checks.get(check) ?? { findings: 0, reviews: 0 };
        checks.set(check, { findings: there.findings + fail.length, reviews: there.reviews + review.length });
      }
      // one of each check before the second of any
      for (let round = 0; round < limits.ofOrgan && examples.length < limits.ofOrgan; round++) {
        for (const { fail } of byCheck.values()) {
          const finding = fail[round];
          if (finding && examples.length < limits.ofOrgan) examples.push(exampleOf(finding, site, courses.get(finding.fingerprint)));
        }
      }
    },
    finish: (): OrganRow => ({
      organ,
      sites,
      ...{ findings, reviews, vetoes: vetoed },
      course: compared ? course : null,
      checks: [...checks]
        .map(([check, counts]) => ({ check, ...counts }))
        .sort((a, b) => b.findings - a.findings || compare(a.check, b.check)),
      examples: examples.sort((a, b) => compare(a.check, b.check) || compare(a.url, b.url)),
    }),
  };
}

const total = (course: CourseCounts): number => Object.values(course).reduce((sum, one) => sum + one, 0);
const byFindings = (a: { organ: string; findings: number }, b: { organ: string; findings: number }): number =>
  b.findings - a.findings || compare(a.organ, b.organ);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
