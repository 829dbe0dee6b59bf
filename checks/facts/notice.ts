/** Announcements that laws set terms for: the day that starts the term, and how long opinions are taken or the announcement stands. */
import { noticeNames, shorterReasons } from '../knowledge/notices.ts';
import type { Link, PageFacts, PageKind } from '../model/index.ts';
import { fileKindOf } from './address.ts';
import { datesIn } from './dates.ts';
import { fold, foldShapes } from './fold.ts';
import { mainText, type PageNames } from './guide.ts';
import type { PageTree } from './tree.ts';

type Notice = NonNullable<PageFacts['notice']>;

const readLength = 20_000;
const titleLength = 120;
const reach = 90;
const hint = /公告|公示|征求|征集|意见|处罚|许可|决算|预算|事故|环境影响|环评|抽检|抽查|合同/;
const noticePages = new Set<PageKind>(['article', 'other', 'form', 'report', 'guide']);

const spanLabel =
  /(?:公示|公告|公开|征求(?:社会)?(?:公众)?意见|意见征[集求]|征[集询]|(?:意见)?反馈|提出意见|起止|活动)?(?:的)?(?:起止)?(?:时间|日期|期限|期)\s?(?:为|是|自|从)?\s?:?|截止(?:时间|日期|到|至)?\s?(?:为|是)?\s?:?/g;
const numerals: Record<string, number> = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10 };
const stated =
  /(?:公示期|公告期|公示时间|公告时间|公示期限|公告期限|征求意见期|征集期|征求意见时间|征求意见期限|为期|期限|公示)[^。;\n0-9一二三四五六七八九十]{0,16}([0-9]{1,3}|[一二两三四五六七八九十]{1,3})\s?(?:\([^)]{1,8}\))?\s?个?(工作日|自然日|日|天)/;
const before = /(?:于|在|截止到?|截至)\s?([0-9年月日\-/.]{6,12})\s?(?:之前|以前|前)[^。\n]{0,60}(?:意见|建议|反馈|反映|提出)/;

/** The announcement as far as its title tells its kind; null for any other page. */
export function readNotice(tree: PageTree, names: PageNames, kind: PageKind, links: readonly Link[], asOf: string): PageFacts['notice'] {
  if (!noticePages.has(kind)) return null;
  const title = fold((names.h1 || names.title).slice(0, titleLength));
  if (!hint.test(title)) return null;
  const name = noticeNames.find((one) => one.title.test(title) && !one.not?.test(title));
  if (!name) return null;
  const text = foldShapes(mainText(tree).slice(0, readLength));
  const decided = name.decided ? decidedIn(text, name.decided, asOf) : null;
  const span = spanIn(text, asOf);
  const period = periodIn(text);
  return {
    kind: name.kind,
    decided: decided?.date ?? null,
    decidedText: decided?.text ?? null,
    from: span?.from ?? null,
    to: span?.to ?? null,
    period: period?.period ?? null,
    periodText: span?.text ?? period?.text ?? null,
    reasons: shorterReasons.test(text),
    files: new Set(
      links.filter(({ area, href, via }) => area === 'main' && via !== 'src' && fileKindOf(href) === 'attachment').map(({ href }) => href),
    ).size,
  };
}

function decidedIn(text: string, pattern: RegExp, asOf: string): { date: string; text: string } | null {
  const all = new RegExp(pattern.source, 'g');
  let tried = 0;
  for (let match = all.exec(text); match && tried < 20; match = all.exec(text), tried++) {
    // the value stands in the label's own line, or in the cell or line behind it
    const from = match.index;
    const words = text.slice(from, from + match[0].length + 40);
    const end = words.indexOf('\n', match[0].length + 3);
    const line = end < 0 ? words : words.slice(0, end);
    const found = datesIn(line, { asOf })[0];
    if (found && found.index <= match[0].length + 12) return { date: found.date, text: tidy(line) };
  }
  return null;
}

function spanIn(text: string, asOf: string): { from: string | null; to: string | null; text: string } | null {
  spanLabel.lastIndex = 0;
  let tried = 0;
  for (let match = spanLabel.exec(text); match && tried < 60; match = spanLabel.exec(text), tried++) {
    const rest = text.slice(match.index, match.index + match[0].length + reach);
    const stop = rest.slice(match[0].length + 2).search(/[。\n]/);
    const words = stop < 0 ? rest : rest.slice(0, match[0].length + 2 + stop);
    const first = datesIn(words, { asOf })[0];
    if (!first || first.index > match[0].length + 14) continue;
    const dates = datesIn(words, { asOf, yearless: true, near: first.date });
    const second = dates.find(({ index }) => index > first.index);
    const between = second ? words.slice(first.index + first.length, second.index) : '';
    if (second && second.date >= first.date && between.length <= 16 && /[至到止—–~-]/.test(between)) {
      return { from: first.date, to: second.date, text: tidy(words) };
    }
    if (/截止|截至/.test(match[0]) || /^\s?(?:之前|以前|前|止|截止)/.test(words.slice(first.index + first.length))) {
      return { from: null, to: first.date, text: tidy(words) };
    }
  }
  const last = before.exec(text);
  const date = last && datesIn(last[1]!, { asOf })[0];
  return date ? { from: null, to: date.date, text: tidy(last[0]) } : null;
}

function periodIn(text: string): { period: NonNullable<Notice['period']>; text: string } | null {
  const match = stated.exec(text);
  if (!match) return null;
  const count = countOf(match[1]!);
  return count > 0 ? { period: { count, working: match[2] === '工作日' }, text: tidy(match[0]) } : null;
}

/** 三十 → 30, 二十五 → 25, 十 → 10. */
function countOf(words: string): number {
  if (/^[0-9]/.test(words)) return Number(words);
  const [tens, units] = words.includes('十') ? words.split('十', 2) : ['', words];
  const ten = words.includes('十') ? (tens === '' ? 1 : (numerals[tens!] ?? 0)) : 0;
  return 10 * ten + (units === '' ? 0 : (numerals[units!] ?? 0));
}

const tidy = (words: string): string => words.replace(/\s+/g, ' ').trim().slice(0, 80);
