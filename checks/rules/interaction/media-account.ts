import { z } from 'zod';
import { addDays, daysBetween } from '../../calendar.ts';
import { defineCheck, type Statement } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { ofSite } from '../statement.ts';

export default defineCheck({
  id: 'media-account',
  title: { 'zh-CN': '政务新媒体更新、互动、备案', en: 'Accounts in new media' },
  theme: 'interaction',
  scope: 'site',
  needs: ['site'],
  basis: basis('newMedia', 'mediaVeto'),
  options: z.strictObject({ days: z.number().int().positive().default(14).describe('days an account may stand still') }),
  messages: {
    stale: {
      'zh-CN': '政务新媒体“{account}”最近发布于{newest}，至{asOf}已{days}天，超过{limit}天未更新。',
      en: 'The account “{account}” last posted on {newest}, {days} days before {asOf}; {limit} are allowed.',
    },
    empty: { 'zh-CN': '政务新媒体“{account}”没有发布内容。', en: 'The account “{account}” has posted nothing.' },
    unfiled: {
      'zh-CN': '政务新媒体“{account}”未向主管单位备案。',
      en: 'The account “{account}” is not registered with the office in charge.',
    },
    mute: { 'zh-CN': '政务新媒体“{account}”未提供有效互动功能。', en: 'Readers cannot write to the account “{account}”.' },
    alive: {
      'zh-CN': '政务新媒体“{account}”更新、备案、互动符合要求。',
      en: 'The account “{account}” is current, registered and answers.',
    },
    unknown: {
      'zh-CN': '站点档案未登记政务新媒体账号（media），更新和备案情况未检查。',
      en: 'The accounts in new media were not entered in the profile (media); they were not measured.',
    },
    none: { 'zh-CN': '本单位没有政务新媒体账号，本项不适用。', en: 'The organ runs no accounts in new media; this check does not apply.' },
  },
  docs: {
    looksFor: {
      'zh-CN': '站点档案 media 登记的政务新媒体账号：最近发布是否在2周内，是否备案，是否提供互动功能。',
      en: 'The accounts that the profile lists: newest post within two weeks, registered, open to readers.',
    },
    why: {
      'zh-CN': '政务新媒体2周内无更新、未提供有效互动功能的，单项否决；开办、变更、关停、注销应当备案。',
      en: 'An account that stands still for two weeks or does not answer is vetoed; accounts must be registered.',
    },
    fails: { 'zh-CN': '“岚川水利”微信最近发布在40天前。', en: 'An account whose newest post is 40 days old.' },
    passes: { 'zh-CN': '各账号两周内均有更新。', en: 'All accounts posted within two weeks.' },
  },
  run(site, { options, profile, asOf }) {
    const accounts = profile.media;
    if (!accounts) return [ofSite(site, 'error', 'unknown')];
    if (accounts.length === 0) return [ofSite(site, 'na', 'none')];
    return accounts.flatMap(({ name, platform, newest, filed, answers }): Statement[] => {
      const account = platform ? `${name}（${platform}）` : name;
      const say = (outcome: 'fail' | 'pass', message: string, facts = {}): Statement =>
        ofSite(site, outcome, message, { subject: `${account} ${message}`, facts: { account, ...facts } });
      const said: Statement[] = [];
      if (newest === null) said.push(say('fail', 'empty'));
      else if (addDays(newest, options.days) < asOf)
        said.push(say('fail', 'stale', { newest, days: daysBetween(newest, asOf), limit: options.days }));
      if (filed === false) said.push(say('fail', 'unfiled'));
      if (answers === false) said.push(say('fail', 'mute'));
      return said.length > 0 ? said : [say('pass', 'alive')];
    });
  },
});
