import { z } from 'zod';
import { daysBetween, holidaysKnown, workingDaysBetween } from '../../calendar.ts';
import { defineCheck } from '../../define.ts';
import { noticeTerms } from '../../knowledge/notices.ts';
import { basis, cite, inForceOn } from '../../knowledge/sources.ts';
import { noticeKinds } from '../../model/index.ts';

/** Published so many days late, it was more likely put online anew. */
const reissueDays = 365;
const safetyOrgan = /应急管理|安全生产/;

export default defineCheck({
  id: 'notice-late',
  title: { 'zh-CN': '法定公告超过规定时限', en: 'Announcements later than the law allows' },
  theme: 'policy',
  scope: 'page',
  needs: ['notice', 'published', 'identity'],
  basis: basis('termLongest', 'budgetTerm', 'procurementResult', 'procurementContract', 'landFinal', 'safetyPenalty', 'projectDecisions'),
  options: z.strictObject({
    kinds: z.array(z.enum(noticeKinds)).optional().describe('kinds of announcement looked at; all when left out'),
    decisionsFirm: z.boolean().default(false).describe('true: a local rule holds all permits and penalties to 7 working days'),
  }),
  messages: {
    late: {
      'zh-CN':
        '“{title}”（{notice}）作出、批准或者签订日期为{decided}，发布日期为{published}，相隔{days}{unit}，超过{limit}{unit}（{rule}）。',
      en: '“{title}” ({notice}) was decided or signed on {decided} and published on {published}, {days} {unit} later; the term is {limit} ({rule}).',
    },
    lateDecision: {
      'zh-CN':
        '“{title}”（{notice}）决定日期为{decided}，发布日期为{published}，相隔{days}{unit}，超过{limit}{unit}；该时限适用于重大建设项目等领域（{rule}），是否适用请人工确认。',
      en: '“{title}” ({notice}) was decided on {decided} and published on {published}, {days} {unit} later, more than {limit}; the term is that of major projects ({rule}), and a person must say whether it applies.',
    },
    unsure: {
      'zh-CN': '“{title}”（{notice}）作出日期为{decided}，发布日期为{published}，可能为补录或者节假日安排未知，请人工核算（{rule}）。',
      en: '“{title}” ({notice}) was decided on {decided} and published on {published}; it may have been put online anew, or the holidays are not known. A person must count ({rule}).',
    },
    inTime: { 'zh-CN': '“{title}”在规定时限内发布。', en: '“{title}” was published in time.' },
  },
  docs: {
    looksFor: {
      'zh-CN':
        '预决算批复日至公开日（20日）、采购结果确定日和合同签订日至公告日（2个工作日）、征地批准后公告（15个工作日）、行政许可和行政处罚决定日至公开日（7个工作日）。日与工作日按各法分别计算。',
      en: 'Days from approval of budgets (20 days), awards and contracts (2 working days), approval of requisitions (15 working days), permits and penalties (7 working days) to publication, each by its law.',
    },
    why: { 'zh-CN': '法律、法规对政府信息公开的期限另有规定的，从其规定。', en: 'Where other laws set terms of publication, these bind.' },
    fails: { 'zh-CN': '合同9月1日签订，9月15日公告。', en: 'A contract of 1 September announced on 15 September.' },
    passes: { 'zh-CN': '合同9月1日签订，9月3日公告。', en: 'A contract of 1 September announced on 3 September.' },
  },
  run(page, { options }) {
    const { notice, published, url, identity } = page;
    if (!notice?.decided || !published || published.confidence === 'low' || published.source === 'url') return [];
    if (options.kinds && !options.kinds.includes(notice.kind)) return [];
    const term = noticeTerms.find(({ kind }) => kind === notice.kind);
    const safety = notice.kind === 'penalty' && safetyOrgan.test(identity.organ?.value ?? '');
    const place = safety ? 'safetyPenalty' : term?.place;
    const { decided } = notice;
    if (!term || !place || !inForceOn(place, decided) || published.date < decided) return [];
    const { count: limit, working } = term.within;
    const apart = daysBetween(decided, published.date);
    const days = apart > reissueDays ? apart : working ? workingDaysBetween(decided, published.date) : apart;
    const title = page.h1 ?? page.title;
    const facts = {
      title,
      notice: notice.kind,
      decided,
      published: published.date,
      days,
      limit,
      unit: working ? 'working' : 'calendar',
      rule: cite(place)['zh-CN'],
    };
    const say = (outcome: 'pass' | 'fail' | 'review', message: string) => [
      { outcome, message, url, subject: '', ...(notice.decidedText ? { quote: notice.decidedText } : {}), facts },
    ];
    if (days <= limit) return say('pass', 'inTime');
    const counted = !working || (holidaysKnown(Number(decided.slice(0, 4))) && holidaysKnown(Number(published.date.slice(0, 4))));
    if (apart > reissueDays || !counted) return say('review', 'unsure');
    const firm = safety || options.decisionsFirm || (notice.kind !== 'penalty' && notice.kind !== 'permit');
    return say(firm ? 'fail' : 'review', firm ? 'late' : 'lateDecision');
  },
});
