import { z } from 'zod';
import { addDays, addWorkingDays, daysBetween, holidaysKnown, workingDaysBetween } from '../../calendar.ts';
import { defineCheck } from '../../define.ts';
import { noticePeriods } from '../../knowledge/notices.ts';
import { basis, cite, inForceOn } from '../../knowledge/sources.ts';
import { noticeKinds } from '../../model/index.ts';

/** Drafts of rules and decisions; a call for ideas or cases has no term by law. */
const draft = /征求意见稿|草案|送审稿|修订稿|办法|规定|细则|条例|决策|规范性文件/;
/** Longer than this the two dates are not those of one announcement. */
const longest = 400;

export default defineCheck({
  id: 'notice-period',
  title: { 'zh-CN': '征求意见、公示期限不足', en: 'Opinions taken or notices standing for too short' },
  theme: 'policy',
  scope: 'page',
  needs: ['notice', 'published'],
  basis: basis('decisionDraft', 'businessDraft', 'housingPlan', 'landNotice', 'landPlan', 'candidates'),
  options: z.strictObject({
    kinds: z.array(z.enum(noticeKinds)).optional().describe('kinds of announcement looked at; all when left out'),
  }),
  messages: {
    short: {
      'zh-CN': '“{title}”（{notice}）自{from}至{to}，共{days}{unit}，少于{limit}{unit}（{rule}）。',
      en: '“{title}” ({notice}) runs from {from} to {to}, {days} {unit}; {limit} are the least ({rule}).',
    },
    shortened: {
      'zh-CN': '“{title}”（{notice}）自{from}至{to}，共{days}{unit}，少于{limit}{unit}，页面说明了缩短理由，请人工判断（{rule}）。',
      en: '“{title}” ({notice}) runs from {from} to {to}, {days} {unit}, less than {limit}, and gives reasons; a person must judge ({rule}).',
    },
    otherCall: {
      'zh-CN': '“{title}”征集意见自{from}至{to}，共{days}{unit}，少于{limit}{unit}，是否属于应当遵守该期限的事项请人工判断（{rule}）。',
      en: '“{title}” takes opinions from {from} to {to}, {days} {unit}, less than {limit}; a person must say whether the term applies ({rule}).',
    },
    longEnough: { 'zh-CN': '“{title}”的期限符合要求。', en: '“{title}” runs long enough.' },
  },
  docs: {
    looksFor: {
      'zh-CN':
        '征求意见稿、征收公告、中标候选人公示等页面写明的起止时间：征求意见一般不少于30日，房屋征收补偿方案和征地补偿安置方案不少于30日，征收预公告不少于10个工作日，中标候选人公示不少于3日。首尾两日均计入。',
      en: 'The dates stated on drafts (30 days), plans of compensation (30 days), advance notices of requisition (10 working days) and candidates of tenders (3 days). First and last day are both counted.',
    },
    why: {
      'zh-CN': '法律法规规定了公开征求意见和公示的最短期限；缩短的应当说明理由。',
      en: 'Laws set the shortest terms; shortening them takes reasons.',
    },
    fails: { 'zh-CN': '征求意见时间为9月1日至9月7日，未说明理由。', en: 'Opinions taken from 1 to 7 September, no reasons given.' },
    passes: { 'zh-CN': '征求意见时间为9月1日至9月30日。', en: 'Opinions taken from 1 to 30 September.' },
  },
  run(page, { options }) {
    const { notice, published, url } = page;
    if (!notice || (options.kinds && !options.kinds.includes(notice.kind))) return [];
    const rule = noticePeriods.find(({ kind }) => kind === notice.kind);
    const sure = published && published.confidence !== 'low' && published.source !== 'url' ? published.date : null;
    const from = notice.from ?? sure;
    if (!rule || from === null || !inForceOn(rule.place, from)) return [];
    const { period } = notice;
    const to =
      notice.to ??
      (period === null ? null : period.working ? addWorkingDays(from, Math.min(period.count, longest)) : addDays(from, period.count));
    if (to === null || to < from || daysBetween(from, to) > longest) return [];
    const { count: limit, working } = rule.least;
    const told = notice.to === null && period?.working === working ? period.count : null;
    // a stated number of days is that number; two stated days are both counted
    const days = told ?? (working ? workingDaysBetween(addDays(from, -1), to) : daysBetween(from, to) + 1);
    const title = page.h1 ?? page.title;
    const facts = {
      title,
      notice: notice.kind,
      from,
      to,
      days,
      limit,
      unit: working ? 'working' : 'calendar',
      rule: cite(rule.place)['zh-CN'],
    };
    const say = (outcome: 'pass' | 'fail' | 'review', message: string) => [
      { outcome, message, url, subject: '', ...(notice.periodText ? { quote: notice.periodText } : {}), facts },
    ];
    if (days >= limit) return say('pass', 'longEnough');
    if (rule.reasons && notice.reasons) return say('review', 'shortened');
    if (notice.kind === 'consultation' && !draft.test(title)) return say('review', 'otherCall');
    const known = !working || (holidaysKnown(Number(from.slice(0, 4))) && holidaysKnown(Number(to.slice(0, 4))));
    return say(known ? 'fail' : 'review', known ? 'short' : 'otherCall');
  },
});
