/** What the site answers for an address that cannot exist. */
import { placeOf } from '../../checks/facts/address.ts';
import { hashText } from '../../checks/facts/hash.ts';
import { readPage } from '../../checks/facts/page.ts';
import type { Probe } from './context.ts';

const gone = /不存在|找不到|未找到|无法找到|已删除|已被删除|已失效|走丢|not\s?found|404/i;

export const probeNotFound: Probe<'notFound'> = async ({ url, seed, asOf, home, ask }) => {
  const target = new URL(`/${hashText(`${seed}${url}not-found`)}.html`, url).href;
  const { answer, finalUrl } = await ask(target, 'page');
  if (answer.error || answer.status === 0) return null;
  const facts = readPage({ url: target, finalUrl, status: answer.status, headers: answer.headers, body: answer.body, asOf });
  const place = placeOf(url);
  const leadsHome =
    placeOf(finalUrl) === place ||
    facts.links.some(({ via, href }) => via === 'meta-refresh' && placeOf(href) === place) ||
    (facts.text.hash === home.text.hash && facts.text.length > 0);
  return {
    url: target,
    status: answer.status,
    finalUrl,
    leadsHome,
    saysGone: gone.test(`${facts.title} ${facts.h1 ?? ''} ${facts.text.excerpt}`),
    offersWay:
      facts.forms.some(({ kind }) => kind === 'search') ||
      facts.links.some(({ href, text }) => (href !== '' && placeOf(href) === place) || /首页|主页|网站地图|站点地图|站内搜索/.test(text)),
  };
};
