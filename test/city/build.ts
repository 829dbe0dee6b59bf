/** Builds one site from its plan: columns, entries, pages, files, moved addresses. What is planted is recorded by record.ts. */
import { type Figures, writeReport } from './annual-report.ts';
import { writeDoc, writePdf } from './bytes.ts';
import { type Chance, daysBefore, seedChance, workingDay, workingDaysBefore } from './chance.ts';
import * as disclosure from './disclosure.ts';
import { plantDuties } from './duty-faults.ts';
import type { Article, Column, ColumnPlan, Entry, ListTopic, Page, Past, Site, SiteSpec } from './model.ts';
import * as pictures from './pictures.ts';
import { planReport } from './report-faults.ts';
import { entryOf } from './spots.ts';
import { findColumn, link } from './styles/frame.ts';
import { stylesheets } from './styles/index.ts';
import { listScript, siteScript } from './styles/script.ts';
import { plantSurface } from './surface-faults.ts';
import * as words from './words.ts';
import * as writing from './writing.ts';

const perPage = 15;
const colours = { classic: '#1560ad', modern: '#c7161d', county: '#0f8f7b' } as const;

/** The past of a site that has none. */
export const noPast = (): Past => ({ asOf: '', articles: new Map(), added: new Map(), files: new Map(), spots: new Map() });

/** Returns the site with all its pages; the same spec, seed, day and past give the same site. What it publishes is added to the past. */
export function buildSite(spec: SiteSpec, seed: string, asOf: string, number: number, past = noPast()): Site {
  const digits = String(1000 + number * 37);
  const site: Site = {
    spec,
    id: spec.id,
    host: spec.host,
    url: `${spec.secure ? 'https' : 'http'}://${spec.host}${spec.prefix}/`,
    name: spec.name,
    asOf,
    seed: `${seed}/${spec.id}`,
    past,
    planting: null,
    columns: [],
    pages: new Map(),
    files: new Map(past.files),
    moved: new Map(),
    soft: new Set(),
    deadOnHome: [],
    phone: `0899-85${digits}1`,
    fax: `0899-85${digits}9`,
    address: `岚川市${spec.id === 'qingxi' ? '清溪县清溪大道' : '临江区岚江大道'}${100 + number * 7}号`,
    mail: `${spec.id}@${spec.host.replace(/^www\./, '')}`,
    icp: `川ICP备0000${digits}号-1`,
    police: `川公网安备 5199000200${digits}号`,
    leaders: [],
    truth: [],
    duties: [],
    front: { aid: true, sheet: null, viewport: true, platformSearch: true, searchFinds: true, foot: [] },
    surface: [],
    neighbours: [],
  };
  nameLeaders(site, number);
  site.columns = spec.columns.map((plan) => addColumn(site, plan, []));
  past.files = new Map(site.files);
  past.asOf = asOf;
  addExtras(site);
  addFiles(site, seed);
  site.duties = plantDuties(site);
  site.surface = plantSurface(site);
  return site;
}

function nameLeaders(site: Site, number: number): void {
  const { spec } = site;
  const head = spec.id === 'www' ? '市长' : spec.id === 'qingxi' ? '县长' : /中心$|委员会$/.test(spec.organ) ? '主任' : '局长';
  const list = words.topics[spec.topics];
  const posts = [`党组书记、${head}`, `党组成员、副${head}`, `党组成员、副${head}`, '党组成员'];
  site.leaders = posts.map((post, at) => ({
    name: words.people[(number * 3 + at * 5) % words.people.length]!,
    post,
    duty: at === 0 ? '主持全面工作。' : `分管${list[at % list.length]}、${list[(at + 3) % list.length]}等工作。`,
  }));
}

function addColumn(site: Site, plan: ColumnPlan, parents: Column[]): Column {
  const parent = parents.at(-1);
  const column: Column = {
    plan,
    key: plan.key,
    name: plan.name,
    path: `${parent ? parent.path : `${site.spec.prefix}/`}${plan.key}/`,
    parents,
    children: [],
    entries: [],
  };
  if (plan.shape === 'list' || plan.shape === 'scripted') addEntries(site, column);
  for (const child of plan.children ?? []) column.children.push(addColumn(site, child, [...parents, column]));
  addColumnPages(site, column);
  return column;
}

