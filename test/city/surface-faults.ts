/**
 * What a site shows beside its disclosures, and what may be wrong with it: aids for the old, yearly sheets, wording, private numbers, maps,
 * links and scripts of strangers. A site is built whole and given what it should have; then each fault that its plan names is put in.
 */

import { reportYear } from './build.ts';
import { writePdf } from './bytes.ts';
import type { Column, Outcome, Page, Planted, Site } from './model.ts';
import { columnOf, entryOf } from './spots.ts';
import { findColumn } from './styles/frame.ts';

interface Fault {
  detail: string;
  check: string;
  outcome: Outcome;
  /** It stays on its page when newer ones come. */
  stays?: true;
  /** Only probes see it. */
  probed?: 'network' | 'browser';
  /** Changes the site and returns the path that the finding speaks of; '' for the site. */
  plant(site: Site): string;
  /** What else must be found because of it. */
  also?(site: Site): Planted[];
}

/** Sites of strangers that planted links and scripts lead to; the city answers for them. */
export const strangers: Record<string, string> = {
  'www.lottery.example': '时时彩平台',
  'js.stranger.example': '脚本',
  'xxgk.lanchuan-cloud.example': '政府信息公开制度',
  'xxgk.lanchuan.gov.cn': '政府信息公开制度',
};

/** Adds to the page of an entry, counted from the newest. */
function append(site: Site, key: string, at: number, html: string): string {
  const entry = entryOf(site, key, at);
  const page = site.pages.get(entry.path)!;
  page.body = `${page.body}\n${html}`;
  return entry.path;
}

function setPage(site: Site, key: string, at: number, change: Partial<Page>): string {
  const entry = entryOf(site, key, at);
  Object.assign(site.pages.get(entry.path)!, change);
  return entry.path;
}

