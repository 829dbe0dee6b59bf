/**
 * Faults in what organs owe by law: documents, interpretations, calls for opinions, services, letters. A site is built whole; then each fault that
 * its plan names is cut into its pages. Nothing is read from what a check would say.
 */
import { daysBefore, inWords, workingDaysBefore } from './chance.ts';
import type { Entry, Outcome, Page, Site } from './model.ts';
import { columnOf, entryOf } from './spots.ts';
import { findColumn, link } from './styles/frame.ts';
import * as words from './words.ts';

interface Fault {
  detail: string;
  check: string;
  outcome: Outcome;
  /** It stays on its page when newer ones come. */
  stays?: true;
  /** Changes the pages of the site and returns the path that the finding speaks of; '' for the site. */
  plant(site: Site): string;
}

const pageOf = (site: Site, entry: Entry): Page => site.pages.get(entry.path)!;

/** Changes words of an entry's page; a fault that finds nothing to change is no fault. */
function change(site: Site, key: string, at: number, from: string | RegExp, to: string): string {
  const entry = entryOf(site, key, at);
  const page = pageOf(site, entry);
  const body = page.body.replace(from, to);
  if (body === page.body) throw new Error(`nothing to change on ${site.id} ${entry.path}: ${from}`);
  page.body = body;
  return entry.path;
}

/** Gives an entry another title, in its list and on its page. */
function retitle(site: Site, key: string, at: number, title: string): string {
  const entry = entryOf(site, key, at);
  const page = pageOf(site, entry);
  entry.title = title;
  page.title = title;
  return entry.path;
}

function append(site: Site, key: string, at: number, html: string): string {
  const entry = entryOf(site, key, at);
  const page = pageOf(site, entry);
  page.body = `${page.body}\n${html}`;
  return entry.path;
}

const row = (name: string): RegExp => new RegExp(`<tr><th>${name}</th><td>.*?</td></tr>\n?`);

