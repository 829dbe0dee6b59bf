/** Scripts that pages load from elsewhere: hosts that government sites use on purpose, networks of advertising, and signs of code that somebody put in. */

/** Hosts, and hosts under them, whose scripts are no surprise: state platforms, counters, maps, sharing, libraries, accessibility aids. */
export const usualScriptHosts: readonly string[] = `
  gov.cn conac.cn xinhuanet.com news.cn people.com.cn cctv.com kaipuyun.cn ucap.com.cn ucap.cloud trs.cn trs.com.cn govwza.cn gov-wza.cn wza.isd.com canyouwa.com cnzz.com umeng.com 51.la hm.baidu.com api.map.baidu.com
  map.baidu.com bdimg.com bdstatic.com passport.baidu.com ziyuan.baidu.com zz.bdstatic.com amap.com tianditu.com qq.com gtimg.com gtimg.cn qpic.cn weixin.qq.com weibo.com sinajs.cn sina.com.cn jiathis.com alicdn.com aliyuncs.com
  bootcss.com bootcdn.net jsdelivr.net cdnjs.cloudflare.com unpkg.com staticfile.org staticfile.net googleapis.com gstatic.com google-analytics.com googletagmanager.com jquery.com microsoft.com 163.com netease.com ynet.com
  tianqi.com seniverse.com heweather.com weather.com.cn cma.cn iflytek.com xfyun.cn slb.sobot.com 12377.cn ipv6.org.cn china-ipv6.cn iconfont.cn huaweicloud.com myqcloud.com ctyun.cn`
  .trim()
  .split(/\s+/);

/** Hosts of advertising networks. */
export const advertHosts: readonly string[] = `
  cpro.baidu.com cpro.baidustatic.com pos.baidu.com dup.baidustatic.com union.baidu.com eclick.baidu.com googlesyndication.com doubleclick.net googleadservices.com tanx.com alimama.com mmstat.com union.sogou.com
  lu.sogou.com inte.sogoucdn.com shenma.cn js.adm.cnzz.net mediav.com union.360.cn admaster.com.cn gdt.qq.com`
  .trim()
  .split(/\s+/);

/** Labels of places for sale, whole link texts. */
export const advertLabels =
  /^(?:广告位?招租|广告位(?:出租|空缺|虚位以待)|诚招广告(?:合作)?|刊登广告|广告(?:投放|合作|刊例|报价|服务)|本站广告|商业推广|推广链接)$/;

export interface ScriptSign {
  id: 'search-redirect' | 'written-encoded' | 'miner' | 'title-rewritten';
  /** Tried only where this stands in the script. */
  needs: string;
  pattern: RegExp;
}

/** Signs of injected code. Bounded patterns; the first 50,000 characters of a script are read. */
export const scriptSigns: readonly ScriptSign[] = [
  // visitors from search engines are led elsewhere: the usual work of those who hijack portals
  { id: 'search-redirect', needs: 'referrer', pattern: /referrer[\s\S]{0,200}?(?:baidu|sogou|google|bing|haosou|so\.com|sm\.cn|360)/i },
  {
    id: 'search-redirect',
    needs: 'userAgent',
    pattern: /userAgent[\s\S]{0,200}?(?:baiduspider|sogou\s?(?:web\s?)?spider|googlebot|360spider)/i,
  },
  {
    id: 'written-encoded',
    needs: 'fromCharCode',
    pattern: /(?:document\.write|eval)(?:ln)?\s?\(\s?String\.fromCharCode\(\s?\d{1,5}(?:\s?,\s?\d{1,5}){10}/,
  },
  {
    id: 'written-encoded',
    needs: 'document',
    pattern:
      /document(?:\.|\[["'])(?:write(?:ln)?|\\x77\\x72\\x69\\x74\\x65(?:\\x6c\\x6e)?)(?:["']\])?\s?\(\s?["'](?:\\x3c|\\u003c|%3C)(?:\\x73|\\u0073|%73|s)/i,
  },
  { id: 'written-encoded', needs: 'unescape', pattern: /document\.write\s?\(\s?unescape\s?\(\s?["']%3C(?:%73|s)(?:%63|c)(?:%72|r)/i },
  { id: 'miner', needs: 'oin', pattern: /coin-?hive|coinimp|cryptoloot|deepMiner|minero\.cc/i },
  {
    id: 'title-rewritten',
    needs: 'document.title',
    pattern: /document\.title\s?=\s?(?:["'](?:\\u[0-9a-f]{4}){4}|["'][^"']{0,80}(?:博彩|娱乐|体育|彩票|投注)|String\.fromCharCode)/i,
  },
];

/** Code that takes the visitor elsewhere; a redirect for search engines needs it beside the sign. */
export const leadsAway = /location(?:\.href)?\s{0,5}=(?!=)|location\.(?:replace|assign)\s{0,5}\(/;

/** Styles that put an element where no reader sees it, as planted links are put. */
export const concealingStyle =
  /(?:left|top|right|margin-left|margin-top|text-indent)\s?:\s?-\d{3,6}(?:px|em|pt|%)?|font-size\s?:\s?0(?:px|em|pt)?\s?(?:;|$)|(?:^|[;\s])(?:height|width)\s?:\s?[01](?:px)?\s?;[^}]{0,80}overflow\s?:\s?hidden|overflow\s?:\s?hidden[^}]{0,80}(?:height|width)\s?:\s?[01](?:px)?\s?(?:;|$)|opacity\s?:\s?0(?:\.0+)?\s?(?:;|$)/i;

/** Characters of one script that are read, and hosts and links kept of one page. */
export const scriptLimits = { read: 50_000, hosts: 50, concealed: 20, signs: 5 };

/** Whether a host is one of a list or stands under one. */
export function isUnder(host: string, list: readonly string[]): boolean {
  const bare = host.replace(/:\d+$/, '');
  return list.some((one) => bare === one || bare.endsWith(`.${one}`));
}
