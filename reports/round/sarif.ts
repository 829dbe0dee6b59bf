/** round.sarif: SARIF 2.1.0 (OASIS), every finding with its state against the round before. Results are written as sites stream by. */
import { createHash } from 'node:crypto';
import type { Check } from '../../checks/define.ts';
import { translateBasis } from '../../checks/knowledge/sources.ts';
import type { Finding, Language, Round, SiteResult } from '../../checks/model/index.ts';
import { checks } from '../../checks/rules/index.ts';
import type { ComparedFinding } from '../comparison/model.ts';
import type { CheckNames } from '../comparison/names.ts';
import { clip, makePlain } from '../plain.ts';
import { columnOf } from './examples.ts';
import { roundWords } from './wording.ts';
import type { MakeWriter } from './writer.ts';

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
/** Key of our fingerprint; its number changes with the way it is made. */
const fingerprintKey = 'mingchaFinding/v1';

/**
 * Our courses in the words of SARIF. What came back was absent in the round before. What was not looked at is no longer known: it stays
 * unchanged until someone looks, and its kind is open.
 */
const baselineStates = { new: 'new', back: 'new', still: 'unchanged', mended: 'absent', unseen: 'unchanged' } as const;

/** The rules of a run: all checks, those that the run does not name among them. */
export function describeRules(language: Language, known: readonly Check[] = checks): object[] {
  return known.map(({ id, title, theme, docs, basis, renamedFrom, reviewOnly }) => ({
    id,
    name: id,
    ...(renamedFrom ? { deprecatedIds: renamedFrom } : {}),
    shortDescription: { text: title[language] },
    fullDescription: { text: docs.looksFor[language] },
    help: { text: [docs.why[language], ...basis.map((one) => translateBasis(one, language))].join('\n') },
    defaultConfiguration: { level: reviewOnly ? 'note' : 'warning' },
    properties: { tags: [theme] },
  }));
}

export interface SarifSettings {
  language: Language;
  checksVersion: string;
  /** Tells this run from others: `round/2026Q3`. */
  run: string;
  /** The same of the run that it is compared with. */
  baseline: string | null;
}

/** The beginning of the log, up to its first result. */
export function writeSarifHead({ language, checksVersion, run, baseline }: SarifSettings): string {
  const tool = { driver: { name: 'Mingcha', version: checksVersion, language, rules: describeRules(language) } };
  const head = {
    tool,
    language,
    columnKind: 'utf16CodeUnits',
    automationDetails: { id: `mingcha/${run}`, guid: guidOf(run) },
    ...(baseline === null ? {} : { baselineGuid: guidOf(baseline) }),
  };
  return `${JSON.stringify({ $schema: schema, version: '2.1.0' }).slice(0, -1)},"runs":[${JSON.stringify(head).slice(0, -1)},"results":[`;
}

export interface Notice {
  site: string;
  level: 'error' | 'warning';
  text: string;
}

/** The end of the log: what could not be inspected at all, as notifications. */
export function writeSarifTail(notices: readonly Notice[]): string {
  const invocation = {
    executionSuccessful: true,
    toolExecutionNotifications: notices.map(({ site, level, text }) => ({
      level,
      message: { text: makePlain(text) },
      locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(site) } } }],
    })),
  };
  return `\n],"invocations":[${JSON.stringify(invocation)}]}]}\n`;
}

/** Where findings were made. */
export interface SarifPlace {
  site: string;
  organ: string | null;
}

