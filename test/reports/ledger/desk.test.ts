/** The ledger over a real store: items from rounds, what may and may not come, and that nothing written is ever changed. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { addDays } from '../../../checks/calendar.ts';
import type { LedgerEvent } from '../../../checks/model/ledger.ts';
import { openStore } from '../../../crawler/store.ts';
import { readItem, warn } from '../../../reports/ledger/deadlines.ts';
import { createDesk, type Desk, type Opened } from '../../../reports/ledger/desk.ts';
import { foldEvents, step } from '../../../reports/ledger/fold.ts';
import { dayOfMoment, momentOf } from '../../../reports/ledger/moments.ts';
import type { Opening } from '../../../reports/ledger/opening.ts';
import { Refusal } from '../../../reports/ledger/refusal.ts';
import { loadTerms } from '../../../reports/ledger/settings.ts';
import { moves, states } from '../../../reports/ledger/states.ts';
import { summarize, summaryDay, weekOf } from '../../../reports/ledger/summary.ts';
import { eventOf, item } from './events.ts';
import { findingOf, resultOf, siteOf, streamOf } from './results.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
const written = '2026-11-26T00:00:00.000Z';

async function withLedger(
  work: (desk: Desk, opening: (round: string, asOf: string, on: string) => Opening, folder: string) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'mingcha-ledger-'));
  folders.push(folder);
  const store = await openStore(folder);
  try {
    const terms = await store.ledger.keepTerms(loadTerms('12340'));
    const opening = (id: string, asOf: string, on: string): Opening => ({
      ...{ round: { id, asOf }, at: momentOf(on)!, by: '局办公室', grades: [{ when: { veto: true }, grade: 'major' }], terms },
      titleOf: (check) => ({ 'zh-CN': check, en: check }),
    });
    await work(createDesk(store.ledger), opening, folder);
  } finally {
    await store.close();
  }
}

async function all(items: AsyncIterable<Opened>): Promise<Opened[]> {
  const list: Opened[] = [];
  for await (const opened of items) list.push(opened);
  return list;
}
const given = { grade: 'ordinary', due: null } as const;
const says = (desk: Desk, number: number, line: string) => desk.record([number], () => [eventOf(line, given)], written);

const water = siteOf('sw', '市水务局');
const school = siteOf('jy', '市教育局');

describe('items from rounds', () => {
  test('failing findings become items by organ, vetoes are major, and a second run changes nothing', () =>
    withLedger(async (desk, opening) => {
      const [one, two, three] = [findingOf(water, 'a'), findingOf(water, 'b'), findingOf(school, 'c', 'home-stale')];
      const results = () =>
        streamOf(
          resultOf(water, [one, two, two, findingOf(water, 'r', 'x', 'review'), findingOf(water, 'e', 'x', 'error')]),
          resultOf(school, [three], [three]),
        );
      expect(await desk.open(results(), opening('2026Q3', '2026-08-31', '2026-09-01'), written)).toMatchObject({ opened: 3, before: 0 });
      expect(await desk.open(results(), opening('2026Q3', '2026-08-31', '2026-09-01'), written)).toMatchObject({ opened: 0, before: 3 });
      const items = await all(desk.items('2026-09-01'));
      expect(items.map(({ standing }) => [standing.item.organ, standing.grade, standing.state])).toEqual([
        ['市水务局', 'ordinary', 'to-deploy'],
        ['市水务局', 'ordinary', 'to-deploy'],
        ['市教育局', 'major', 'to-deploy'],
      ]);
      expect(items[2]!.clocks.map(({ due }) => due)).toEqual(['2026-09-01', '2026-09-04', '2026-09-29']);
      expect(await all(desk.items('2026-08-31'))).toEqual([]);
    }));

  test('what a person marked as met does not become an item, unless another leaf stands on it', () =>
    withLedger(async (desk, opening) => {
      const findings = [findingOf(water, 'a', 'home-slow'), findingOf(water, 'b', 'page-title')];
      const result = resultOf(water, findings);
      const leaf = (check: string, mark?: string) => ({
        rule: 'deduct',
        checks: [check],
        findings: [],
        findingCount: 0,
        children: [],
        ...(mark ? { mark: { result: mark } } : {}),
      });
      result.scorecard = {
        vetoes: [],
        nodes: [leaf('home-slow', 'pass'), leaf('page-title', 'pass'), leaf('page-title')],
      } as unknown as typeof result.scorecard;
      expect(await desk.open(streamOf(result), opening('2026Q3', '2026-08-31', '2026-09-01'), written)).toMatchObject({ opened: 1 });
      expect((await desk.item(1, '2026-09-01')).standing.item.finding!.check).toBe('page-title');
    }));

  test('the next round: known ones stay one item, closed ones come back, those of a right appeal stay closed', () =>
    withLedger(async (desk, opening) => {
      const findings = ['open', 'mended', 'disputed', 'claimed'].map((subject) => findingOf(water, subject));
      const round = (id: string, asOf: string, on: string) =>
        desk.open(streamOf(resultOf(water, findings)), opening(id, asOf, on), written);
      await round('2026Q3', '2026-08-31', '2026-09-01');
      for (const number of [2, 4])
        for (const line of ['2026-09-01 部署', '2026-09-02 反馈', '2026-09-03 办结']) await says(desk, number, line);
      await says(desk, 2, '2026-09-04 销号');
      for (const line of ['2026-09-02 申诉', '2026-09-03 申诉成立']) await says(desk, 3, line);
      expect(await round('2026Q4', '2026-11-30', '2026-12-01')).toEqual({
        opened: 0,
        reopened: 1,
        known: 1,
        returned: 1,
        upheld: 1,
        before: 0,
      });
      const items = await all(desk.items('2026-12-01'));
      expect(items.map(({ standing }) => [standing.state, standing.cameBack, standing.cycle, standing.rounds])).toEqual([
        ['to-deploy', 0, 1, ['2026Q3', '2026Q4']],
        ['to-deploy', 1, 2, ['2026Q3', '2026Q4']],
        ['closed', 0, 1, ['2026Q3']],
        ['mending', 0, 1, ['2026Q3', '2026Q4']],
      ]);
      // as it stood before, the ledger says what it said then
      expect((await all(desk.items('2026-09-05'))).map(({ standing }) => standing.state)).toEqual([
        'to-deploy',
        'closed',
        'closed',
        'to-recheck',
      ]);
    }));
});

describe('another organ', () => {
  const handOn = (on: string, organ: string): LedgerEvent => ({
    at: momentOf(on)!,
    by: '局办公室',
    kind: 'transferred',
    data: { organ, why: '职能已划转' },
  });

  test('takes an item over with the whole term, and is found by its name', () =>
    withLedger(async (desk, opening) => {
      await desk.open(
        streamOf(resultOf(water, [findingOf(water, 'a'), findingOf(water, 'b')])),
        opening('2026Q3', '2026-08-31', '2026-09-01'),
        written,
      );
      for await (const _ of desk.warn(momentOf('2026-09-04')!, '系统', written));
      const { refused } = await desk.record([1], () => [handOn('2026-09-05', '市水务局')], written);
      expect(refused[0]!.why.text['zh-CN']).toBe('该事项的承办单位已是市水务局。');
      await desk.record([1], () => [handOn('2026-09-05', '市城管局')], written);
      const { standing, clocks } = await desk.item(1, '2026-09-05');
      expect(standing).toMatchObject({ organ: '市城管局', state: 'to-deploy', cycle: 1, cameBack: 0, warnings: [], supervised: false });
      expect(clocks.map(({ due }) => due)).toEqual(['2026-09-05', '2026-09-08', '2026-09-08']);
      const of = async (organ: string) =>
        (await all(desk.items('2026-09-05', { organ }))).filter((one) => one.standing.organ === organ).map(({ number }) => number);
      expect([await of('市城管局'), await of('市水务局')]).toEqual([[1], [2]]);
      expect((await all(desk.items('2026-09-04')))[0]!.standing.organ).toBe('市水务局');
    }));

  test('has the item when it comes back and the roster says so', () =>
    withLedger(async (desk, opening) => {
      await desk.open(streamOf(resultOf(water, [findingOf(water, 'a')])), opening('2026Q3', '2026-08-31', '2026-09-01'), written);
      for (const line of ['2026-09-01 部署', '2026-09-02 反馈', '2026-09-02 办结', '2026-09-03 销号']) await says(desk, 1, line);
      const renamed = { ...water, organ: '市水利和湖泊局' };
      await desk.open(streamOf(resultOf(renamed, [findingOf(water, 'a')])), opening('2026Q4', '2026-11-30', '2026-12-01'), written);
      expect((await desk.item(1, '2026-12-01')).standing).toMatchObject({ organ: '市水利和湖泊局', cameBack: 1, cycle: 2 });
    }));
});

describe('what may come', () => {
  test('an illegal step is refused with state, step and what is wanted, and nothing is written to any of the items', () =>
    withLedger(async (desk, opening) => {
      await desk.open(
        streamOf(resultOf(water, [findingOf(water, 'a'), findingOf(water, 'b')])),
        opening('2026Q3', '2026-08-31', '2026-09-01'),
        written,
      );
      await says(desk, 1, '2026-09-01 部署');
      const { done, refused } = await desk.record([1, 2], () => [eventOf('2026-09-02 反馈', given)], written);
      expect(done).toEqual([]);
      expect(refused.map(({ number, why }) => [number, why.text['zh-CN'], why.text.en])).toEqual([
        [
          2,
          '该事项现为“待部署”，不能登记“反馈”，须在“已部署”状态下进行。',
          'the item is to be deployed: “answered” may not come now; it may come when an item is deployed',
        ],
      ]);
      expect((await desk.item(1, '2026-09-02')).standing.state).toBe('deployed');
    }));

  test.each([
    ['close before a recheck', ['2026-09-01 部署', '2026-09-02 销号'], /销号/],
    ['a decision without an appeal', ['2026-09-01 申诉成立'], /申诉/],
    ['two extensions at once', ['2026-09-01 部署', '2026-09-02 申请延期至 2026-09-20', '2026-09-02 申请延期至 2026-09-21'], /待审批/],
    ['an extension nobody asked for', ['2026-09-01 部署', '2026-09-02 批准延期至 2026-09-20'], /没有待审批/],
    ['an extension into the past', ['2026-09-01 部署', '2026-09-02 申请延期至 2026-09-02'], /晚于/],
    ['progress during an appeal', ['2026-09-01 部署', '2026-09-02 反馈', '2026-09-03 申诉', '2026-09-04 进展'], /“申诉”/],
    ['a step before the last one', ['2026-09-03 部署', '2026-09-02 反馈'], /早于/],
    [
      'anything but a note after closing',
      ['2026-09-01 部署', '2026-09-02 反馈', '2026-09-02 办结', '2026-09-03 销号', '2026-09-04 办结'],
      /“销号”/,
    ],
  ])('%s', (_, lines, words) => {
    const events = ['2026-09-01 立项', ...lines].map((line) => eventOf(line, given));
    expect(() => foldEvents(item, events.slice(0, -1))).not.toThrow();
    expect(() => foldEvents(item, events)).toThrow(Refusal);
    try {
      foldEvents(item, events);
    } catch (error) {
      expect((error as Refusal).text['zh-CN']).toMatch(words);
      expect((error as Refusal).text.en).not.toMatch(/[\u4e00-\u9fff]/);
    }
  });

  test('who asks for an extension does not grant it', () => {
    const lines = ['2026-09-01 立项', '2026-09-01 部署', '2026-09-02 申请延期至 2026-09-20', '2026-09-03 批准延期至 2026-09-20'];
    const events = lines.map((line) => ({ ...eventOf(line, given), by: '张三' }) as LedgerEvent);
    expect(() => foldEvents(item, events)).toThrow(/another than who asked/);
  });

  test('what is counted is submitted only when there was enough of it', () => {
    const counted = { ...item, task: { template: 't', id: 'i', year: 2026, lead: '局办公室', need: 2, source: 's', verified: true } };
    const count = (on: string): LedgerEvent => ({
      at: momentOf(on)!,
      by: '张三',
      kind: 'counted',
      data: { on, text: '局长办公会', files: [] },
    });
    const begin = ['2026-09-01 立项', '2026-09-01 部署', '2026-09-02 反馈'].map((line) => eventOf(line, given));
    const submit = eventOf('2026-12-20 办结', given);
    expect(() => foldEvents(counted, [...begin, count('2026-10-01'), submit])).toThrow(/2 times are wanted, 1 are noted/);
    expect(foldEvents(counted, [...begin, count('2026-10-01'), count('2026-11-01'), submit]).state).toBe('to-recheck');
  });
});

describe('the log', () => {
  test('a change of what was written is refused by the store itself', () =>
    withLedger(async (desk, opening, folder) => {
      await desk.open(streamOf(resultOf(water, [findingOf(water, 'a')])), opening('2026Q3', '2026-08-31', '2026-09-01'), written);
      const database = new DatabaseSync(join(folder, 'mingcha.sqlite'));
      for (const change of [
        "update ledger_events set by = '别人'",
        'delete from ledger_events',
        "update ledger_items set organ = '别的局'",
        'delete from ledger_items',
        'delete from ledger_terms',
      ])
        expect(() => database.exec(change), change).toThrow(/written once/);
      database.close();
      expect((await desk.item(1, '2026-09-01')).entry.events.map(({ by }) => by)).toEqual(['局办公室']);
    }));

  test('of two who decide upon the same state one is told to look again', () =>
    withLedger(async (desk, opening, folder) => {
      await desk.open(streamOf(resultOf(water, [findingOf(water, 'a')])), opening('2026Q3', '2026-08-31', '2026-09-01'), written);
      const other = await openStore(folder);
      const { entry } = await desk.item(1, '2026-09-01');
      const event = eventOf('2026-09-01 部署', given);
      await other.ledger.append([{ number: 1, after: entry.events.at(-1)!.seq, events: [event] }], written);
      await expect(other.ledger.append([{ number: 1, after: entry.events.at(-1)!.seq, events: [event] }], written)).rejects.toMatchObject({
        code: 'ledger-moved',
      });
      await other.close();
    }));

  const lines = [
    '部署',
    '反馈',
    '进展',
    '办结',
    '复查仍存在',
    '复查已改',
    '销号',
    '再次发现',
    '申诉',
    '申诉成立',
    '申诉驳回',
    '不同意延期',
    '改为重大',
    '电话催办',
  ];
  test('whatever is tried in whatever order, what is accepted folds to a known state, and a day in between can be read again', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...lines, '申请延期', '批准延期'), { maxLength: 40 }), (words) => {
        const events = [eventOf('2026-01-01 立项', given)];
        let standing = foldEvents(item, events);
        for (const [at, word] of words.entries()) {
          const day = new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10);
          const event = eventOf(`${day} ${word}${word.endsWith('延期') && word !== '不同意延期' ? '至 2026-12-31' : ''}`, given);
          try {
            standing = step(item, standing, event);
            events.push(event);
          } catch (error) {
            expect(error).toBeInstanceOf(Refusal);
          }
        }
        expect(states).toContain(standing.state);
        expect(foldEvents(item, events)).toEqual(standing);
        for (let length = 1; length <= events.length; length++) foldEvents(item, events.slice(0, length));
        expect(standing.cycle).toBe(1 + events.filter(({ kind }) => kind === 'reopened').length);
        for (const [at, { state }] of standing.path.slice(1).entries()) expect(state).not.toBe(standing.path[at]!.state);
      }),
    );
  });

  test('every state can be left but for closing, and every state is reached by some event', () => {
    for (const state of states) {
      const out = Object.values(moves).flatMap((goals) => (goals[state] !== undefined && goals[state] !== 'stays' ? [goals[state]] : []));
      expect(out.length, state).toBeGreaterThan(0);
      const reached = Object.values(moves).some((goals) =>
        Object.values(goals).some((goal) => goal === state || (goal === 'working' && ['mending', 'extended'].includes(state))),
      );
      expect(reached, state).toBe(true);
    }
  });
});

describe('warnings', () => {
  test('each is given once, however often it is asked for', () =>
    withLedger(async (desk, opening) => {
      await desk.open(streamOf(resultOf(water, [findingOf(water, 'a')])), opening('2026Q3', '2026-08-31', '2026-09-01'), written);
      const warnOn = async (day: string) => {
        const given: string[] = [];
        for await (const one of desk.warn(momentOf(day)!, '系统', written))
          given.push(...one.given.map(({ clock, level }) => `${clock} ${level}`));
        return given;
      };
      expect(await warnOn('2026-09-02')).toEqual(['deploy 1']);
      expect(await warnOn('2026-09-02')).toEqual([]);
      // nobody asked for two days: what was missed is given, and says so by its day
      expect(await warnOn('2026-09-04')).toEqual(['deploy 2', 'deploy 3']);
      expect((await desk.item(1, '2026-09-04')).standing).toMatchObject({ supervised: true, remindersDue: 1 });
      await says(desk, 1, '2026-09-04 电话催办');
      expect((await desk.item(1, '2026-09-04')).standing).toMatchObject({ supervised: true, remindersDue: 0 });
    }));

  test('before a day of a plan comes it is told, once for each reminder of the terms', async () => {
    const terms = loadTerms('tasks');
    expect(terms.reminders).toEqual([7, 1]);
    const events = [eventOf('2026-08-01 立项', { grade: 'ordinary', due: '2026-09-17' })];
    const told: string[] = [];
    for (let day = '2026-09-01'; day <= '2026-09-17'; day = addDays(day, 1))
      for (const event of warn(readItem(1, foldEvents(item, events), terms, day), momentOf(day)!, '系统')) {
        events.push(event);
        told.push(`${day} ${event.kind} ${JSON.stringify(event.data)}`);
      }
    expect(told).toEqual([
      '2026-09-10 due-soon {"clock":"solve","due":"2026-09-17","before":7}',
      '2026-09-16 due-soon {"clock":"solve","due":"2026-09-17","before":1}',
    ]);
  });

  test('a deployment noted after the warning of the morning may have happened before it', () =>
    withLedger(async (desk, opening) => {
      await desk.open(streamOf(resultOf(water, [findingOf(water, 'a')])), opening('2026Q3', '2026-08-31', '2026-09-01'), written);
      for await (const _ of desk.warn(momentOf('2026-09-02')!, '系统', written));
      await says(desk, 1, '2026-09-01 部署');
      const opened = await desk.item(1, '2026-09-02');
      expect(opened.clocks[0]).toMatchObject({ state: 'met', stoppedOn: '2026-09-01' });
      expect(opened.standing.warnings).toHaveLength(1);
    }));
});

describe('the weekly summary', () => {
  test.each([
    ['2026-09-07', '2026-09-11', 'a plain week'],
    ['2026-09-13', '2026-09-11', 'its Sunday'],
    ['2026-09-23', '2026-09-24', 'Friday is a holiday'],
    ['2026-10-02', '2026-09-30', 'from Thursday on a holiday'],
    ['2026-02-18', null, 'a whole week of holidays'],
  ] as [string, string | null, string][])('of the week of %s is due on %s: %s', (day, due) => expect(summaryDay(day)).toBe(due));

  test('weeks follow one another without a gap or an overlap, over holidays too', () => {
    let { to } = weekOf('2026-01-09');
    for (let day = '2026-01-10'; day < '2026-12-31'; day = dayOfMoment(new Date(Date.parse(day) + 86_400_000 * 1.5).toISOString())) {
      if (summaryDay(day) !== day) continue;
      const week = weekOf(day);
      expect(Date.parse(week.from) - Date.parse(to)).toBe(86_400_000);
      to = week.to;
    }
  });

  test('counts what happened in its days per organ and over all, and lists what is late and what is due', () =>
    withLedger(async (desk, opening) => {
      await desk.open(
        streamOf(
          resultOf(
            water,
            ['a', 'b', 'c'].map((name) => findingOf(water, name)),
          ),
          resultOf(school, [findingOf(school, 'd')]),
        ),
        opening('2026Q3', '2026-08-31', '2026-09-07'),
        written,
      );
      for (const number of [1, 2, 3, 4]) await says(desk, number, '2026-09-07 部署');
      for (const line of ['2026-09-08 反馈', '2026-09-09 办结', '2026-09-10 销号']) await says(desk, 1, line);
      for (const line of ['2026-09-08 反馈', '2026-09-09 申请延期至 2026-09-16', '2026-09-10 批准延期至 2026-09-16'])
        await says(desk, 2, line);
      await says(desk, 3, '2026-09-09 申诉');
      for await (const _ of desk.warn(momentOf('2026-09-11')!, '系统', written));
      const summary = await summarize(desk.items('2026-09-11'), weekOf('2026-09-11'));
      expect(summary).toMatchObject({ from: '2026-09-05', to: '2026-09-11', nextTo: '2026-09-18' });
      expect(summary.overall).toMatchObject({
        total: 4,
        done: 1,
        open: 3,
        opened: 4,
        deployed: 4,
        answered: 2,
        submitted: 1,
        closed: 1,
        extensionsAsked: 1,
        extensionsGranted: 1,
        appealed: 1,
        overdue: 1,
        dueNext: 1,
      });
      // the school did neither answer nor solve in time: one day over, two clocks
      expect(summary.overall.warnings).toEqual([2, 0, 0]);
      expect(summary.organs.map(({ organ, counts }) => [organ, counts.opened, counts.overdue])).toEqual([
        ['市教育局', 1, 1],
        ['市水务局', 3, 0],
      ]);
      expect([summary.overdue, summary.dueNext, summary.appeals].map((list) => list.map(({ number }) => number))).toEqual([[4], [2], [3]]);
      // a week later none of it is this week's
      const next = await summarize(desk.items('2026-09-18'), weekOf('2026-09-18'));
      expect(next.overall).toMatchObject({ opened: 0, closed: 0, appealed: 0, total: 4, done: 1, overdue: 2 });
    }));
});

test('what judges and words the ledger needs nothing of Node, so that a page can use it', () => {
  const folder = join(import.meta.dirname, '..', '..', '..', 'reports', 'ledger');
  const pure = [
    'states',
    'fold',
    'clocks',
    'deadlines',
    'desk',
    'opening',
    'grading',
    'terms',
    'templates',
    'summary',
    'summary-text',
    'rows',
    'history',
    'notices',
    'answers',
    'moments',
    'refusal',
    'wording',
  ];
  const reached = new Set<string>();
  const visit = (file: string): void => {
    if (reached.has(file)) return;
    reached.add(file);
    const text = readFileSync(file, 'utf8');
    expect(text, file).not.toMatch(/from 'node:/);
    // what is imported for its types alone is gone when the program runs
    for (const [, name] of text.matchAll(/^(?:import|export) (?!type\b)[^;]*?from '(\.[^']+)';/gm)) visit(join(dirname(file), name!));
  };
  for (const name of pure) visit(join(folder, `${name}.ts`));
  expect(reached.size).toBeGreaterThan(pure.length);
});
