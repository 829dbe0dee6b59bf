import { z } from 'zod';
import { defineCheck } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { ofPlace } from '../round.ts';

export default defineCheck({
  id: 'roster-contacts',
  title: { 'zh-CN': '名册负责人和联系人', en: 'Persons in charge on the roster' },
  theme: 'identity',
  scope: 'round',
  basis: basis('guideAndReport'),
  options: z.strictObject({
    roles: z
      .array(z.string().min(1))
      .min(1)
      .default(['负责人', '联系人'])
      .describe('roles that every organ names somebody for, as the roster writes them'),
  }),
  messages: {
    lacks: {
      'zh-CN': '站点名录中“{name}”未登记{roles}，请补充后报送。',
      en: 'The roster names nobody as {roles} of “{name}”.',
    },
    complete: { 'zh-CN': '站点名录已登记“{name}”的{roles}。', en: 'The roster names {roles} of “{name}”.' },
  },
  docs: {
    looksFor: {
      'zh-CN': '站点名录中每个单位是否登记了1名负责人和1名联系人。角色名称由指标体系指定。',
      en: 'Whether the roster names one person in charge and one to talk to for every organ. An index may name other roles.',
    },
    why: {
      'zh-CN': '各级行政机关应当指定机构负责本机关政府信息公开的日常工作，责任落实到人。',
      en: 'Every organ appoints who does the daily work of disclosure; somebody must answer for it.',
    },
    fails: { 'zh-CN': '市统计局没有登记联系人。', en: 'Nobody is named to talk to at the bureau of statistics.' },
    passes: { 'zh-CN': '各单位均登记了负责人和联系人。', en: 'Every organ names both.' },
  },
  run(sites, { options }) {
    return sites.map((site) => {
      const roles = options.roles.filter((role) => !site.place.contacts.some((contact) => contact.role?.includes(role)));
      return roles.length > 0
        ? ofPlace(site, 'fail', 'lacks', { roles, count: roles.length })
        : ofPlace(site, 'pass', 'complete', { roles: options.roles });
    });
  },
});
