import { defineCheck } from '../../define.ts';
import { undecorate } from '../../facts/disclosure.ts';
import { fold } from '../../facts/fold.ts';
import { onlineSystem } from '../../knowledge/offers.ts';
import { basis } from '../../knowledge/sources.ts';
import { noOptions } from '../statement.ts';
import { judgeTargets, linkMessages } from './target.ts';

export default defineCheck({
  id: 'online-system-dead',
  title: { 'zh-CN': '在线系统不可用', en: 'Online systems that do not open' },
  theme: 'links',
  scope: 'site',
  needs: ['home', 'targets', 'coverage'],
  basis: basis('availability', 'censusService'),
  options: noOptions,
  messages: linkMessages({ 'zh-CN': '未发现无法打开的申报、查询等在线系统。', en: 'All online systems that the site leads to open.' }),
  docs: {
    looksFor: {
      'zh-CN': '名称为“…系统”“…平台”“网上办理”“…查询”等的链接能否打开。',
      en: 'Whether links by the name of a system, a platform, an online service or a query open.',
    },
    why: {
      'zh-CN': '在线申报、在线查询系统应当可以访问；打不开的已计入失效链接，本项供单列指标使用。',
      en: 'Systems for applications and queries must be reachable. They count as dead links too; this check is for indexes that list them apart.',
    },
    fails: { 'zh-CN': '“企业申报系统”返回404。', en: 'A system for applications answers 404.' },
    passes: { 'zh-CN': '“企业申报系统”可以打开。', en: 'A system for applications that opens.' },
  },
  run(site) {
    return judgeTargets(
      site,
      ({ kind, referrers }) =>
        kind === 'page' && referrers.some(({ text }) => text.length <= 30 && onlineSystem.test(undecorate(fold(text)))),
      site.coverage.unmeasuredTargets,
    );
  },
});
