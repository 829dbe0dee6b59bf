/**
 * Four quarters of the sample city through the command line, in one workspace and by simulated days: roster, round, report, bulletin, ledger with
 * its warnings, recheck, closure, and the next round. What each says is what the record of planted defects says, both ways.
 * Seven of the sites take part: those without defects on all pages, with one that fails to answer once, one that ceases to, one that is closed
 * and one that is opened.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checks } from '../../checks/rules/index.ts';
import { roundWords } from '../../reports/round/wording.ts';
import type { City } from '../city/city.ts';
import { buildQuarters } from '../city/quarters/quarters.ts';
import { rosterOf, writeRoster } from '../city/quarters/roster.ts';
import { type CourseWord, courseOf, courseWords, plantedIn } from '../city/quarters/truth.ts';
import { type CityServer, serveCity } from '../city/serve.ts';
import { createFolders, run } from '../cli/run.ts';

const taking = new Set(['slj', 'czj', 'jyj', 'yjglj', 'lsj', 'invest', 'gone']);
const sight = { network: true };
const states = buildQuarters();
const truth = courseOf(states, sight);
const folders = createFolders();
const workspace = folders.make();
/** Days on which the work of a quarter is done: the round is closed and its findings come into the ledger on the first. */
const days = [
  { close: '2026-01-05', next: '2026-01-06', second: '2026-01-07', third: '2026-01-08' },
  { close: '2026-04-07', next: '2026-04-08', second: '2026-04-09', third: '2026-04-10' },
  { close: '2026-07-06', next: '2026-07-07', second: '2026-07-08', third: '2026-07-09' },
  { close: '2026-10-12', next: '2026-10-13', second: '2026-10-14', third: '2026-10-15' },
] as const;
/** Checks of rounds look at sites beside each other: what they say is not planted in one. */
const beside = new Set(checks.filter(({ scope }) => scope === 'round').map(({ id }) => id));

let today: City = states[0]!.city;
let served: CityServer;
beforeAll(async () => {
  // one server, and the city behind it moves on
  const hosts = [...new Set(states.flatMap(({ city }) => city.hosts))];
  const sites = states.flatMap(({ city }) => city.sites);
  served = await serveCity({ ...today, hosts, sites, answer: (...asked) => today.answer(...asked) });
  process.env.NODE_EXTRA_CA_CERTS = join(import.meta.dirname, '..', 'city', 'tls', 'ca.pem');
});
afterAll(async () => {
  delete process.env.NODE_EXTRA_CA_CERTS;
  folders.clean();
  await served?.close();
});

