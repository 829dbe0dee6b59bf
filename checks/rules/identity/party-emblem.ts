import { defineCheck } from '../../define.ts';
import { emblemHosts } from '../../knowledge/identity.ts';
import { basis } from '../../knowledge/sources.ts';
import { noOptions } from '../statement.ts';
import { judgeAbsence, markMessages, sayOfMark } from './mark.ts';

export default defineCheck({
  id: 'party-emblem',
  title: { 'zh-CN': '党政机关网站标识', en: 'Emblem of party and government organs' },
  theme: 'identity',
  scope: 'site',
  needs: ['home', 'identity'],
  basis: basis('marks', 'siteFooter'),
  options: noOptions,
  messages: {
    ...markMessages('党政机关网站标识', 'the emblem of party and government organs'),
    unlinked: {
      'zh-CN': '首页有党政机关网站标识图标，但未链接到标识核验页面（bszs.conac.cn），请人工确认。',
      en: 'The home page shows the emblem but does not link to its certificate (bszs.conac.cn); a person must look.',
    },
  },
  docs: {
    looksFor: {
      'zh-CN': '首页底部是否加挂党政机关（事业单位）网站标识，并链接到核验页面。',
      en: 'Whether the footer carries the emblem of party and government organs with a link to its certificate.',
    },
    why: { 'zh-CN': '网站底部功能区应当加挂党政机关网站标识。', en: 'The footer of a government site must carry the emblem.' },
    fails: { 'zh-CN': '页脚没有该标识。', en: 'A footer without the emblem.' },
    passes: { 'zh-CN': '页脚标识图标链接到 bszs.conac.cn。', en: 'A footer whose emblem links to bszs.conac.cn.' },
  },
  run(site) {
    const absent = judgeAbsence(site, 'partyEmblem');
    if (absent) return [absent];
    const { href } = site.home!.identity.partyEmblem!;
    return [
      emblemHosts.test(href ?? '') ? sayOfMark(site, 'partyEmblem', 'pass', 'shown') : sayOfMark(site, 'partyEmblem', 'review', 'unlinked'),
    ];
  },
});