function addColumnPages(site: Site, column: Column): void {
  const { plan, path, name } = column;
  const page = (shape: Page['shape'], body = ''): void => void site.pages.set(path, { path, shape, title: name, column, body });
  if (plan.shape === 'hub') page('hub');
  else if (plan.shape === 'stub') page('stub', column.children[0]!.path);
  else if (plan.shape === 'text') page('text', disclosure.writeText(site, plan.key));
  else if (plan.shape === 'leaders') page('other', disclosure.writeLeaders(site));
  else if (plan.shape === 'guide') page('text', disclosure.writeGuide(site, site.spec.faults?.guideLacks ?? []));
  else if (plan.shape === 'apply') page('other', disclosure.writeApply(site, `${site.spec.prefix}/files/zfxxgksqb.doc`));
  else if (plan.shape === 'consultation') page('other', disclosure.writeConsultation(site));
  else if (plan.shape === 'scripted') {
    page('scripted');
    const rows = plan.blank ? [] : column.entries.map((entry) => ({ title: entry.title, url: entry.path, date: entry.day }));
    site.files.set(`${path}list.json`, {
      type: 'application/json; charset=utf-8',
      body: () => Buffer.from(writing.setPunctuation(JSON.stringify({ total: rows.length, rows }))),
    });
  } else addListPages(site, column);
}

function addListPages(site: Site, column: Column): void {
  const total = column.entries.length;
  const pages = Math.max(1, Math.ceil(total / perPage));
  for (let at = 1; at <= pages; at += 1) {
    const path = at === 1 ? column.path : `${column.path}index_${at - 1}.html`;
    const rows = column.entries.slice((at - 1) * perPage, at * perPage);
    const page: Page = { path, shape: 'list', title: column.name, column, body: '', rows, pager: { page: at, pages, total } };
    site.pages.set(path, page);
    if (at === 1) site.pages.set(`${path}index.html`, { ...page });
  }
}

const steps: Record<ListTopic, number> = {
  news: 2,
  topic: 4,
  notice: 9,
  policy: 24,
  interpretation: 24,
  plan: 110,
  personnel: 55,
  budget: 130,
  statistics: 45,
  procurement: 30,
  consult: 31,
  service: 17,
  form: 48,
  rules: 200,
  letter: 6,
  annual: 365,
};
const counts: Record<ListTopic, number> = {
  news: 32,
  topic: 8,
  notice: 12,
  policy: 9,
  interpretation: 6,
  plan: 3,
  personnel: 5,
  budget: 4,
  statistics: 4,
  procurement: 4,
  consult: 4,
  service: 6,
  form: 3,
  rules: 4,
  letter: 8,
  annual: 5,
};

function addEntries(site: Site, column: Column): void {
  const { plan } = column;
  const topic = plan.topic ?? 'news';
  if (plan.blank) return;
  if (topic === 'annual') {
    addReports(site, column);
    return;
  }
  const { past } = site;
  const before = past.articles.get(column.path) ?? [];
  const chance = seedChance(`${site.seed}${column.path}${before.length > 0 ? site.asOf : ''}`);
  const used = new Set(before.map(({ entry }) => entry.title));
  const count = plan.count ?? counts[topic];
  const documents = topic === 'interpretation' ? uninterpreted(column, before) : [];
  const days = Array.from({ length: topic === 'interpretation' ? Math.min(count, documents.length) : count }, (_, at) =>
    workingDay(daysBefore(site.asOf, (plan.newest ?? 1) + at * (plan.step ?? steps[topic]))),
  ).filter((day) => day > past.asOf);
  // entries keep their number when newer ones come: those go on below zero
  const added = (past.added.get(column.path) ?? 0) + (before.length > 0 ? days.length : 0);
  const fresh = days.map((day, at): Article => {
    const serial = at - added;
    const path = `${column.path}${day.slice(0, 7).replace('-', '')}/t${day.replace(/-/g, '')}_${20_000 - serial}.html`;
    const lag = column.key === 'zcwj' ? site.spec.faults?.lags?.[at] : undefined;
    const about = documents[at];
    const text = writeEntry(site, chance, topic, day, { serial, lag, about }, used);
    const entry: Entry = { title: text.title, path, day, ...(lag && { lag }), ...(about && { about: about.path }) };
    return { entry, page: { path, shape: 'article', title: text.title, column, body: text.body, day, source: site.spec.organ } };
  });
  const articles = [...fresh, ...before].slice(0, count);
  past.articles.set(column.path, articles);
  past.added.set(column.path, added);
  column.entries = articles.map(({ entry, page }) => {
    site.pages.set(page.path, { ...page, column });
    return { ...entry };
  });
  if (plan.pinned) column.entries.unshift(...column.entries.splice(5, 1));
}

