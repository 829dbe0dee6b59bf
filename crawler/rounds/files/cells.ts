/** Cells of a roster → values, and back. What a cell cannot mean is said, not guessed. Pure. */

import { isDay } from '../../../checks/calendar.ts';
import { fold } from '../../../checks/facts/fold.ts';
import { siteCodeWellFormed } from '../../../checks/knowledge/identity.ts';
import {
  kindWords,
  levelWords,
  nothingWords,
  type RosterColumn,
  rosterColumns,
  runningWords,
  yesWords,
} from '../../../checks/knowledge/roster.ts';
import type { RosterSite } from '../../../checks/model/index.ts';
import { type Bilingual, type Contact, SiteProfile } from '../../../checks/model/index.ts';
import { startOf } from '../../fetch.ts';
import { joinEntries, joinList, splitEntries, splitList } from './lists.ts';

/** A cell that cannot be read: what is wrong with it. */
export class Unread extends Error {
  readonly text: Bilingual;
  constructor(zh: string, en: string) {
    super(en);
    this.text = { 'zh-CN': zh, en };
  }
}

/** Words are compared without case, width, white space and brackets: 县（市、区） is 县市区. */
const plain = (text: string): string => fold(text).replace(/[()（）[\]【】]/g, '');
const wordOf = (text: string): string => plain(text).replace(/[、,，/]/g, '');

const columnNames = new Map<string, RosterColumn>();
for (const { key, title, names } of rosterColumns)
  for (const name of [key, title['zh-CN'], title.en, ...names]) {
    const folded = plain(name);
    if (!columnNames.has(folded)) columnNames.set(folded, key);
  }