/** Returns what writes one result as JSON. What is the same for a check or a place is written once: a round has a million results. */
export function startResults(
  language: Language,
  names: CheckNames,
): (place: SarifPlace) => (finding: Finding, course: ComparedFinding | null) => string {
  const ruleIds = new Map(checks.map(({ id }, at) => [id, at]));
  const heads = new Map<string, string>();
  const headOf = (given: string): string => {
    const there = heads.get(given);
    if (there !== undefined) return there;
    const ruleId = names.current(given);
    const ruleIndex = ruleIds.get(ruleId);
    const head = JSON.stringify({ ruleId, ...(ruleIndex === undefined ? {} : { ruleIndex }) }).slice(0, -1);
    heads.set(given, head);
    return head;
  };
  return ({ site, organ }) => {
    const placed = JSON.stringify({ site, ...(organ === null ? {} : { organ: makePlain(organ) }) }).slice(0, -1);
    return (finding, course) => {
      const { check, outcome, url, text, locator, fingerprint } = finding;
      const kind = course?.word === 'unseen' ? 'open' : kinds[outcome];
      const rest = {
        // a kind other than fail has no level (3.27.10)
        ...(kind === 'fail' ? {} : { kind, level: 'none' }),
        message: { text: makePlain(text[language]) || check },
        locations: [locationOf(url, columnOf(finding))],
        partialFingerprints: { [fingerprintKey]: fingerprint },
        ...(course === null ? {} : { baselineState: baselineStates[course.word] }),
      };
      const more = {
        outcome,
        ...(course === null ? {} : { course: course.word, since: course.since, ...(course.reason ? { notLookedAt: course.reason } : {}) }),
        ...(locator?.quote ? { quote: clip(locator.quote, 500) } : {}),
      };
      return `${headOf(check)},${JSON.stringify(rest).slice(1, -1)},"properties":${placed},${JSON.stringify(more).slice(1)}}`;
    };
  };
}

/** What was not measured, and what no longer applies, is told apart from what fails. */
const kinds = { fail: 'fail', review: 'review', error: 'open', pass: 'pass', na: 'notApplicable' } as const;

function locationOf(url: string, column: string | null): object {
  return {
    physicalLocation: { artifactLocation: { uri: uriOf(url) } },
    ...(column === null ? {} : { logicalLocations: [{ fullyQualifiedName: clip(column, 200) }] }),
  };
}

const plainUri = /^https?:\/\/[a-z0-9.-]{1,253}(?::\d{1,5})?\/[\w./~=&?-]{0,1500}$/;

/** An address as a URI reference (RFC 3986), whatever a page wrote. */
export function uriOf(address: string): string {
  if (plainUri.test(address)) return address;
  const cut = address.slice(0, 2000);
  const parsed = URL.parse(cut);
  if (parsed) return parsed.href.replace(/[^\x21-\x7e]|[<>"{}|\\^`[\]]|%(?![0-9a-f]{2})/gi, escapeCharacter);
  return encodeURIComponent(cut.toWellFormed());
}

const escapeCharacter = (character: string): string => encodeURIComponent(character.toWellFormed());

/** A name as a GUID: version 5 of RFC 9562 in a name space of ours. */
export function guidOf(name: string): string {
  const digest = createHash('sha1').update(`mingcha\n${name}`).digest('hex');
  const variant = ((Number.parseInt(digest[16]!, 16) & 0x3) | 0x8).toString(16);
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `5${digest.slice(13, 16)}`,
    `${variant}${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join('-');
}

export const runName = ({ id, revision }: Pick<Round, 'id' | 'revision'>): string => `round/${id}/${revision}`;

export const sarifWriter: MakeWriter = async ({ files, language, round, previous, names }) => {
  const file = await files.text('round.sarif');
  const resultsOf = startResults(language, names);
  const notices: Notice[] = [];
  let between = '\n';
  const baseline = previous && runName(previous);
  await file.add(writeSarifHead({ language, checksVersion: round.checksVersion, run: runName(round), baseline }));
  return {
    async site({ now, earlier, comparisons }) {
      const site = (now ?? earlier.findLast((one) => one !== null))?.site;
      if (!site) return;
      const result = resultsOf({ site: site.id, organ: site.organ });
      const compared = (previous ? comparisons.get(previous.id) : undefined)?.findings ?? [];
      const courses = new Map(compared.map((one) => [one.fingerprint, one]));
      const say = async (finding: Finding, course: ComparedFinding | null): Promise<void> => {
        await file.add(between);
        await file.add(result(finding, course));
        between = ',\n';
      };
      for (const finding of now?.findings ?? [])
        await say(finding, finding.outcome === 'error' ? null : (courses.get(finding.fingerprint) ?? null));
      for (const course of compared) if (course.now === null) await say(course.before!, course);
      if (now) notices.push(...noticesOf(now, language));
    },
    async finish() {
      await file.add(writeSarifTail(notices));
      await file.end();
    },
  };
};

function noticesOf({ site, status, error }: SiteResult, language: Language): Notice[] {
  if (status === 'done') return [];
  const said = roundWords[language].statuses[status];
  const why = error ? roundWords[language].brackets(error[language]) : '';
  return [
    { site: site.url, level: status === 'failed' ? 'error' : 'warning', text: `${site.name}${roundWords[language].colon}${said}${why}` },
  ];
}