/** Documents beside a column of interpretations that are newer than those already interpreted. */
function uninterpreted(column: Column, before: readonly Article[]): Entry[] {
  const documents = column.parents.at(-1)?.children.find(({ key }) => key === 'zcwj')?.entries ?? [];
  const done = new Set(before.map(({ entry }) => entry.about));
  const first = documents.findIndex(({ path }) => done.has(path));
  return first < 0 ? documents : documents.slice(0, first);
}

const modulo = (value: number, by: number): number => ((value % by) + by) % by;

interface Place {
  /** Its place in all that the column ever had. */
  serial: number;
  lag: number | undefined;
  /** The document that it interprets. */
  about: Entry | undefined;
}

const titlesOf: Record<Exclude<ListTopic, 'annual' | 'letter'>, readonly string[]> = {
  news: words.newsTitles,
  topic: words.newsTitles,
  notice: words.noticeTitles,
  policy: words.policyTitles,
  interpretation: words.interpretationTitles,
  plan: words.planTitles,
  personnel: words.personnelTitles,
  budget: words.budgetTitles,
  statistics: words.statisticsTitles,
  procurement: words.procurementTitles,
  consult: words.consultTitles,
  service: words.serviceTitles,
  form: words.formTitles,
  rules: words.rulesTitles,
};

function writeEntry(
  site: Site,
  chance: Chance,
  topic: Exclude<ListTopic, 'annual'>,
  day: string,
  place: Place,
  used: Set<string>,
): { title: string; body: string } {
  let values = writing.valuesOf(site, chance, day);
  if (topic === 'letter') {
    const letter = words.letters[modulo(place.serial, words.letters.length)]!;
    return { title: words.fill(letter[0], values), body: writing.writeLetter(site, chance, words.fill(letter[1], values), day) };
  }
  fixTopic(site, topic, values, place);
  const templates = titlesOf[topic];
  const inTurn = templates.length <= 5;
  let title = '';
  for (let attempt = 0; attempt < 60; attempt += 1) {
    title = words.fill(inTurn ? templates[modulo(place.serial, templates.length)]! : chance.pick(templates), values);
    if (!used.has(title)) break;
    values = writing.valuesOf(site, chance, day);
    fixTopic(site, topic, values, place);
  }
  used.add(title);
  return { title, body: writeBody(site, chance, topic, title, values, day, place) };
}

/** An interpretation is about its document, the result of a call for opinions about the draft before it. */
function fixTopic(site: Site, topic: ListTopic, values: Record<string, string>, { serial, about }: Place): void {
  const topics = words.topics[site.spec.topics];
  if (topic === 'consult' && modulo(serial, 3) !== 1) values.t = topics[modulo(Math.floor((serial + 1) / 3), topics.length)]!;
  if (topic !== 'interpretation') return;
  values.t = topics.find((one) => about?.title.includes(one)) ?? values.t!;
}