/** Runs a command that must do its work; what it prints. */
async function mingcha(...args: string[]): Promise<string> {
  const { code, out, err } = await run([...args, '--workspace', workspace], { lang: 'zh-CN' });
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}\n${out}\n${err}`);
  return out;
}
const json = async (...args: string[]) => JSON.parse(await mingcha(...args, '--json'));
const network = (): string[] => [
  ...['--interval', '0', '--confirm-after', '0'],
  ...served.resolve.flatMap(({ pattern, address, port }) => ['--resolve', `${pattern}=${address}:${port}`]),
];

interface Item {
  number: number;
  state: string;
  site: { id: string };
  finding: { check: string; url: string };
  cameBack: number;
}
const itemsNow = async (at: string): Promise<Item[]> =>
  ((await json('ledger', 'list', '--at', at)) as Item[]).filter(({ finding }) => !beside.has(finding.check));
const keyOf = ({ site, finding }: Item): string => `${site.id} ${finding.check} ${finding.url}`;
const sorted = (keys: Iterable<string>): string[] => [...new Set(keys)].sort();

/** Failing defects that are there in a quarter: those that the ledger takes in. */
const failing = (at: number): string[] =>
  states[at]!.city.sites.filter(({ id }) => taking.has(id)).flatMap((site) =>
    plantedIn(site, sight).flatMap(({ check, url, outcome }) => (outcome === 'fail' ? [`${site.id} ${check} ${url}`] : [])),
  );
const courseIn = (at: number, word: CourseWord): string[] =>
  Object.entries(truth[at]!.sites).flatMap(([id, site]) => (taking.has(id) ? site[word].map((key) => `${id} ${key}`) : []));

/** What is open in the ledger and what was closed, as the record and the rechecks say. */
const open = new Set<string>();
const closed = new Set<string>();

describe.each(states.map(({ name, asOf }, at) => [name, asOf, at] as const))('%s', (name, asOf, at) => {
  const rosterSites = rosterOf(states, at).filter(({ id }) => taking.has(id));
  const running = rosterSites.filter((site) => site.running).map(({ id }) => id);
  const reports = join(workspace, 'reports', name);

  test('rechecks propose to close what is mended, and nothing that is still there', { timeout: 600_000 }, async () => {
    today = states[at]!.city;
    if (at === 0) return;
    const { sites } = await json('recheck', '--ledger', '--by', '复查员', '--at', `${asOf}T09:00`, ...network());
    const idOf = new Map(states.flatMap(({ city }) => city.sites).map(({ id, url }) => [url, id]));
    const here = new Set(courseWords.filter((word) => word !== 'mended' && word !== 'unseen').flatMap((word) => courseIn(at, word)));
    let unclear = 0;
    let reached = 0;
    for (const { url, answers } of sites as { url: string; answers: { check: string; url: string; result: string }[] }[]) {
      const id = idOf.get(url)!;
      for (const answer of answers.filter(({ check }) => !beside.has(check))) {
        const key = `${id} ${answer.check} ${answer.url}`;
        const lost = truth[at]!.sites[id]!.state !== 'open';
        if (lost) expect([key, answer.result]).toEqual([key, answer.check === 'site-unreachable' ? 'present' : 'unclear']);
        else reached += 1;
        if (answer.result === 'mended') expect([key, here.has(key)]).toEqual([key, false]);
        if (answer.result === 'present') expect([key, here.has(key)]).toEqual([key, true]);
        if (answer.result === 'unclear' && !lost) unclear += 1;
      }
    }
    expect(reached).toBeGreaterThan(15);
    expect(unclear / reached).toBeLessThan(0.25);
    await mingcha('ledger', 'close', '--state', 'to-recheck', '--by', '销号人', '--why', '复查未再发现', '--at', `${asOf}T15:00`);
    const items = await itemsNow(asOf);
    for (const key of items.filter(({ state }) => state === 'closed').map(keyOf)) {
      open.delete(key);
      closed.add(key);
    }
    // what came back to pages that were visited is opened again
    for (const key of items.filter(({ state }) => state !== 'closed').map(keyOf)) {
      if (!closed.has(key)) continue;
      expect([key, here.has(key)]).toEqual([key, true]);
      closed.delete(key);
      open.add(key);
    }
    expect(sorted(items.filter(({ state }) => state !== 'closed').map(keyOf))).toEqual(sorted(open));
  });

  test('a round over the sites of the roster, closed', { timeout: 600_000 }, async () => {
    const roster = join(workspace, `roster-${name}.yaml`);
    mkdirSync(workspace, { recursive: true });
    writeFileSync(roster, writeRoster(rosterSites));
    await mingcha('sites', 'import', roster, '--by', '管理员');
    await mingcha('round', 'create', '--quarter', name, '--as-of', asOf, '--sample', '1', '--render', 'never');
    await mingcha('round', 'run', name, '--sites-at-once', '2', ...network());
    await mingcha('round', 'close', name, '--by', '管理员', '--at', `${days[at]!.close}T09:00`);
    await mingcha('round', 'report', name, '--out', reports, '--format', 'json,csv,bulletin');
    const report = JSON.parse(readFileSync(join(reports, 'round.json'), 'utf8'));
    expect(report.totals.checked.ids).toEqual(sorted(running));
    expect(report.totals.unreached.ids).toEqual(running.filter((id) => truth[at]!.sites[id]!.state === 'unreachable').sort());
    expect(report.previous === null).toBe(at === 0);
  });

  test('its findings and what became of those before', () => {
    const rows = readCsv(readFileSync(join(reports, 'findings.csv'), 'utf8'));
    const say = roundWords['zh-CN'];
    const word = new Map(courseWords.map((one) => [say.courses[one], one]));
    const found: Record<string, string[]> = Object.fromEntries(courseWords.map((one) => [one, []]));
    for (const row of rows) {
      const check = row[say.csv.check]!;
      const outcome = row[say.csv.outcome]!;
      if (beside.has(check) || (outcome !== say.outcomes.fail && outcome !== say.outcomes.review)) continue;
      // the first round is compared with none: all in it is new
      const course = at === 0 ? 'new' : word.get(row[say.csv.course]!)!;
      found[course]!.push(`${row[say.csv.site]} ${check} ${row[say.csv.page]}`);
    }
    for (const one of courseWords) expect([one, sorted(found[one]!)]).toEqual([one, sorted(courseIn(at, one))]);
  });

  test('the bulletin says what was planted', () => {
    const text = readDocx(join(reports, 'bulletin.docx'));
    expect(text).toContain(`正常运行的政府网站共${running.length}家`);
    for (const site of rosterSites) {
      const lost = site.running && truth[at]!.sites[site.id]!.state === 'unreachable';
      expect([site.name, text.includes(`${site.name}：检查时无法访问`)]).toEqual([site.name, lost]);
    }
    const failures = JSON.parse(readFileSync(join(reports, 'round.json'), 'utf8')).totals.findings.fail;
    expect(text).toContain(`检查共发现问题${failures}个`);
  });

  test('its failing findings come into the ledger, and what was closed and is there again is opened again', {
    timeout: 600_000,
  }, async () => {
    const { close } = days[at]!;
    const counts = await json('ledger', 'open', '--round', name, '--by', '管理员', '--at', `${close}T10:00`);
    const now = failing(at);
    const back = now.filter((key) => closed.has(key));
    // nothing that is still there had been closed
    expect(back.filter((key) => courseIn(at, 'still').includes(key))).toEqual([]);
    for (const key of now) {
      open.add(key);
      closed.delete(key);
    }
    const items = await itemsNow(close);
    expect(sorted(items.filter(({ state }) => state !== 'closed').map(keyOf))).toEqual(sorted(open));
    expect(sorted(items.filter(({ state }) => state === 'closed').map(keyOf))).toEqual(sorted(closed));
    expect(items.filter((item) => item.cameBack > 0 && back.includes(keyOf(item))).length).toBeGreaterThanOrEqual(back.length);
    expect(counts.reopened ?? 0).toBeGreaterThanOrEqual(back.length);
    // taken in once
    const again = await json('ledger', 'open', '--round', name, '--by', '管理员', '--at', `${close}T11:00`);
    expect(again.opened).toBe(0);
  });

  test('warnings on the first, second and third day after', { timeout: 600_000 }, async () => {
    const { close, next, second, third } = days[at]!;
    const waiting = (await itemsNow(close)).filter(({ state }) => state === 'to-deploy');
    const fresh = new Set(
      (await json('ledger', 'list', '--at', close))
        .filter(({ openedOn }: { openedOn: string }) => openedOn === close)
        .map(({ number }: Item) => number),
    );
    const warn = async (
      day: string,
    ): Promise<{ number: number; warnings: { clock: string; level: number; phone: boolean; supervised: boolean }[] }[]> =>
      (await json('ledger', 'warn', '--by', '督办员', '--at', `${day}T09:00`)).filter(({ number }: Item) => fresh.has(number));
    const deploys = waiting.filter(({ number }) => fresh.has(number)).map(({ number }) => number);
    expect(deploys.length).toBeGreaterThan(0);
    expect(await warn(close)).toEqual([]);
    for (const [day, level] of [
      [next, 1],
      [second, 2],
      [third, 3],
    ] as const) {
      const warned = (await warn(day)).map(({ number, warnings }) => ({
        number,
        given: warnings.filter(({ clock }) => clock === 'deploy'),
      }));
      for (const number of deploys) {
        const given = warned.find((one) => one.number === number)?.given ?? [];
        expect([number, given.map((one) => one.level)]).toEqual([number, [level]]);
        expect(given[0]).toMatchObject({ phone: level === 2, supervised: level === 3 });
      }
    }
  });
});

/** All words of a document, paragraph by paragraph. */
function readDocx(file: string): string {
  const xml = new TextDecoder().decode(unzipSync(readFileSync(file))['word/document.xml']);
  const paragraphs = xml.split('</w:p>').map((one) => [...one.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(''));
  return paragraphs.join('\n').replace(/&amp;/g, '&');
}

/** Rows of a table with quoted cells, by the names of its columns. */
function readCsv(text: string): Record<string, string>[] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.replace(/^\ufeff/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1)!.push(quoted?.replace(/""/g, '"') ?? plain ?? '');
    if (end !== ',') rows.push([]);
  }
  const [head, ...body] = rows;
  return body
    .filter((row) => row.length === head!.length)
    .map((row) => Object.fromEntries(row.map((cell, column) => [head![column]!, cell])));
}
