import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, expect, test } from 'vitest';
import { createHistory } from '../../../crawler/history/history.ts';
import { loadIndex } from '../../../crawler/index-files.ts';
import { gather, type InspectionSettings } from '../../../crawler/inspection.ts';
import { judgeInspection } from '../../../crawler/judgement.ts';
import type { Tables } from '../../../crawler/schema.ts';
import { openSqlite } from '../../../crawler/sqlite.ts';
import { openStore } from '../../../crawler/store.ts';
import { page, type Served, serve, site } from '../../hostile/serve.ts';
import { defaults, withWorkspace } from '../gathered.ts';

let served: Served | undefined;
afterEach(async () => {
  await served?.close();
  served = undefined;
});

type Row = [name: string, title: string, day: string];
const always: Row[] = [
  ['old1', '关于印发岚川市节约用水管理办法的通知', '2026-08-03'],
  ['old2', '关于开展河道采砂专项整治的通知', '2026-07-20'],
  ['old3', '关于公布水利工程名录的通知', '2026-07-06'],
];
const list = (rows: Row[]): string =>
  `<title>通知公告</title><h1>通知公告</h1><ul>${rows.map(([name, title, day]) => `<li><a href="/n/${name}.html">${title}</a><span>${day}</span></li>`).join('')}</ul>`;
const article = ([, title, day]: Row): string =>
  `<title>${title}</title><h1>${title}</h1><p>发布时间：${day}</p><div>${'全市各有关单位要切实加强组织领导，认真抓好落实。'.repeat(12)}</div>`;

const pagesOf = (rows: Row[]): Record<string, string> => ({
  '/': page('岚川市水利局', '/tzgg/'),
  '/tzgg/': list(rows),
  ...Object.fromEntries(rows.map((row) => [`/n/${row[0]}.html`, article(row)])),
});

/** Inspections of one workspace, each on a day of its own and with what the site shows then; what is judged of the last. */
async function inspections(days: { on: string; rows: Row[]; settings?: Partial<InspectionSettings>; forget?: true }[]) {
  let rows: Row[] = [];
  served = await serve((request, response) => site(pagesOf(rows))(request, response));
  return await withWorkspace(async (workspace) => {
    for (const day of days) {
      rows = day.rows;
      const settings = { ...defaults, asOf: day.on, allowPrivate: true, workspace, url: `${served!.origin}/`, ...day.settings };
      const { inspection } = await gather(settings);
      // the clock of the day, as if the inspection had begun then
      const database = new DatabaseSync(join(workspace, 'mingcha.sqlite'));
      database.prepare('update inspections set started_at = ? where id = ?').run(`${day.on}T02:00:00.000Z`, inspection);
      const { number } = database.prepare('select number from inspections where id = ?').get(inspection) as { number: number };
      database.prepare('update first_seen set day = ? where inspection = ?').run(Date.parse(day.on) / 86_400_000, number);
      if (day.forget) database.exec('delete from first_seen');
      database.close();
    }
    const store = await openStore(workspace);
    try {
      const { id } = (await store.findInspection('latest'))!;
      const { site: facts, judgement } = await judgeInspection(store, id, { index: loadIndex('gov-2019') });
      const said = judgement.findings.filter(({ check, facts: { sign } }) => check === 'back-dated' && sign === 'seen');
      return { firstSeen: facts.firstSeen?.map(({ url, ...rest }) => ({ ...rest, url: new URL(url).pathname })), said };
    } finally {
      await store.close();
    }
  });
}

const dated: Row = ['new', '关于2026年水利建设资金使用情况的公示', '2026-08-05'];
const prompt: Row = ['prompt', '关于召开秋冬水利工作会议的通知', '2026-09-26'];

test('a page dated long before it was first met, on a list that was looked at in between, is for a person to look at', async () => {
  const { firstSeen, said } = await inspections([
    { on: '2026-08-20', rows: always },
    { on: '2026-09-30', rows: [prompt, dated, ...always] },
  ]);
  expect(firstSeen).toEqual([{ url: '/n/new.html', title: dated[1], shown: '2026-08-05', seen: '2026-09-30' }]);
  expect(said).toMatchObject([{ outcome: 'review', facts: { shown: '2026-08-05', seen: '2026-09-30', days: 56 } }]);
});

test('it stays so in later inspections, and is no sign before its day', async () => {
  const { firstSeen } = await inspections([
    { on: '2026-08-01', rows: always.slice(1) },
    { on: '2026-08-20', rows: always },
    { on: '2026-09-30', rows: [dated, ...always] },
    { on: '2026-10-20', rows: [dated, ...always] },
  ]);
  expect(firstSeen).toMatchObject([{ url: '/n/new.html', seen: '2026-09-30' }]);
});

test('nothing is said at the first inspection, nor of lists that the one before did not read', async () => {
  expect((await inspections([{ on: '2026-09-30', rows: [dated, ...always] }])).firstSeen).toBeUndefined();
  await served?.close();
  const { firstSeen, said } = await inspections([
    { on: '2026-08-20', rows: always, settings: { maxPages: 1 } },
    { on: '2026-09-30', rows: [dated, ...always] },
  ]);
  expect([firstSeen, said]).toEqual([[], []]);
});

test('a workspace of before these notes were taken says nothing of what its inspections met', async () => {
  const { firstSeen } = await inspections([
    { on: '2026-09-20', rows: always, forget: true },
    { on: '2026-09-30', rows: [dated, ...always] },
  ]);
  expect(firstSeen).toMatchObject([{ url: '/n/new.html' }]);
});

test('what is remembered of a site is bounded', async () => {
  served = await serve(site(pagesOf(always)));
  await withWorkspace(async (workspace) => {
    const { inspection } = await gather({ ...defaults, allowPrivate: true, workspace, url: `${served!.origin}/` });
    const { db, database } = openSqlite<Tables>(join(workspace, 'mingcha.sqlite'));
    try {
      database.exec('delete from first_seen');
      await createHistory(db, 2).noteSeen(inspection);
      expect(database.prepare('select count(*) as count from first_seen').get()).toEqual({ count: 2 });
      await createHistory(db, 3).noteSeen(inspection);
      await createHistory(db, 100).noteSeen(inspection);
      await createHistory(db, 100).noteSeen(inspection);
      expect(database.prepare('select count(*) as count from first_seen').get()).toEqual({ count: 5 });
    } finally {
      await db.destroy();
    }
  });
});