function writeBody(
  site: Site,
  chance: Chance,
  topic: ListTopic,
  title: string,
  values: Record<string, string>,
  day: string,
  { serial, lag, about }: Place,
): string {
  const { prefix, documentCode } = site.spec;
  switch (topic) {
    case 'notice': {
      const body = writing.writeNotice(site, chance, values, day);
      if (modulo(serial, 4) !== 1) return body;
      const name = `附件${modulo(serial, 12)}:${values.t!.replace(/[“”、]/g, '')}申报表`;
      site.files.set(`${prefix}/files/${name}.pdf`, { type: 'application/pdf', body: () => writePdf(`${site.id} ${day}`) });
      return `${body}\n<p>附件:<a href="${prefix}/files/${name}.pdf">${name}.pdf</a></p>`;
    }
    case 'policy': {
      const written = workingDaysBefore(day, lag ?? chance.int(1, 8));
      const year = written.slice(0, 4);
      const head = {
        index: `${site.spec.siteCode}/${year}-${String(40 + serial).padStart(5, '0')}`,
        category: `${values.t}/通知`,
        number: `${documentCode}发〔${year}〕${40 - serial}号`,
        written,
        published: day,
        title,
      };
      return writing.writePolicy(site, chance, values, head);
    }
    case 'interpretation':
      return writing.writeInterpretation(site, values, about ?? null);
    case 'plan':
      return writing.writePlan(site, values);
    case 'personnel':
      return writing.writePersonnel(site, chance, day);
    case 'budget':
      return `${writing.writeFigures(site, chance, values, title)}\n${writing.writeBudgetNotes(chance)}`;
    case 'statistics':
      return writing.writeFigures(site, chance, values, title);
    case 'procurement':
      return writing.writeProcurement(site, chance, values);
    case 'consult':
      return modulo(serial, 3) === 2 ? writing.writeConsultResult(site, values) : writing.writeConsult(site, values, day);
    case 'service': {
      const file = `${prefix}/files/bssqb.doc`;
      site.files.set(file, { type: 'application/msword', body: () => writeDoc('办事申请表') });
      return writing.writeService(site, chance, title, values, file);
    }
    case 'rules':
      return writing.writeRules(site, title);
    case 'form': {
      const file = `${prefix}/files/form${modulo(serial, 9) + 1}.doc`;
      site.files.set(file, { type: 'application/msword', body: () => writeDoc(title) });
      return writing.writeForm(site, title, file);
    }
    default:
      return writing.writeNews(chance, values, modulo(serial, 4) === 0 ? `${prefix}/images/news${modulo(serial, 3) + 1}.svg` : null);
  }
}

/** The year that the newest annual report has to speak of. */
export const reportYear = (asOf: string): number => Number(asOf.slice(0, 4)) - (asOf.slice(5) > '01-31' ? 1 : 2);

/** The year with which the figures of annual reports begin, so that a report is the same in every year that shows it. */
const firstReport = 2017;

function addReports(site: Site, column: Column): void {
  const fault = site.spec.faults?.annual;
  const newest = reportYear(site.asOf);
  const organ = disclosure.reporterOf(site);
  let before: Figures | undefined;
  // written from the oldest on, for each takes up the figures of the one before
  for (let year = firstReport; year <= newest; year += 1) {
    if (year === newest && fault === 'missing') continue;
    const chance = seedChance(`${site.url}annual${year}`);
    const late = year === newest && typeof fault === 'object';
    const day = late ? `${year + 1}-${fault.late}` : workingDay(`${year + 1}-01-${chance.int(16, 28)}`);
    const path = `${column.path}${day.slice(0, 7).replace('-', '')}/t${day.replace(/-/g, '')}_${10_000 + year}.html`;
    const title = disclosure.reportTitle(site, year);
    const plan = planReport({ organ, year, stock: organ.length }, chance, before, year === newest ? site.spec.faults?.report : []);
    before = plan.figures;
    if (year < newest - 4) continue;
    column.entries.unshift({ title, path, day });
    site.pages.set(path, { path, shape: 'article', title, column, body: writeReport(plan), day, source: site.spec.organ });
  }
}

/** Pages beside the columns: home, map, contact, statement; addresses that moved; what is to be dead. */
function addExtras(site: Site): void {
  const { prefix, faults = {} } = site.spec;
  site.pages.set(`${prefix}/`, { path: `${prefix}/`, shape: 'home', title: site.name, column: null, body: '' });
  const other = (key: string, title: string, body: string): void =>
    void site.pages.set(`${prefix}/${key}/`, { path: `${prefix}/${key}/`, shape: 'other', title, column: null, body });
  if (!faults.omits?.includes('siteMap')) {
    const map = site.columns
      .map(
        (column) =>
          `<h3>${link(column.path, column.name)}</h3>\n<p>${column.children.map((child) => link(child.path, child.name)).join('')}</p>`,
      )
      .join('\n');
    other('wzdt', '网站地图', `<div class="sitemap">\n${map}\n</div>`);
  }
  if (!faults.omits?.includes('contact')) other('lxwm', '联系我们', disclosure.writeText(site, 'lxwm'));
  other(
    'wzsm',
    '网站声明',
    `<p>本网站由${site.spec.organ}主办。本网站发布的信息供公众查询使用,任何单位和个人转载本网站内容应当注明来源。</p>\n<p>本网站尊重并保护用户的个人信息,不会将用户信息用于与服务无关的用途。</p>`,
  );
  const notices = findColumn(site, 'tzgg');
  if (notices) site.moved.set(`${prefix}/tzgg.html`, notices.path);
  site.moved.set(`${prefix}/index.html`, `${prefix}/`);
  site.files.set(`${prefix}/files/zfxxgksqb.doc`, { type: 'application/msword', body: () => writeDoc('政府信息公开申请表') });
  addLinks(site, notices?.entries[0] ?? null);
}