/** The column that a header names; undefined for one that is not known. */
export function columnOf(header: string): RosterColumn | undefined {
  // what stands in brackets explains: 网站标识码（10位）
  return columnNames.get(plain(header)) ?? columnNames.get(plain(header.replace(/[(（[【].{0,40}$/s, '')).replace(/[*:：]/g, ''));
}

const isNothing = (text: string): boolean => nothingWords.includes(fold(text));

function choose<Value>(text: string, choices: readonly { value: Value; words: readonly string[] }[], zh: string, en: string): Value {
  const word = wordOf(text);
  const found = choices.find(({ words }) => words.some((one) => wordOf(one) === word));
  if (found) return found.value;
  throw new Unread(
    `${zh}“${text}”无法识别，可写：${choices.map(({ words }) => words[0]).join('、')}`,
    `the ${en} “${text}” is not known; write one of ${choices.map(({ words }) => words.find((one) => /^[a-z]/.test(one)) ?? words[0]).join(', ')}`,
  );
}

/** The address of a home page: with a scheme, without a fragment. */
export function readUrl(text: string): string {
  const written = fold(text);
  try {
    const url = startOf(/^https?:\/\//i.test(text.trim()) ? text.trim() : `http://${text.trim()}`);
    if (!/[\s\u3000]/.test(text.trim()) && /[.:]/.test(new URL(url).host)) return url;
  } catch {
    // said below
  }
  throw new Unread(`网址“${written}”不是有效的网址`, `“${written}” is no address`);
}

/** 网站标识码: ten digits, or `bm` and eight (国办秘函〔2019〕19号). */
export function readSiteCode(text: string): string {
  const code = fold(text);
  if (siteCodeWellFormed.test(code)) return code;
  const lost = /e\+?\d+$/i.test(code)
    ? [
        '（被表格软件改成了科学记数，请设为文本格式重新填写）',
        ' (a spreadsheet made a number of it; format the cell as text and write it again)',
      ]
    : ['', ''];
  throw new Unread(
    `网站标识码“${text}”应为 10 位数字或 bm 加 8 位数字${lost[0]}`,
    `the site code “${text}” should be ten digits, or bm and eight${lost[1]}`,
  );
}

const phonePattern = /(?:\+?86[-\s]?)?(?:1[3-9]\d{9}|(?:\(?0\d{2,3}\)?[-\s—–]{0,3})?\d{7,8}(?:[-转]\d{1,6})?|1[0-9]{4}|9\d{4})/;
const emailPattern = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/;

/** Contacts: `name | role | phone | email`, or as people write them: 张三 0398-2861234. */
function readContacts(text: string): Contact[] {
  return splitEntries(text).map((parts) => {
    const [name = '', role = '', phone = '', email = ''] = parts.length === 4 ? parts : looseContact(parts.join(' '));
    if (name === '') throw new Unread(`联系人“${parts.join(' ')}”缺少姓名`, `the contact “${parts.join(' ')}” has no name`);
    return { name, ...(role ? { role } : {}), ...(phone ? { phone } : {}), ...(email ? { email } : {}) };
  });
}

function looseContact(text: string): string[] {
  const email = emailPattern.exec(text)?.[0] ?? '';
  const rest = email ? text.replace(email, ' ') : text;
  const phone = phonePattern.exec(rest)?.[0].trim() ?? '';
  const words = (phone ? rest.replace(phone, ' ') : rest)
    .replace(/(?:联系)?电话|手机|邮箱|姓名|[:：,，()（）/]/g, ' ')
    .split(/[\s\u3000]+/)
    .filter((word) => word !== '');
  return [words[0] ?? '', words.slice(1).join(' '), phone, email];
}

/** Exemptions: `check | match | reason | until`. */
function readExemptions(text: string): NonNullable<RosterSite['exemptions']> {
  return splitEntries(text).map((parts) => {
    const [check = '', match = '', reason = '', until = ''] = parts;
    if (parts.length !== 4 || check === '' || reason === '' || !isDay(until))
      throw new Unread(
        `豁免“${parts.join(' | ')}”应写作：检查项 | 网址或栏目（可空） | 理由 | 截止日期（2026-12-31）`,
        `the exemption “${parts.join(' | ')}” is written: check | address or column (may be empty) | reason | last day (2026-12-31)`,
      );
    return { check, ...(match ? { match } : {}), reason, until };
  });
}

function readProfileCell(text: string): SiteProfile {
  try {
    const read = SiteProfile.safeParse(JSON.parse(text));
    if (read.success) return read.data;
  } catch {
    // said below
  }
  throw new Unread('站点档案不是有效的 JSON', 'the profile is no valid JSON');
}

/** What a cell that says something says of its column. Throws Unread. `null`: that there is nothing. */
export function readCell(column: RosterColumn, text: string): unknown {
  const optional = !['id', 'name', 'url', 'organ', 'level', 'kind', 'region', 'group', 'running'].includes(column);
  if (optional && column !== 'publicServices' && isNothing(text)) return null;
  switch (column) {
    case 'url':
      return readUrl(text);
    case 'siteCode':
      return readSiteCode(text);
    case 'level':
      return choose(text, levelWords, '层级', 'level');
    case 'kind':
      return choose(text, kindWords, '网站类型', 'kind');
    case 'running':
      return choose(text, runningWords, '运行状态', 'state');
    case 'publicServices':
      return choose(text, yesWords, '是否提供办事服务', 'answer on public services');
    case 'hosts':
    case 'paths':
    case 'keyAreas':
      return splitList(text);
    case 'contacts':
      return readContacts(text);
    case 'exemptions':
      return readExemptions(text);
    case 'profile':
      return readProfileCell(text);
    default:
      return text.replaceAll('\n', ' ');
  }
}

/** What a site is written as, column by column; every column but those of a single contact. */
export function writeCells(site: RosterSite): Partial<Record<RosterColumn, string>> {
  const { level, kind, running, publicServices, scope, keyAreas, contacts, exemptions = [], profile } = site;
  const first = <Value>(choices: readonly { value: Value; words: readonly string[] }[], value: Value): string =>
    choices.find((one) => one.value === value)!.words[0]!;
  return {
    ...{ id: site.id, name: site.name, url: site.url, siteCode: site.siteCode ?? '', organ: site.organ },
    ...{ level: levelTitle[level], kind: kindTitle[kind], region: site.region, group: site.group },
    running: running ? '正常运行' : '关停',
    hosts: joinList(scope?.hosts ?? []),
    paths: joinList(scope?.paths ?? []),
    keyAreas: joinList(keyAreas),
    publicServices: publicServices === undefined ? '' : first(yesWords, publicServices),
    contacts: joinEntries(contacts.map(({ name, role = '', phone = '', email = '' }) => [name, role, phone, email])),
    exemptions: joinEntries(exemptions.map(({ check, match = '', reason, until }) => [check, match, reason, until])),
    profile: profile ? JSON.stringify(profile) : '',
    note: site.note ?? '',
  };
}

const levelTitle: Readonly<Record<RosterSite['level'], string>> = {
  ministry: '国务院部门',
  province: '省级',
  city: '市级',
  county: '县级',
  township: '乡级',
};
const kindTitle: Readonly<Record<RosterSite['kind'], string>> = { portal: '门户网站', department: '部门网站', 'platform-unit': '平台单位' };
