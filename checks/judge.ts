/** Facts → findings. Runs the checks, writes out what they say, applies exemptions, counts. Pure: the same facts give the same findings. */
import type { Check, PageCheck, SiteCheck, Statement } from './define.ts';
import { exemptionsOn } from './judge/exemptions.ts';
import { parseOptions } from './judge/options.ts';
import { fillText } from './judge/text.ts';
import { compare, general, inOrder, unmeasured, writeOut } from './judge/written.ts';
import type { Bilingual, Finding, Judgement, Outcome, PageFacts, SiteFacts, SiteProfile, Tally } from './model/index.ts';
import { checks as allChecks } from './rules/index.ts';

export { explainCheck, listChecks } from './judge/explain.ts';
export { OptionsError } from './judge/options.ts';
export { judgeRound } from './judge/round.ts';

export interface JudgingSettings {
  /** The checks to run; all when left out. */
  checks?: readonly Check[];
  /** Options by id of the check, as an index gives them. */
  options?: Record<string, unknown>;
  /** The day the verdict speaks of, `YYYY-MM-DD`. */
  asOf: string;
  profile?: SiteProfile;
}

export interface Judging {
  page(page: PageFacts): void;
  site(site: SiteFacts): void;
  finish(): Judgement;
}

/** Starts judging one site. Throws OptionsError when an option names no check or does not fit. */
export function startJudging(settings: JudgingSettings): Judging {
  const { asOf, profile = {} } = settings;
  const given = settings.checks ?? allChecks;
  const options = parseOptions(given, settings.options ?? {});
  const checks = given.filter(({ scope }) => scope !== 'round');
  const exemptionOf = exemptionsOn(asOf, profile);
  const findings: Finding[] = [];
  const tallies = new Map(checks.map(({ id }): [string, Tally] => [id, { pass: 0, fail: 0, review: 0, na: 0, error: 0 }]));

  const record = (check: Check, finding: Finding): void => {
    const settled = exempt(finding, exemptionOf(finding));
    tallies.get(check.id)![settled.outcome]++;
    const listed = check.scope === 'site' || (settled.outcome !== 'pass' && (settled.outcome !== 'na' || settled !== finding));
    if (listed) findings.push(settled);
  };
  const run = (check: Check, url: string, state: () => Statement[]): void => {
    let statements: Statement[];
    let said: Finding[];
    try {
      statements = state();
      if (check.scope === 'page') {
        tallies.get(check.id)!.pass += statements.filter(({ outcome }) => outcome === 'pass').length;
        statements = statements.filter(({ outcome }) => outcome !== 'pass');
      } else if (statements.length === 0) {
        record(check, unmeasured(check, url, general.silent, 'silent'));
        return;
      }
      said = statements.map((statement) => writeOut(check, statement, asOf));
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      record(check, unmeasured(check, url, general.failed, 'failed', { problem }));
      return;
    }
    for (const finding of said) record(check, finding);
  };
  const context = (check: Check) => ({ options: options.get(check.id), asOf, profile });

  return {
    page(page) {
      for (const check of checks) {
        if (check.scope !== 'page') continue;
        const needs = (check as PageCheck).needs.filter((need) => page[need] === undefined);
        if (needs.length > 0) record(check, unmeasured(check, page.url, general.missing, 'missing', { needs }));
        else run(check, page.url, () => (check as PageCheck).run(page, context(check)));
      }
    },
    site(site) {
      for (const check of checks) {
        if (check.scope !== 'site') continue;
        const { needs } = check as SiteCheck;
        const missing = needs.filter((need) => site[need] === undefined || site[need] === null);
        const closed = needs.includes('home') && !site.reached.ok;
        if (closed) record(check, unmeasured(check, site.site.url, general.unreachable, 'unreachable'));
        else if (missing.length > 0) record(check, unmeasured(check, site.site.url, general.missing, 'missing', { needs: missing }));
        else run(check, site.site.url, () => (check as SiteCheck).run(site, context(check)));
      }
    },
    finish() {
      findings.sort(inOrder);
      return { findings, tallies: Object.fromEntries([...tallies].sort(([a], [b]) => compare(a, b))) };
    },
  };
}

/** What the page checks say of one page, passes left out: for those who look at a page before it is published. */
export function checkPage(page: PageFacts, settings: JudgingSettings): Finding[] {
  const judging = startJudging({ ...settings, checks: (settings.checks ?? allChecks).filter(({ scope }) => scope === 'page') });
  judging.page(page);
  return judging.finish().findings;
}

const exemptible: ReadonlySet<Outcome> = new Set(['fail', 'review']);

/** The finding as it stands, or as not applying where somebody answers for it. */
function exempt(finding: Finding, exemption: { reason: string; until: string } | undefined): Finding {
  if (!exemption || !exemptible.has(finding.outcome)) return finding;
  const { reason, until } = exemption;
  const { text, outcome, facts } = finding;
  const said = (language: keyof Bilingual) => fillText(general.exempt, { until, reason, said: text[language] })[language];
  return {
    ...finding,
    outcome: 'na',
    text: { 'zh-CN': said('zh-CN'), en: said('en') },
    facts: { ...facts, exemption: reason, exemptUntil: until, exempted: outcome },
  };
}