/** An identity number of a region that does not exist, with the right check digit (GB 11643-1999). */
function identityNumber(day: string, serial: number): string {
  const digits = `519900${day.replace(/-/g, '')}${String(serial).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  return digits + '10X98765432'[[...digits].reduce((sum, digit, at) => sum + Number(digit) * weights[at]!, 0) % 11]!;
}

const newsKey = (site: Site): string => (findColumn(site, 'lcyw') ? 'lcyw' : 'gzdt');
const home = (site: Site, html: string): string => {
  site.front.foot.push(html);
  return '';
};
const formPath = (site: Site): string => `${site.spec.prefix}/files/zfxxgksqb.doc`;
const firstPath = (column: Column): string => column.entries.map(({ path }) => path).sort()[0]!;

const faults = {
  'no-aid': {
    detail: 'the home page has no entry for the old and the disabled',
    check: 'accessibility-entry',
    outcome: 'review',
    plant(site) {
      site.front.aid = false;
      return '';
    },
  },
  'no-sheet': {
    detail: 'no yearly sheet of the website',
    check: 'yearly-sheet',
    outcome: 'fail',
    plant(site) {
      site.front.sheet = null;
      return '';
    },
  },
  'old-sheet': {
    detail: 'the newest yearly sheet is of the year before',
    check: 'yearly-sheet',
    outcome: 'fail',
    plant(site) {
      site.front.sheet = reportYear(site.asOf) - 1;
      return '';
    },
  },
  'no-viewport': {
    detail: 'no viewport for phones',
    check: 'mobile-view',
    outcome: 'review',
    plant(site) {
      site.front.viewport = false;
      return '';
    },
  },
  'no-platform-search': {
    detail: 'pages of the disclosure platform have no search box',
    check: 'platform-search',
    outcome: 'review',
    plant(site) {
      site.front.platformSearch = false;
      return columnOf(site, 'zfxxgk').path;
    },
  },
  'no-fee': {
    detail: 'the column for applications does not tell the fees',
    check: 'apply-content',
    outcome: 'review',
    plant(site) {
      const { path } = columnOf(site, 'ysqgk');
      const page = site.pages.get(path)!;
      page.body = page.body.replace(fees, '');
      return path;
    },
  },
  'form-dead': {
    detail: 'the application form cannot be downloaded',
    check: 'apply-channel',
    outcome: 'fail',
    plant(site) {
      site.files.delete(formPath(site));
      return columnOf(site, 'ysqgk').path;
    },
    also: (site) => [{ check: 'dead-attachment', outcome: 'fail', path: formPath(site), detail: 'the application form answers 404' }],
  },
  'no-files': {
    detail: 'no policy document offers a file',
    check: 'document-download',
    outcome: 'review',
    plant(site) {
      const column = columnOf(site, 'zcwj');
      const page = site.pages.get(column.entries[0]!.path)!;
      page.body = page.body.replace(/\n<p>文件下载:.*<\/p>/, '');
      return firstPath(column);
    },
  },
  slip: {
    detail: 'a slip in a news text: 部暑 for 部署',
    check: 'wording-error',
    outcome: 'review',
    stays: true,
    plant: (site) => append(site, newsKey(site), 8, '<p>会议还部暑了下一阶段的重点工作。</p>'),
  },
  'slip-name': {
    detail: 'an organ called by a wrong name: 发展与改革委员会',
    check: 'wording-error',
    outcome: 'review',
    stays: true,
    plant: (site) => append(site, newsKey(site), 9, '<p>市发展与改革委员会负责同志参加会议。</p>'),
  },
  secret: {
    detail: 'a notice that bears a mark of secrecy',
    check: 'secret-mark',
    outcome: 'review',
    stays: true,
    plant: (site) => append(site, 'tzgg', 6, '<p>秘密★1年</p>'),
  },
  spam: {
    detail: 'an old article filled with words of gambling',
    check: 'spam-content',
    outcome: 'review',
    stays: true,
    plant: (site) => append(site, newsKey(site), 14, '<p>六合彩、时时彩、百家乐、老虎机、北京赛车在线投注</p>'),
  },
  lottery: {
    detail: 'a hidden link to a lottery on the home page',
    check: 'hidden-link',
    outcome: 'fail',
    plant: (site) => home(site, '<div style="display:none"><a href="http://www.lottery.example/">时时彩平台</a></div>'),
    also: () => [
      { check: 'external-link-hijack', outcome: 'review', path: '', detail: 'a link to a lottery on the home page' },
      { check: 'external-link-notice', outcome: 'fail', path: '', detail: 'leaves for the lottery without a word', probed: 'browser' },
    ],
  },
  stranger: {
    detail: 'the home page loads a script of a stranger',
    check: 'foreign-script',
    outcome: 'review',
    plant: (site) => home(site, '<script src="http://js.stranger.example/t.js"></script>'),
  },
  advert: {
    detail: 'the home page sells a place for advertising',
    check: 'commercial-advert',
    outcome: 'review',
    plant: (site) => home(site, `<p><a href="${site.spec.prefix}/wzsm/">广告位招租</a></p>`),
  },
  leak: {
    detail: 'a notice lists whole identity numbers',
    check: 'personal-data',
    outcome: 'fail',
    stays: true,
    plant: (site) =>
      append(
        site,
        'tzgg',
        7,
        `<table><tr><th>姓名</th><th>身份证号</th></tr><tr><td>林某某</td><td>${identityNumber('1975-03-08', 12)}</td></tr><tr><td>苏某某</td><td>${identityNumber('1981-11-20', 27)}</td></tr></table>`,
      ),
  },
  mask: {
    detail: 'a notice hides one digit of a telephone number',
    check: 'weak-mask',
    outcome: 'fail',
    stays: true,
    plant: (site) => append(site, 'tzgg', 5, '<p>入选人员:林某某,13812*45678。</p>'),
  },
  map: {
    detail: 'a map without an approval number',
    check: 'map-approval',
    outcome: 'review',
    stays: true,
    plant: (site) =>
      append(site, newsKey(site), 11, `<p><img src="${site.spec.prefix}/images/news1.svg" alt="清溪县行政区划图" width="600"></p>`),
  },
  flash: {
    detail: 'an article that embeds Flash',
    check: 'obsolete-plugin',
    outcome: 'fail',
    stays: true,
    plant(site) {
      const file = `${site.spec.prefix}/files/zt.swf`;
      site.files.set(file, { type: 'application/x-shockwave-flash', body: () => Buffer.from('FWS') });
      return append(site, newsKey(site), 12, `<p><embed src="${file}" width="600" height="120"></p>`);
    },
  },
  untitled: {
    detail: 'an article whose title tag says 无标题文档',
    check: 'page-title',
    outcome: 'fail',
    stays: true,
    plant: (site) => setPage(site, newsKey(site), 13, { headTitle: '无标题文档' }),
  },
  'no-date-tag': {
    detail: 'the tag PubDate holds no date',
    check: 'meta-format',
    outcome: 'fail',
    stays: true,
    plant: (site) => setPage(site, newsKey(site), 10, { pubDate: '昨天 09:30' }),
  },
  'cut-title': {
    detail: 'the title of a document is cut',
    check: 'index-number',
    outcome: 'fail',
    stays: true,
    plant(site) {
      const entry = entryOf(site, 'zcwj', 7);
      const title = `${entry.title.slice(0, 12)}…`;
      entry.title = title;
      return setPage(site, 'zcwj', 7, { title });
    },
  },
  'short-dates': {
    detail: 'the rows of 政府采购 show no year',
    check: 'list-dates',
    outcome: 'review',
    plant(site) {
      const column = columnOf(site, 'zfcg');
      const page = site.pages.get(column.path)!;
      page.rows = page.rows!.map((row) => ({ ...row, day: row.day.slice(5) }));
      return column.path;
    },
  },
  elsewhere: {
    detail: 'the police filing is of another prefecture than the identification code',
    check: 'identity-agreement',
    outcome: 'review',
    plant(site) {
      site.police = site.police.replace(' 5199', ' 5101');
      return '';
    },
  },
  'area-unlinked': {
    detail: 'the portal leads to the organ of one key area and not to that of the other',
    check: 'key-area-column',
    outcome: 'review',
    plant: (site) => home(site, '<p>重点领域:<a href="http://czj.lanchuan.gov.cn/">财政资金</a></p>'),
  },
  'area-missing': {
    detail: 'no column for the key area that the organ leads',
    check: 'key-area-column',
    outcome: 'fail',
    plant: () => '',
  },
  catalogue: {
    detail: 'a standard catalogue without terms of disclosure',
    check: 'grassroots-catalogue',
    outcome: 'review',
    stays: true,
    plant(site) {
      const title = '社会救助领域基层政务公开标准目录';
      const heads = ['序号', '公开事项', '公开内容(要素)', '公开依据', '公开主体', '公开渠道和载体', '公开对象', '公开方式', '公开层级'];
      const line = (tag: string, cells: string[]): string => `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
      entryOf(site, 'tzgg', 8).title = title;
      setPage(site, 'tzgg', 8, { title });
      return append(
        site,
        'tzgg',
        8,
        `<table>${line('th', heads)}${line(
          'td',
          heads.map(() => '见说明'),
        )}</table>`,
      );
    },
  },
  'mixed-script': {
    detail: 'a page under HTTPS that loads a script over HTTP',
    check: 'mixed-content',
    outcome: 'fail',
    plant(site) {
      const { path } = columnOf(site, 'jgzn');
      const page = site.pages.get(path)!;
      page.body = `${page.body}\n<script src="http://${site.host}/js/site.js"></script>`;
      return path;
    },
  },
  'mixed-picture': {
    detail: 'a home page under HTTPS that shows a picture over HTTP',
    check: 'mixed-content',
    outcome: 'review',
    plant: (site) => home(site, `<p><img src="http://${site.host}/images/news2.svg" alt="工作动态" width="100"></p>`),
  },
  'file-empty': {
    detail: 'a form for download that holds nothing',
    check: 'attachment-content',
    outcome: 'fail',
    probed: 'network',
    plant(site) {
      const path = [...site.files.keys()].find((one) => /\/files\/form\d\.doc$/.test(one))!;
      site.files.set(path, { type: 'application/msword', body: () => Buffer.alloc(0) });
      return path;
    },
  },
  'file-wrong': {
    detail: 'a document for download that is a page of an error',
    check: 'attachment-content',
    outcome: 'fail',
    probed: 'network',
    plant(site) {
      const path = `${site.spec.prefix}/files/zcwj.pdf`;
      const body = Buffer.from('<!DOCTYPE html><html><head><title>500</title></head><body><h1>Internal Server Error</h1></body></html>');
      site.files.set(path, { type: 'application/pdf', body: () => body });
      return path;
    },
  },
  'search-lost': {
    detail: 'the search of the site finds nothing',
    check: 'site-search',
    outcome: 'fail',
    probed: 'browser',
    plant(site) {
      site.front.searchFinds = false;
      return `${site.spec.prefix}/search`;
    },
  },
  'soft-missing': {
    detail: 'linked on an inner page, says with status 200 that it does not exist',
    check: 'soft-404',
    outcome: 'fail',
    plant(site) {
      const path = `${site.spec.prefix}/zt/2020/t20200918_1180.html`;
      site.soft.add(path);
      const page = site.pages.get(columnOf(site, 'jgzn').path)!;
      page.body = `${page.body}\n<p>往年报道:<a href="${path}">专题回顾</a></p>`;
      return path;
    },
    also: (site) =>
      [...site.soft].map((path) => ({ check: 'dead-link-inner', outcome: 'fail', path, detail: 'a link to a page that does not exist' })),
  },
  'platform-elsewhere': {
    detail: 'the rules of disclosure stand on a host of a company',
    check: 'platform-host',
    outcome: 'fail',
    plant: (site) => home(site, '<p><a href="http://xxgk.lanchuan-cloud.example/zd/">政府信息公开制度</a></p>'),
  },
  'platform-apart': {
    detail: 'the rules of disclosure stand on another host of the government',
    check: 'platform-host',
    outcome: 'review',
    plant: (site) => home(site, '<p><a href="http://xxgk.lanchuan.gov.cn/zd/">政府信息公开制度</a></p>'),
  },
  'unit-bare': {
    detail: 'a town that lives on the site of its county has no columns of disclosure',
    check: 'unit-columns',
    outcome: 'fail',
    plant: (site) => columnOf(site, 'sqx').path,
    also: (site) => [{ check: 'unit-columns', outcome: 'fail', path: columnOf(site, 'bsz').path, detail: 'another town without' }],
  },
  unrelated: {
    detail: 'the disclosure platform shows news in pictures',
    check: 'platform-unrelated',
    outcome: 'review',
    plant: (site) => columnOf(site, 'zfxxgk').path,
  },
} satisfies Record<string, Fault>;

