/** Which addresses are one target, and what no request can reach. */
import { targetOf } from '../../checks/facts/address.ts';

const sessionPath = /;(?:jsessionid|phpsessid|sid)=[^?#/;]{0,200}/i;
const sessionQuery = /([?&])(?:jsessionid|phpsessid|aspsessionid[a-z]{0,10}|cfid|cftoken)=[^&#]{0,200}(&?)/i;
const mentionsSession = /sess|cfid|cftoken|;sid=/i;

/** The address that a target is stored and asked for by: without fragment and without session ids, which differ at every visit. */
export function identityOf(href: string): string {
  const url = targetOf(href);
  if (!mentionsSession.test(url)) return url;
  return url.replace(sessionPath, '').replace(sessionQuery, (_, before: string, after: string) => (after === '' ? '' : before));
}

/** Whether an address can be asked for: `malformed` when it is no address, `unsupported` when it names another protocol than HTTP. */
export function reachOf(url: string): 'http' | 'malformed' | 'unsupported' {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') return 'unsupported';
  const parsed = URL.parse(url);
  if (!parsed || parsed.hostname === '' || /\.\.|^\.|^https?$/.test(parsed.hostname)) return 'malformed';
  return 'http';
}