const deadTexts = ['市民热线平台', '网上办事大厅(旧版)', '优化环境投诉平台', '信用信息查询'];

/** Adds links to the ends of articles: living ones that moved, another site's code in a quotation, and the planted dead ones. */
function addLinks(site: Site, notice: Entry | null): void {
  const { prefix, faults = {} } = site.spec;
  const append = (path: string, html: string): void => {
    const page = site.pages.get(path)!;
    page.body = `${page.body}\n${html}`;
  };
  if (notice && site.moved.has(`${prefix}/tzgg.html`))
    append(notice.path, `<p>往期通知详见<a href="${prefix}/tzgg.html">通知公告</a>栏目。</p>`);
  const news = (findColumn(site, 'lcyw') ?? findColumn(site, 'gzdt'))?.entries ?? [];
  if (news[4])
    append(
      news[4].path,
      '<p>据通报,本次抽查的网站包括清溪县人民政府网站(网站标识码:5199210001)、岚川市统计局网站(网站标识码:5199000031)等,检查情况另行印发。</p>',
    );
  for (let at = 0; at < (faults.deadHome ?? 0); at += 1)
    site.deadOnHome.push({ path: `${prefix}/zt/2021/${['rxpt', 'bsdt', 'tsjb', 'xyxx'][at]}/`, text: deadTexts[at]! });
  // what is wrong stays where it is: links stand on pages that stay, files with notices for as long as those are listed
  for (let at = 0; at < (faults.deadInner ?? 0); at += 1) {
    const topic = words.fill('{t}专题报道', { t: words.topics[site.spec.topics][at]! });
    append(findColumn(site, 'jgzn')!.path, `<p>相关链接:<a href="${deadInnerPath(site, at)}">${writing.escapeHtml(topic)}</a></p>`);
  }
  site.planting = 'dead-attachment';
  for (let at = 0; at < (faults.deadAttachment ?? 0); at += 1)
    append(entryOf(site, 'tzgg', 2 + at).path, `<p>附件:<a href="${deadAttachmentPath(site, at)}">汇总表.xls</a></p>`);
  site.planting = null;
}
export const deadInnerPath = (site: Site, at: number): string =>
  `${site.spec.prefix}/zt/2022/t2022${String(at + 3).padStart(2, '0')}15_2071${at}.html`;
export const deadAttachmentPath = (site: Site, at: number): string => `${site.spec.prefix}/files/P0202607${String(at + 11)}5832.xls`;

function addFiles(site: Site, seed: string): void {
  const { prefix, style } = site.spec;
  const text = (path: string, type: string, body: () => string): void =>
    void site.files.set(`${prefix}${path}`, { type, body: () => Buffer.from(body()) });
  const svg = (name: string, draw: (chance: Chance) => string): void =>
    text(`/images/${name}.svg`, 'image/svg+xml', () => draw(seedChance(`${seed}/${site.id}/${name}`)));
  const colour = colours[style];
  text('/css/site.css', 'text/css; charset=utf-8', () => stylesheets[style].css);
  text('/js/site.js', 'application/javascript; charset=utf-8', () => siteScript);
  text('/js/list.js', 'application/javascript; charset=utf-8', () => listScript);
  const banner = { classic: [1000, 170], modern: [760, 132], county: [1600, 400] }[style] as [number, number];
  svg('banner', (chance) => pictures.drawScene(chance, banner[0], banner[1]));
  svg('topic', (chance) => pictures.drawScene(chance, 1200, 100));
  for (let at = 1; at <= 4; at += 1) svg(`news${at}`, (chance) => pictures.drawScene(chance, 640, 400));
  for (let at = 1; at <= site.leaders.length; at += 1) svg(`leader${at}`, (chance) => pictures.drawPortrait(chance));
  for (const glyph of pictures.glyphNames)
    svg(`icon-${glyph}`, () => pictures.drawIcon(glyph, colour, style === 'county' ? '#e3f4f0' : '#fbe9e8'));
  svg('emblem', () => pictures.drawEmblem(colour));
  svg('party', () => pictures.drawPartyMark());
  svg('errors', () => pictures.drawErrorsMark());
  svg('police', () => pictures.drawPoliceMark());
}
