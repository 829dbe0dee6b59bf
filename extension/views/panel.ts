/** What the panel shows: the page of a tab, its site's dossier and inspection, the chosen index. Views read it; what they change is kept first. */
import { computed, ref, shallowRef, watch } from 'vue';
import { hostOf } from '../../checks/facts/address.ts';
import type { EvaluationIndex, Marks, Scorecard, SiteProfile } from '../../checks/model/index.ts';
import { type Dossier, emptyDossier } from '../../crawler/packages/dossier.ts';
import type { ReportInput } from '../../reports/input.ts';
import { browser } from '../browser.ts';
import { loadIndex, loadParts } from '../dossier/library.ts';
import { inspectionOf } from '../gather/inspection.ts';
import { type Judged, judgeInspection, judgeNothing, scoreUnder } from '../gather/judgement.ts';
import type { StoredInspection } from '../gather/model.ts';
import { type LinkReport, reportOf } from '../gather/verify.ts';
import { type LookAnswer, request } from '../messages.ts';
import { onChange } from '../store/changes.ts';
import { changeDossier, dossierOf } from '../store/dossiers.ts';
import { languageOf, readSettings, Settings, today } from '../store/settings.ts';
import { words } from '../wording/words.ts';

export const views = ['page', 'links', 'site', 'index', 'review', 'files'] as const;
export type View = (typeof views)[number];

export interface ShownTab {
  id: number;
  url: string;
  title: string;
}

export const settings = shallowRef<Settings>(Settings.parse({}));
export const language = computed(() => languageOf(settings.value));
export const say = computed(() => words[language.value]);
export const asOf = computed(() => settings.value.asOf ?? today());

export const view = ref<View>('page');
export const tab = shallowRef<ShownTab | null>(null);
export const looking = ref(false);
export const answer = shallowRef<LookAnswer | null>(null);
export const look = computed(() => (answer.value && 'look' in answer.value ? answer.value.look : null));
export const dossier = shallowRef<Dossier>(emptyDossier('about:blank'));
export const report = shallowRef<LinkReport | undefined>();
export const inspection = shallowRef<StoredInspection | undefined>();
export const index = shallowRef<EvaluationIndex | null>(null);
export const judged = shallowRef<Judged | null>(null);
/** What went wrong last, in the reader's language. */
export const trouble = ref('');

/** What is read anew from the database and says the same stays the same: what follows from it is not worked out again. */
const steady = <Value>(before: Value | undefined, now: Value): Value =>
  before !== undefined && JSON.stringify(before) === JSON.stringify(now) ? before : now;

export const marks = computed<Marks>((before) => steady(before, index.value ? (dossier.value.marks[index.value.id] ?? {}) : {}));
const profile = computed<SiteProfile>((before) => steady(before, dossier.value.profile));
const site = computed((before?: { url: string; host: string }) => steady(before, { url: dossier.value.url, host: dossier.value.host }));
export const card = computed<Scorecard | null>(() => {
  const { url, host } = site.value;
  if (!index.value || !host) return null;
  const seen = judged.value ?? judgeNothing(url, host, asOf.value);
  return scoreUnder(index.value, seen, profile.value, marks.value);
});

/** What reports are written from; null until the site was inspected. */
export const input = computed<ReportInput | null>(() =>
  card.value && judged.value && index.value
    ? { scorecard: card.value, judgement: judged.value.judgement, site: judged.value.site, index: index.value, language: language.value }
    : null,
);

const isPage = (url: string | undefined): url is string => url !== undefined && /^https?:\/\//.test(url) && hostOf(url) !== '';

/** Changes that are on their way to where they are kept. */
let keeping = 0;

/** Changes the dossier of the site that is shown: on screen at once, then where it is kept, with what other views changed meanwhile. */
export async function keep(change: (dossier: Dossier) => Dossier): Promise<void> {
  const before = dossier.value;
  if (!before.host) return;
  dossier.value = change(before);
  keeping += 1;
  let kept: Dossier | undefined;
  try {
    kept = await changeDossier(before, change);
  } finally {
    keeping -= 1;
    // with another change on its way, what is kept now is behind what is shown
    if (keeping === 0) {
      if (kept && dossier.value.site === kept.site) dossier.value = kept;
      else await readSite();
    }
  }
}

/** Looks at the page of the tab again. */
export async function lookAgain(): Promise<void> {
  const shown = tab.value;
  if (!shown || looking.value) return;
  looking.value = true;
  try {
    const given = await request({ kind: 'look', tab: shown.id, asOf: asOf.value });
    if (tab.value?.id === shown.id) answer.value = given;
  } catch (error) {
    answer.value = { fault: 'failed', detail: String(error) };
  } finally {
    looking.value = false;
  }
}

