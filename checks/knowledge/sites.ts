/** What levels and kinds of sites are called. */
import type { Bilingual, SiteProfile } from '../model/index.ts';

export const levelNames: Readonly<Record<NonNullable<SiteProfile['level']>, Bilingual>> = {
  ministry: { 'zh-CN': '国务院部门', en: 'ministries' },
  province: { 'zh-CN': '省级', en: 'provinces' },
  city: { 'zh-CN': '市级', en: 'cities' },
  county: { 'zh-CN': '县级', en: 'counties' },
  township: { 'zh-CN': '乡镇', en: 'townships' },
};

export const kindNames: Readonly<Record<NonNullable<SiteProfile['kind']>, Bilingual>> = {
  portal: { 'zh-CN': '政府门户', en: 'portals' },
  department: { 'zh-CN': '部门网站', en: 'departments' },
  'platform-unit': { 'zh-CN': '平台单位', en: 'units of a platform' },
};

/** The clock that sites live by, in minutes ahead of UTC: one for the whole country, without summer time since 1992. */
export const siteClock = 8 * 60;