const faults = {
  'organ-hours': {
    detail: 'no page on the organ tells its office hours',
    check: 'organ-incomplete',
    outcome: 'review',
    plant(site) {
      const page = site.pages.get(columnOf(site, 'jgzn').path)!;
      page.body = page.body.replace(/　?办公时间.*?(?=　)/, '');
      return '';
    },
  },
  'rules-review': {
    detail: 'no rules on the review of secrecy',
    check: 'rules-incomplete',
    outcome: 'review',
    stays: true,
    plant(site) {
      retitle(site, 'zfxxgkzd', 1, `${site.spec.short}政府网站管理办法`);
      return '';
    },
  },
  'rules-old': {
    detail: 'rules that follow the Regulation of 2007',
    check: 'superseded-rules',
    outcome: 'review',
    stays: true,
    plant: (site) => append(site, 'zfxxgkzd', 2, '<p>第六条　本机关自收到申请之日起15个工作日内予以答复。</p>'),
  },
  'guide-old': {
    detail: 'the guide was last updated on 2021-03-01',
    check: 'guide-stale',
    outcome: 'review',
    plant(site) {
      const page = site.pages.get(columnOf(site, 'zfxxgkzn').path)!;
      page.day = '2021-03-01';
      page.body = `<p>更新日期:2021-03-01</p>\n${page.body}`;
      return page.path;
    },
  },
  'organ-defunct': {
    detail: 'a column that goes by the name of an organ of old',
    check: 'defunct-organ',
    outcome: 'review',
    plant: (site) => columnOf(site, 'yjg').path,
  },
  'head-validity': {
    detail: 'a document that does not show whether it is valid',
    check: 'document-head',
    outcome: 'fail',
    stays: true,
    plant(site) {
      change(site, 'zcwj', 4, /<tr><th>有 效 性:.*?<\/tr>\n?/, '');
      return '';
    },
  },
  repealed: {
    detail: 'shown as valid, though a later document repeals it by its number',
    check: 'document-validity',
    outcome: 'fail',
    plant(site) {
      const old = pageOf(site, entryOf(site, 'zcwj', 5));
      const number = /<th>发文字号:<\/th><td>([^<]+)</.exec(old.body)![1]!;
      append(site, 'zcwj', 0, `<p>第七条　《${old.title.replace(/[《》]/g, '')}》(${number})同时废止。</p>`);
      return old.path;
    },
  },
  'date-false': {
    detail: 'shown as published two months before the day that its address names',
    check: 'back-dated',
    outcome: 'review',
    plant(site) {
      const entry = entryOf(site, 'tzgg', 3);
      entry.day = daysBefore(entry.day, 60);
      pageOf(site, entry).day = entry.day;
      return '';
    },
  },
  'interpretation-apart': {
    detail: 'a document that does not link to its interpretation',
    check: 'interpretation-link',
    outcome: 'fail',
    plant: (site) => change(site, 'zcwj', 1, /\n?<p>相关解读:.*?<\/p>/, ''),
  },
  'interpretation-few': {
    detail: 'of the three newest documents one is interpreted',
    check: 'interpretation-missing',
    outcome: 'review',
    plant: () => '',
  },
  'interpretation-plain': {
    detail: 'all interpretations are plain texts',
    check: 'interpretation-forms',
    outcome: 'review',
    plant(site) {
      columnOf(site, 'zcjd').entries.forEach((_, at) => {
        retitle(site, 'zcjd', at, `《岚川市${words.topics[site.spec.topics][at]}办法》政策解读`);
      });
      return '';
    },
  },
  'call-short': {
    detail: 'opinions on a draft are taken for seven days',
    check: 'notice-period',
    outcome: 'fail',
    plant(site) {
      const { day } = entryOf(site, 'yjzj', 0);
      return change(site, 'yjzj', 0, /征求意见时间:.*?。/, `征求意见时间:${inWords(day)}至${inWords(daysBefore(day, -6))}。`);
    },
  },
  'call-result': {
    detail: 'a call for opinions that ended months ago, without its result',
    check: 'consultation-result',
    outcome: 'review',
    plant(site) {
      retitle(site, 'yjzj', 2, '《岚川市节庆活动实施细则》意见采纳情况反馈');
      return entryOf(site, 'yjzj', 3).path;
    },
  },
  'award-late': {
    detail: 'an award announced nine working days after it was made',
    check: 'notice-late',
    outcome: 'fail',
    stays: true,
    plant: (site) => append(site, 'zfcg', 0, `<p>成交日期:${inWords(workingDaysBefore(entryOf(site, 'zfcg', 0).day, 9))}</p>`),
  },
  'report-short': {
    detail: 'an accident report without its text',
    check: 'full-text-missing',
    outcome: 'review',
    stays: true,
    plant(site) {
      const path = retitle(site, 'tzgg', 2, '清溪县石桥乡青崖石料场“3·12”生产安全事故调查报告');
      const page = site.pages.get(path)!;
      page.body = '<p>经市人民政府批复同意,事故调查报告予以公布。</p>';
      return path;
    },
  },
  'budget-short': {
    detail: 'a budget that does not explain operating expenses',
    check: 'budget-content',
    outcome: 'fail',
    stays: true,
    plant: (site) => change(site, 'czyjs', 0, /机关运行经费.*?。/, ''),
  },
  'no-services': { detail: 'no services are offered', check: 'service-missing', outcome: 'fail', plant: () => '' },
  'service-short': {
    detail: 'a service guide without legal basis and procedure',
    check: 'service-guide',
    outcome: 'fail',
    stays: true,
    plant(site) {
      change(site, 'bszn', 0, row('设定依据'), '');
      return change(site, 'bszn', 0, row('办理流程'), '');
    },
  },
  'service-law': {
    detail: 'a service guide that stands on the repealed Adoption Law',
    check: 'service-guide-accuracy',
    outcome: 'fail',
    stays: true,
    plant: (site) => change(site, 'bszn', 1, row('设定依据'), '<tr><th>设定依据</th><td>《中华人民共和国收养法》第十五条</td></tr>\n'),
  },
  'service-form': {
    detail: 'a service guide that asks for a form and offers none',
    check: 'service-form',
    outcome: 'review',
    stays: true,
    plant: (site) => change(site, 'bszn', 2, /\n?<p>附件:.*?<\/p>/, ''),
  },
  'no-form': {
    detail: 'a mailbox without a form',
    check: 'consultation-channel',
    outcome: 'review',
    plant: () => '',
  },
  'letter-open': {
    detail: 'a letter without an answer for months',
    check: 'letter-unanswered',
    outcome: 'fail',
    plant(site) {
      change(site, 'jzxx', 7, /(<th>答复时间<\/th><td>)[^<]*/, '$1');
      return change(site, 'jzxx', 7, /(<th>答复内容<\/th><td colspan="3">)[^<]*/, '$1');
    },
  },
  'letter-slow': {
    detail: 'a letter answered twenty days after it was asked',
    check: 'letter-late',
    outcome: 'review',
    plant(site) {
      change(site, 'jzxx', 4, /(<th>答复时间<\/th><td>)[^<]*/, `$1${daysBefore(entryOf(site, 'jzxx', 4).day, -20)}`);
      return '';
    },
  },
  'letters-old': { detail: 'no letter published for three months', check: 'letters-unpublished', outcome: 'fail', plant: () => '' },
  'letter-organ': {
    detail: 'a letter that does not say who dealt with it',
    check: 'letter-elements',
    outcome: 'fail',
    plant(site) {
      change(site, 'jzxx', 1, /<th>答复单位<\/th><td>[^<]*<\/td>/, '');
      return '';
    },
  },
  'list-gap': {
    detail: 'the points of an article go from 4 to 6',
    check: 'numbering-gap',
    outcome: 'review',
    stays: true,
    plant: (site) => append(site, 'tzgg', 4, [1, 2, 3, 4, 6].map((at) => `<p>${at}、按照职责分工抓好落实,确保各项措施到位。</p>`).join('')),
  },
  'penalty-kept': {
    detail: 'a penalty that was revoked weeks ago and still stands on the site',
    check: 'penalty-withdrawal',
    outcome: 'review',
    stays: true,
    plant(site) {
      const number = `(${site.spec.documentCode}罚〔${entryOf(site, 'tzgg', 9).day.slice(0, 4)}〕12号)`;
      retitle(site, 'tzgg', 3, '关于撤销行政处罚决定的公告');
      append(site, 'tzgg', 3, `<p>经复核,决定撤销《行政处罚决定书》${number},理由是认定事实不清。</p>`);
      append(site, 'tzgg', 9, `<p>文号:${number}</p>`);
      return retitle(site, 'tzgg', 9, '云泽砂石有限公司行政处罚决定书');
    },
  },
  'register-short': {
    detail: 'a catalogue of disclosed information without summaries',
    check: 'catalogue-incomplete',
    outcome: 'review',
    stays: true,
    plant(site) {
      const line = (tag: string, cells: string[]): string => `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
      append(
        site,
        'tzgg',
        1,
        `<table>${line('th', ['索引号', '信息名称', '生成日期'])}${line('td', ['A01', '年度工作要点', '见正文'])}</table>`,
      );
      return retitle(site, 'tzgg', 1, '政府信息公开目录');
    },
  },
  'reprint-old': {
    detail: 'the newest reprint of the State Council is months old',
    check: 'state-council-reprint',
    outcome: 'review',
    plant(site) {
      retitle(site, 'tzgg', 5, '国务院办公厅关于做好防汛抗旱工作的通知');
      return '';
    },
  },
  'no-reprints': {
    detail: 'nothing of the State Council is reprinted',
    check: 'state-council-reprint',
    outcome: 'review',
    plant: () => '',
  },
} satisfies Record<string, Fault>;

export type DutyFault = keyof typeof faults;

/** The checks that these faults are for, and those whose faults lie in the plans of columns. */
export const dutyChecks = [
  ...new Set(Object.values(faults).map(({ check }) => check)),
  ...['statutory-items', 'required-matters', 'interpretation-late'],
];

export interface PlantedDuty {
  check: string;
  outcome: Outcome;
  /** Path of the page it speaks of; '' for the site. */
  path: string;
  detail: string;
}

/** Lets documents and their interpretations lead to each other, then plants what the plan names. */
export function plantDuties(site: Site): PlantedDuty[] {
  const documents = findColumn(site, 'zcwj')?.entries ?? [];
  for (const entry of findColumn(site, 'zcjd')?.entries ?? []) {
    const at = documents.findIndex(({ path }) => path === entry.about);
    if (at >= 0) append(site, 'zcwj', at, `<p>相关解读:${link(entry.path, entry.title)}</p>`);
  }
  const planted = (site.spec.faults?.duties ?? []).map((name) => {
    const { check, outcome, detail, stays, plant }: Fault = faults[name];
    site.planting = stays ? name : null;
    return { check, outcome, detail, path: plant(site) };
  });
  site.planting = null;
  return planted;
}
