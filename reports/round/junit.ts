/** round.junit.xml: JUnit XML as build servers read it (the schema of Apache Ant's JUnit task); a suite for each site, a case for each check. */
import type { Finding, Language, SiteResult, Tally } from '../../checks/model/index.ts';
import type { CheckNames } from '../comparison/names.ts';
import { clip } from '../plain.ts';
import { escapeXml } from '../xml.ts';
import type { MakeWriter } from './writer.ts';

/** Findings written out under one check of one site; the rest is counted. */
const mostOfCheck = 50;
const mostText = 500;

const words = {
  'zh-CN': {
    review: (n: number) => `待复核 ${n} 个`,
    error: '未测得',
    na: '不涉及',
    more: (n: number) => `另有 ${n} 个`,
    fails: (n: number) => `问题 ${n} 个`,
    inspection: '检查',
    notInspected: '未能检查，没有结论',
  },
  en: {
    review: (n: number) => `${n} to review`,
    error: 'not measured',
    na: 'does not apply',
    more: (n: number) => `${n} more`,
    fails: (n: number) => `${n} findings`,
    inspection: 'inspection',
    notInspected: 'could not be inspected: no verdict',
  },
} as const satisfies Record<Language, unknown>;

export interface SuiteOf {
  name: string;
  asOf: string;
  tallies: Record<string, Tally> | null;
  findings: readonly Finding[];
  /** Why there is no verdict; null where there is one. */
  broken: string | null;
}

/** The suite of one site. A check that found nothing wrong passes; one that could not be measured or waits for a person is skipped, never passed. */
export function writeSuite({ name, asOf, tallies, findings, broken }: SuiteOf, language: Language, names: CheckNames): string {
  const say = words[language];
  const byCheck = Map.groupBy(findings, ({ check }) => names.current(check));
  let [failures, errors, skipped] = [0, 0, 0];
  const cases = Object.entries(tallies ?? {}).map(([id, tally]) => {
    const title = names.find(id)?.title[language] ?? id;
    const lines = (outcome: Finding['outcome']): string => {
      const all = (byCheck.get(names.current(id)) ?? []).filter((one) => one.outcome === outcome);
      const shown = all.slice(0, mostOfCheck).map(({ text, url }) => `${clip(text[language], mostText)}\n  ${clip(url, mostText)}`);
      return [...shown, ...(all.length > mostOfCheck ? [say.more(all.length - mostOfCheck)] : [])].map(escapeXml).join('\n');
    };
    let inside = '';
    if (tally.fail > 0) {
      failures++;
      inside = `<failure type="fail" message="${escapeXml(say.fails(tally.fail))}">${lines('fail')}</failure>`;
    } else if (tally.review > 0 || tally.error > 0 || tally.pass === 0) {
      skipped++;
      const message = tally.review > 0 ? say.review(tally.review) : tally.error > 0 ? say.error : say.na;
      inside = `<skipped message="${escapeXml(message)}"/>`;
    }
    const told =
      tally.fail === 0 && tally.review + tally.error > 0 ? `<system-out>${lines(tally.review > 0 ? 'review' : 'error')}</system-out>` : '';
    return `<testcase classname="${escapeXml(id)}" name="${escapeXml(title)}">${inside}${told}</testcase>\n`;
  });
  if (broken !== null) {
    errors++;
    cases.push(
      `<testcase classname="inspection" name="${say.inspection}"><error type="failed" message="${escapeXml(broken)}"/></testcase>\n`,
    );
  }
  const counts = `tests="${cases.length}" failures="${failures}" errors="${errors}" skipped="${skipped}"`;
  return `<testsuite name="${escapeXml(name)}" ${counts} timestamp="${asOf}T00:00:00" time="0">\n${cases.join('')}</testsuite>\n`;
}

export const junitHead = (name: string): string => `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${escapeXml(name)}">\n`;
export const junitTail = '</testsuites>\n';

export const junitWriter: MakeWriter = async ({ files, language, round, names }) => {
  const file = await files.text('round.junit.xml');
  await file.add(junitHead(round.id));
  return {
    async site({ now }) {
      if (now) await file.add(writeSuite(suiteOf(now, round.asOf, language), language, names));
    },
    async finish() {
      await file.add(junitTail);
      await file.end();
    },
  };
};

function suiteOf({ site, status, error, scorecard, findings }: SiteResult, asOf: string, language: Language): SuiteOf {
  const tallies = scorecard?.tallies ?? null;
  const broken = tallies === null ? (error?.[language] ?? `${words[language].notInspected} (${status})`) : null;
  return { name: `${site.name} (${site.id})`, asOf, tallies, findings, broken };
}
