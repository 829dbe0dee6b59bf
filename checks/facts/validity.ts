/** Whether a document still binds: what its page says, until when it binds by its own words, and which others it repeals. */
import { addDays, addMonths } from '../calendar.ts';
import { saidRepealed } from '../knowledge/superseded.ts';
import type { PageFacts } from '../model/index.ts';
import { datesIn } from './dates.ts';
import { fold, foldShapes } from './fold.ts';
import { mainText, type PageNames } from './guide.ts';
import type { PageTree } from './tree.ts';

const readLength = 60_000;
const maxRepeals = 200;
const numeral = '[一二两三四五六七八九十0-9]{1,3}';
const years: Record<string, number> = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10 };
const untilDay = /有效期(?:限)?(?:至|到|截至|截止到?)\s?:?\s?([0-9]{4}[年\-/.]\s?[0-9]{1,2}[月\-/.]\s?[0-9]{1,2}日?)(?:止)?/;
const termOfYears = new RegExp(`有效期(?:限)?(?:为|是)?\\s?:?\\s?(${numeral})\\s?年`);
const inForce = /(?:自|从)\s?(.{6,24}?)(?:起|之日起)?(?:施行|执行|实施|生效)/;
const number = /[\u4e00-\u9fff]{1,12}\s?[〔[(]\s?(?:19|20)[0-9]{2}\s?[〕\])]\s?(?:第\s?)?[0-9]{1,5}\s?号/g;
const repealTitle = /(?:废止|失效|清理结果)[^,。]{0,30}(?:规范性文件|文件|规章|决定|公告|通知|目录)|(?:文件|规章)[^,。]{0,12}(?:废止|失效)/;
const repealWords = /(?:同时废止|予以废止|即行废止|宣布失效|现予废止|自行废止)/;

/** Null where the page is no document and speaks of no repeal. */
export function readValidity(tree: PageTree, names: PageNames, document: PageFacts['document']): PageFacts['validity'] {
  const title = fold((names.h1 || names.title).slice(0, 160));
  const listsRepealed = repealTitle.test(title) && !/解读|说明/.test(title);
  if (document === null && !listsRepealed) return null;
  const text = foldShapes(mainText(tree).slice(0, readLength));
  const repeals = new Set<string>();
  if (listsRepealed || repealWords.test(text)) {
    const own = document?.number ? numberKey(document.number) : '';
    for (const line of text.split(listsRepealed ? '\n' : /[。;\n]/)) {
      if (!listsRepealed && !repealWords.test(line)) continue;
      for (const match of line.slice(0, 2000).matchAll(number)) {
        const key = numberKey(match[0]);
        if (key !== '' && key !== own && repeals.size < maxRepeals) repeals.add(key);
      }
    }
  }
  return { mark: markOf(title, document), ...untilOf(text, document), repeals: [...repeals] };
}

/** A document number as it is compared: issuer's code, year, number (岚水发〔2026〕40号 → 岚水发|2026|40). Empty when it is none. */
export function numberKey(words: string): string {
  const match = /([\u4e00-\u9fff]{1,12})\s?[〔[(﹝【]\s?((?:19|20)[0-9]{2})\s?[〕\])﹞】]\s?(?:第\s?)?0*([0-9]{1,5})\s?号/.exec(
    foldShapes(words),
  );
  // a sentence may lead up to the number: 《…办法》(岚水发〔2020〕3号), 原岚水发…
  return match ? `${match[1]!.replace(/^(?:以及|和|与|及|的|原|文件|印发|即|市|关于)+/, '')}|${match[2]}|${Number(match[3])}` : '';
}

function markOf(title: string, document: PageFacts['document']): 'valid' | 'repealed' | null {
  const says = fold(document?.validity ?? '');
  if (/废止|失效|无效|^否$|已修改/.test(says) && !/未(?:废止|失效)/.test(says)) return 'repealed';
  if (saidRepealed.test(title)) return 'repealed';
  return /有效|现行|^是$|未废止|正常/.test(says) ? 'valid' : null;
}

function untilOf(text: string, document: PageFacts['document']): { until: string | null; untilText: string | null } {
  const named = untilDay.exec(text);
  const date = named && datesIn(named[1]!)[0]?.date;
  if (named && date) return { until: date, untilText: named[0].slice(0, 60) };
  const term = termOfYears.exec(text);
  if (!term) return { until: null, untilText: null };
  const count = /[0-9]/.test(term[1]!) ? Number(term[1]) : (years[term[1]!] ?? 0);
  // the term runs from the day named beside it, else from the day the document was published
  const near = text.slice(Math.max(0, term.index - 80), term.index + 80);
  const start =
    datesIn(inForce.exec(near)?.[1] ?? '')[0]?.date ??
    (/(?:发布|印发|公布)之日起/.test(near) ? (document?.published ?? document?.written) : null);
  if (!start || count === 0 || count > 30) return { until: null, untilText: null };
  return { until: addDays(addMonths(start, 12 * count), -1), untilText: near.slice(0, 120).replace(/\s+/g, ' ').trim() };
}
