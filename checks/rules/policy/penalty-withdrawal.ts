import { z } from 'zod';
import { addDays, daysBetween } from '../../calendar.ts';
import { defineCheck, type Statement } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { ofSite } from '../statement.ts';

export default defineCheck({
  id: 'penalty-withdrawal',
  title: { 'zh-CN': '处罚决定撤销后未撤回', en: 'Penalty shown after it was taken back' },
  theme: 'policy',
  scope: 'site',
  reviewOnly: true,
  needs: ['penalties'],
  basis: basis('penaltyDisclosure'),
  options: z.strictObject({ days: z.number().int().positive().default(3).describe('days to take the decision off the site') }),
  messages: {
    shown: {
      'zh-CN':
        '行政处罚决定（{number}）已由“{title}”（{published}）撤销或者变更，至{asOf}已{days}天，原决定仍在 {url} 公开，请人工核实是否应当撤回并说明理由。',
      en: 'The penalty {number} was taken back by “{title}” ({published}), {days} days before {asOf}, and still stands at {url}; a person must say whether it is to be withdrawn.',
    },
    undated: {
      'zh-CN': '行政处罚决定（{number}）已由“{title}”撤销或者变更（未标注日期），原决定仍在 {url} 公开，请人工核实是否应当撤回并说明理由。',
      en: 'The penalty {number} was taken back by “{title}”, which bears no date, and still stands at {url}; a person must look.',
    },
    withdrawn: {
      'zh-CN': '{count}件被撤销或者变更的处罚决定，原决定均已撤回。',
      en: 'The {count} penalties that were taken back are no longer shown.',
    },
    none: { 'zh-CN': '未见撤销或者变更行政处罚决定的信息，本项不适用。', en: 'No penalty was taken back; this check does not apply.' },
  },
  docs: {
    looksFor: {
      'zh-CN': '标题为撤销、变更、确认违法或者无效行政处罚决定的页面所列文号，原决定在网站上是否超过3日仍公开。',
      en: 'Whether a decision that a page of the site revokes, changes or finds unlawful is still shown by its number more than 3 days later.',
    },
    why: {
      'zh-CN': '公开的行政处罚决定被依法变更、撤销、确认违法或者确认无效的，应当在三日内撤回处罚决定信息并公开说明理由。',
      en: 'A published penalty that is changed, revoked or found unlawful must be withdrawn within three days, with the reasons.',
    },
    fails: {
      'zh-CN': '决定撤销已20天，原处罚决定书仍可打开。（由人工确认。）',
      en: 'Revoked 20 days ago and still there. (A person decides.)',
    },
    passes: { 'zh-CN': '撤销公告发布后，原决定已下架。', en: 'The decision is gone.' },
  },
  run(site, { options, asOf }) {
    const penalties = site.penalties!;
    if (penalties.length === 0) return [ofSite(site, 'na', 'none')];
    const said = penalties.flatMap(({ number: key, withdrawn, shown }): Statement[] => {
      const { title, published } = withdrawn;
      if (published !== null && asOf <= addDays(published, options.days)) return [];
      const number = written(key);
      return shown.map(({ url, title: quote }) => {
        const facts = {
          number,
          title,
          published,
          withdrawnBy: withdrawn.url,
          days: published === null ? null : daysBetween(published, asOf),
        };
        return { outcome: 'review', message: published === null ? 'undated' : 'shown', url, subject: `${key} ${url}`, quote, facts };
      });
    });
    return said.length > 0 ? said : [ofSite(site, 'pass', 'withdrawn', { facts: { count: penalties.length } })];
  },
});

/** 岚水罚|2026|12 as it is written: 岚水罚〔2026〕12号. */
function written(key: string): string {
  const [issuer = '', year = '', number = ''] = key.split('|');
  return `${issuer}〔${year}〕${number}号`;
}
