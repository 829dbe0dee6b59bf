/** Facts → findings. Runs the checks, writes out what they say, applies exemptions, counts. Pure: the same facts give the same findings. */
import type { Check, PageCheck, SiteCheck, Statement } from './define.ts';
import { fingerprintOf } from './fingerprint.ts';
import { exemptionsOn } from './judge/exemptions.ts';
import { parseOptions } from './judge/options.ts';
import { fillText } from './judge/text.ts';
import type { Bilingual, FactValue, Finding, Judgement, Outcome, PageFacts, SiteFacts, SiteProfile, Tally } from './model/index.ts';
import { checks as allChecks } from './rules/index.ts';

export { explainCheck, listChecks } from './judge/explain.ts';
export { OptionsError } from './judge/options.ts';

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

/** What is said for every check, whatever it looks for. */
const general: Record<'unreachable' | 'missing' | 'failed' | 'silent' | 'exempt', Bilingual> = {
  unreachable: {
    'zh-CN': '检查时网站首页未能打开，本项（{title}）未检查。',
    en: 'The home page could not be opened; “{title}” was not measured.',
  },
  missing: {
    'zh-CN': '未取得检查所需的信息（{needs}），本项（{title}）未检查。',
    en: 'What the check needs was not gathered ({needs}); “{title}” was not measured.',
  },
  failed: {
    'zh-CN': '检查程序出错（{problem}），本项（{title}）未检查。',
    en: 'The check itself failed ({problem}); “{title}” was not measured.',
  },
  silent: { 'zh-CN': '检查程序未给出结论，本项（{title}）未检查。', en: 'The check gave no result; “{title}” was not measured.' },
  exempt: {
    'zh-CN': '已豁免至{until}，理由：{reason}。原结论：{said}',
    en: 'Exempt until {until} because: {reason}. Found: {said}',
  },
};

/** Starts judging one site. Throws OptionsError when an option names no check or does not fit. */
export function startJudging(settings: JudgingSettings): Judging {
  const { asOf, profile = {} } = settings;
  const checks = settings.checks ?? allChecks;
  const options = parseOptions(checks, settings.options ?? {});
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
      findings.sort((a, b) => compare(a.check, b.check) || compare(a.url, b.url) || compare(a.fingerprint, b.fingerprint));
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

function writeOut(check: Check, statement: Statement, asOf: string): Finding {
  const { outcome, message, url, subject, quote, selector, facts = {} } = statement;
  const words = check.messages[message];
  if (!words) throw new Error(`there is no message “${message}”`);
  return {
    check: check.id,
    outcome,
    url,
    message,
    text: fillText(words, { asOf, url, ...facts }),
    locator: quote === undefined && selector === undefined ? null : { selector: selector ?? null, quote: quote ?? '' },
    facts,
    basis: check.basis,
    fingerprint: fingerprintOf(check.id, url, subject, check.scope === 'page'),
    evidence: [],
  };
}

/** A finding about the whole check: it holds no facts, for nothing is known of how much there would have been. */
function unmeasured(check: Check, url: string, words: Bilingual, message: string, values: Record<string, FactValue> = {}): Finding {
  const zh = fillText(words, { ...values, title: check.title['zh-CN'] })['zh-CN'];
  const en = fillText(words, { ...values, title: check.title.en }).en;
  return {
    check: check.id,
    outcome: 'error',
    url,
    message: `not-measured-${message}`,
    text: { 'zh-CN': zh, en },
    locator: null,
    facts: {},
    basis: check.basis,
    fingerprint: fingerprintOf(check.id, url, `not-measured-${message}`),
    evidence: [],
  };
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

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