export async function readReport(): Promise<void> {
  const url = look.value?.facts.url;
  report.value = url ? await reportOf(url) : undefined;
}

/** A site that stays while pages of others are opened, as in a walk through its findings. */
export const pinned = ref<string | null>(null);

async function readSite(): Promise<void> {
  const url = pinned.value ?? tab.value?.url;
  if (!isPage(url)) return;
  const known = await dossierOf(url);
  if (keeping > 0) return;
  dossier.value = known;
  inspection.value = await inspectionOf(dossier.value.site);
}

let judging = 0;
let judgedOf: string | undefined;
/** Judges what was gathered under the index that was chosen; the last call wins. */
async function judge(): Promise<void> {
  const mine = ++judging;
  const done = inspection.value?.status === 'done' ? inspection.value : undefined;
  // what was judged of another site is not shown while this one is judged
  if (judgedOf !== done?.id) judged.value = null;
  judgedOf = done?.id;
  if (!index.value || !done) return;
  const result = await judgeInspection(done, profile.value, index.value, await loadParts(index.value));
  if (mine === judging) judged.value = result ?? null;
}

async function readIndex(): Promise<void> {
  try {
    index.value = await loadIndex(settings.value.index);
  } catch (error) {
    index.value = null;
    trouble.value = error instanceof Error ? error.message : String(error);
  }
}

/** The tab that is inspected: the one named in the panel's address, else the active one, else the one used last that holds a page. */
async function findTab(): Promise<ShownTab | null> {
  const named = Number(new URLSearchParams(location.search).get('tab') ?? Number.NaN);
  const own = browser.runtime.getURL('/');
  const found = Number.isInteger(named)
    ? await browser.tabs.get(named).catch(() => undefined)
    : (await browser.tabs.query({ active: true, currentWindow: true }))[0];
  if (found?.id === undefined) return null;
  if (!found.url?.startsWith(own)) return { id: found.id, url: found.url ?? '', title: found.title ?? '' };
  const others = (await browser.tabs.query({ currentWindow: true })).filter(({ url }) => isPage(url));
  const last = others.sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))[0];
  return last?.id === undefined ? null : { id: last.id, url: last.url ?? '', title: last.title ?? '' };
}

/** Follows the tab: what is shown is always of the page that is open. */
export async function followTab(): Promise<void> {
  const found = await findTab();
  const before = tab.value;
  if (found && !found.url && look.value && before?.id === found.id) found.url = look.value.url;
  tab.value = found;
  if (before?.id === found?.id && before?.url === found?.url && answer.value) return readSite();
  answer.value = null;
  report.value = undefined;
  await lookAgain();
  // without the permission for a host the browser does not tell the address; the page itself did
  if (look.value && tab.value && !tab.value.url) tab.value = { ...tab.value, url: look.value.url, title: look.value.facts.title };
  await Promise.all([readSite(), readReport()]);
}

/** Milliseconds until a line that broke is taken up again. */
const redial = 500;

/** Holds a line to the worker: when the browser kills it in the middle of its work, the new line wakes it and it goes on. */
function holdLine(): void {
  browser.runtime.connect({ name: 'panel' }).onDisconnect.addListener(() => setTimeout(holdLine, redial));
}

export async function startPanel(): Promise<void> {
  holdLine();
  settings.value = await readSettings();
  await readIndex();
  // marks and notes change the dossier all the time; only what changes findings judges the site anew
  const judgedBy = (): unknown[] => [index.value, inspection.value?.id, inspection.value?.status, profile.value];
  watch(judgedBy, () => void judge());
  await followTab();
  browser.tabs.onActivated.addListener(() => void followTab());
  browser.tabs.onUpdated.addListener((id, { status, url }, { status: now }) => {
    // pages that change their address by script load nothing
    if (id !== tab.value?.id || !(status === 'complete' || (url !== undefined && now === 'complete'))) return;
    answer.value = null;
    void followTab();
  });
  onChange((change) => {
    if (change === 'tab') {
      answer.value = null;
      void followTab();
    }
    if (change === 'links') void readReport();
    if (change === 'inspection' || change === 'dossier') void readSite();
    if (change === 'settings' || change === 'indexes') {
      void readSettings().then((now) => {
        settings.value = now;
        return readIndex();
      });
    }
  });
}
