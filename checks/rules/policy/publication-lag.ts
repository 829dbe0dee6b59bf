import { z } from 'zod';
import { daysBetween, holidaysKnown, workingDaysBetween } from '../../calendar.ts';
import { defineCheck } from '../../define.ts';
import { publicationClockOn } from '../../knowledge/deadlines.ts';
import { basis, cite } from '../../knowledge/sources.ts';
import type { PageFacts } from '../../model/index.ts';

/** Issuers whose documents other sites only pass on: the term of article 26 is theirs. */
const higherIssuer = /^(?:国务院|中共中央|中国共产党|全国人大|全国人民代表大会|中华人民共和国)/;
/** Published so many days late, a document was more likely put online anew than published late. */
const reissueDays = 365;

export default defineCheck({
  id: 'publication-lag',
  title: { 'zh-CN': '主动公开超过法定期限', en: 'Published after the statutory term' },
  theme: 'policy',
  scope: 'page',
  needs: ['document', 'published', 'identity'],
  basis: basis('term2019', 'term2007'),
  options: z.strictObject({
    localWorkdays: z.number().int().positive().optional().describe('stricter term of a local rule, in working days'),
  }),
  messages: {
    late: {
      'zh-CN': '文件“{title}”成文日期为{written}，发布日期为{published}，相隔{days}个工作日，超过{limit}个工作日的公开期限（{rule}）。',
      en: 'The document “{title}” was written on {written} and published on {published}, {days} working days later; the term is {limit} working days ({rule}).',
    },
    lateLocal: {
      'zh-CN': '文件“{title}”成文日期为{written}，发布日期为{published}，相隔{days}个工作日，超过当地规定的{limit}个工作日的公开期限。',
      en: 'The document “{title}” was written on {written} and published on {published}, {days} working days later; the local term is {limit} working days.',
    },
    negative: {
      'zh-CN': '文件“{title}”的发布日期{published}早于成文日期{written}，疑似日期有误，请人工核实。',
      en: 'The document “{title}” was published on {published}, before it was written on {written}; a person must look.',
    },
    reissued: {
      'zh-CN': '文件“{title}”成文日期为{written}，发布日期为{published}，相隔一年以上，可能为历史文件补录或网站迁移，请人工核实。',
      en: 'The document “{title}” was written on {written} and published on {published}, more than a year later; it may have been put online anew. A person must look.',
    },
    forwarded: {
      'zh-CN': '文件“{title}”由{issuer}制发，本网站于{published}转载，距成文日期{written}{days}个工作日，是否适用公开期限请人工确认。',
      en: 'The document “{title}” was issued by {issuer} on {written} and passed on here on {published}, {days} working days later; a person must say whether the term applies.',
    },
    unsure: {
      'zh-CN': '文件“{title}”成文日期为{written}，发布日期为{published}，期间节假日安排未知，约{days}个工作日，请人工核算。',
      en: 'The document “{title}” was written on {written} and published on {published}, about {days} working days later; the holidays between are not known, and a person must count.',
    },
    inTime: {
      'zh-CN': '文件“{title}”自成文之日起{days}个工作日内公开。',
      en: 'The document “{title}” was published {days} working days after it was written.',
    },
  },
  docs: {
    looksFor: {
      'zh-CN': '文件页注明的成文日期到发布日期相隔的工作日数（扣除法定节假日，计入调休上班日）。没有成文日期的页面不判定。',
      en: 'The working days from the date a document was written to the date it was published, by the holiday notices with make-up days. Pages without a date of writing are not judged.',
    },
    why: {
      'zh-CN': '属于主动公开范围的政府信息，应当自该政府信息形成或者变更之日起20个工作日内及时公开；当地规定更严的从其规定。',
      en: 'Information to be disclosed must be published within 20 working days after it came to be; a stricter local term applies where there is one.',
    },
    fails: { 'zh-CN': '成文日期2026年8月3日，发布日期2026年9月10日。', en: 'Written on 3 August 2026, published on 10 September 2026.' },
    passes: { 'zh-CN': '成文日期2026年8月3日，发布日期2026年8月10日。', en: 'Written on 3 August 2026, published on 10 August 2026.' },
  },
  run(page, { options }) {
    const { document } = page;
    const published = document?.published ?? shownDate(page);
    if (!document?.written || !published) return [];
    const { written, issuer } = document;
    const clock = publicationClockOn(written);
    if (!clock && options.localWorkdays === undefined) return [];
    const limit = Math.min(clock?.workingDays ?? Number.POSITIVE_INFINITY, options.localWorkdays ?? Number.POSITIVE_INFINITY);
    const local = limit < (clock?.workingDays ?? Number.POSITIVE_INFINITY);
    const apart = daysBetween(written, published);
    // beyond a year nothing hangs on the number, and dates of hostile pages may lie ages apart
    const days = Math.abs(apart) > reissueDays ? null : workingDaysBetween(written, published);
    const rule = clock && !local ? cite(clock.place)['zh-CN'] : null;
    const facts = { title: page.h1 ?? page.title, written, published, days, limit, rule, issuer, number: document.number };
    const say = (outcome: 'pass' | 'fail' | 'review', message: string) => [{ outcome, message, url: page.url, subject: '', facts }];
    if (published < written) return say('review', 'negative');
    if (days === null) return say('review', 'reissued');
    if (days <= limit) return say('pass', 'inTime');
    if (issuer && higherIssuer.test(issuer) && !page.identity.organ?.value.includes(issuer)) return say('review', 'forwarded');
    if (!holidaysKnown(Number(written.slice(0, 4))) || !holidaysKnown(Number(published.slice(0, 4)))) return say('review', 'unsure');
    return say('fail', local ? 'lateLocal' : 'late');
  },
});

/** The date of publication that a reader sees beside the document; what only an address says is no proof. */
function shownDate({ published }: PageFacts): string | null {
  return published && published.confidence !== 'low' && published.source !== 'url' ? published.date : null;
}