export type SurfaceFault = keyof typeof faults;

/** Checks that these faults are for, and those whose faults lie in the plans of sites. */
export const surfaceChecks = [
  ...new Set([...Object.values(faults).map(({ check }) => check), 'external-link-hijack', 'external-link-notice']),
  ...['platform-columns', 'online-system-dead', 'link-error-rate', 'grassroots-column', 'login-entry', 'open-data'],
];

const fees = '<h3>收费标准</h3>\n<p>依申请提供政府信息一般不收取费用。</p>\n';

/** Gives a site what it should show, then plants what its plan names. */
export function plantSurface(site: Site): Planted[] {
  const { prefix, faults: planned } = site.spec;
  const year = reportYear(site.asOf);
  site.front = { aid: true, sheet: prefix === '' ? year : null, viewport: true, platformSearch: true, searchFinds: true, foot: [] };
  const apply = findColumn(site, 'ysqgk');
  if (apply) {
    const page = site.pages.get(apply.path)!;
    page.body = page.body.replace('<h3>在线申请</h3>', `${fees}<h3>在线申请</h3>`);
  }
  if (findColumn(site, 'zcwj')) {
    const file = `${prefix}/files/zcwj.pdf`;
    site.files.set(file, { type: 'application/pdf', body: () => writePdf(`${site.id} zcwj`) });
    append(site, 'zcwj', 0, `<p>文件下载:<a href="${file}">PDF版</a></p>`);
  }
  const truth = (planned?.surface ?? []).flatMap((name): Planted[] => {
    const { check, outcome, detail, stays, probed, plant, also }: Fault = faults[name];
    site.planting = stays ? name : null;
    return [{ check, outcome, detail, path: plant(site), ...(probed && { probed }) }, ...(also?.(site) ?? [])];
  });
  site.planting = null;
  if (site.front.sheet !== null) {
    const path = sheetPath(site);
    const title = `政府网站工作年度报表(${site.front.sheet}年度)`;
    const body = `<table class="figures"><tr><th>网站名称</th><td>${site.name}</td></tr><tr><th>信息发布总数</th><td>${site.pages.size}</td></tr></table>`;
    site.pages.set(path, { path, shape: 'text', title, column: null, body, day: `${site.front.sheet + 1}-01-20` });
  }
  return truth;
}

export const sheetPath = (site: Site): string => `${site.spec.prefix}/wzbb/${site.front.sheet}.html`;
