/**
 * The sample city 岚川市: invented portals with planted defects and a record of them. Built from a seed and a day, so that it is
 * the same city, byte for byte, wherever it is built. It is the demo, the test bed and the picture in the README.
 */
import { buildSite, noPast } from './build.ts';
import { encodeGbk } from './bytes.ts';
import type { Page, Past, PlantedFinding, Site, SiteSpec } from './model.ts';
import { sitePlans } from './plans.ts';
import { recordTruth } from './record.ts';
import { homeRows, writeDocument } from './styles/frame.ts';
import { stylesheets } from './styles/index.ts';
import { strangers } from './surface-faults.ts';
import { escapeHtml, setPunctuation } from './writing.ts';

export const defaultSeed = 'lanchuan';
export const defaultDay = '2026-09-30';

export interface CitySite {
  id: string;
  host: string;
  url: string;
  name: string;
  style: SiteSpec['style'];
  encoding: SiteSpec['encoding'];
  profile?: SiteSpec['profile'];
  certificate?: SiteSpec['certificate'];
  truth: PlantedFinding[];
}

export interface Answer {
  /** 0: the server closes the connection without an answer. */
  status: number;
  headers: Record<string, string>;
  body: Buffer;
  delayMs?: number;
}

export interface City {
  seed: string;
  asOf: string;
  sites: CitySite[];
  /** Every host the city answers for; the national registers that footers lead to are stood in for. */
  hosts: string[];
  /** What the server of `host` answers; `url` is path and query as the request line carries them, `secure` whether it came over HTTPS. */
  answer(host: string, method: string, url: string, over?: { secure?: boolean }): Answer;
}

/** National registers that footers link to; the city answers for them so that no request leaves it. */
const registers: Record<string, string> = {
  'bszs.conac.cn': '党政机关和事业单位网站标识查询',
  'zfwzgl.www.gov.cn': '我为政府网站找错',
  'beian.miit.gov.cn': '备案信息查询',
  'www.beian.gov.cn': '互联网站公安备案信息查询',
};
/** All hosts that are no sites of the city: it answers for them, so that no request leaves it. */
const outside: Record<string, string> = { ...registers, ...strangers };
const platformHost = 'bmpt.lanchuan.gov.cn';

export interface CitySettings {
  seed?: string;
  asOf?: string;
  /** The sites that there are; those that are null keep their number for those after them. */
  plans?: readonly (SiteSpec | null)[];
  /** What each site published before, by its id; what it publishes now is added. */
  pasts?: Map<string, Past>;
}

/** Builds the city. The default seed, day and plans are those of the committed truth file. */
export function buildCity({ seed = defaultSeed, asOf = defaultDay, plans = sitePlans, pasts = new Map() }: CitySettings = {}): City {
  const sites = plans.flatMap((spec, number) => {
    if (spec === null) return [];
    const past = pasts.get(spec.id) ?? noPast();
    pasts.set(spec.id, past);
    return [buildSite(spec, seed, asOf, number, past)];
  });
  for (const site of sites) {
    site.neighbours = sites
      .filter((other) => other !== site && !other.spec.faults?.unreachable && !other.spec.secure)
      .map((other) => ({ name: other.name, url: other.url }));
    site.truth = recordTruth(site);
  }
  return {
    seed,
    asOf,
    sites: sites.map((site) => ({
      id: site.id,
      host: site.host,
      url: site.url,
      name: site.name,
      style: site.spec.style,
      encoding: site.spec.encoding,
      ...(site.spec.profile ? { profile: site.spec.profile } : {}),
      ...(site.spec.certificate ? { certificate: site.spec.certificate } : {}),
      truth: site.truth,
    })),
    hosts: [...new Set([...sites.map((site) => site.host), ...Object.keys(outside)])],
    answer: (host, method, url, { secure = false } = {}) => answer(sites, host, method, url, secure),
  };
}

function answer(sites: Site[], host: string, method: string, url: string, secure: boolean): Answer {
  const { path, query } = splitUrl(url);
  if (path === '/robots.txt' && host in outside === false)
    return reply(200, 'text/plain; charset=utf-8', Buffer.from('User-agent: *\nAllow: /\n'));
  const register = outside[host];
  if (register)
    return reply(
      200,
      'text/html; charset=utf-8',
      Buffer.from(writePlain(register, `<p>这是示例城市的替身页面,代替真实的${register}网站。</p>`)),
    );
  const here = sites.filter((site) => site.host === host);
  const site = here.find((one) => one.spec.prefix === '' || path === one.spec.prefix || path.startsWith(`${one.spec.prefix}/`));
  if (site?.spec.secure && !secure) return reply(301, 'text/plain', Buffer.alloc(0), { location: `https://${host}${url}` });
  if (site) return answerSite(site, method, path, query);
  if (host === platformHost) {
    if (path === '/' || path === '/index.html') {
      const units = here.map((unit) => `<p><a href="${unit.spec.prefix}/">${unit.name}</a></p>`).join('\n');
      return reply(200, 'text/html; charset=utf-8', Buffer.from(writePlain('岚川市部门网站集约化平台', units)));
    }
    return reply(404, 'text/html; charset=utf-8', Buffer.from(writePlain('页面不存在', '<p>您访问的页面不存在。</p>')));
  }
  return reply(502, 'text/plain', Buffer.from('no such site in this city\n'));
}

function answerSite(site: Site, method: string, path: string, query: string): Answer {
  const { spec } = site;
  if (spec.faults?.unreachable === 'closed') return { status: 0, headers: {}, body: Buffer.alloc(0) };
  if (spec.faults?.unreachable === '503')
    return reply(503, 'text/html; charset=utf-8', Buffer.from(writePlain('Service Unavailable', '<p>服务暂时不可用</p>')));
  if (method === 'HEAD' && spec.refusesHead) return reply(405, 'text/plain', Buffer.alloc(0), { allow: 'GET, POST' });
  if (spec.prefix !== '' && path === spec.prefix) return reply(301, 'text/plain', Buffer.alloc(0), { location: `${spec.prefix}/` });
  const moved = site.moved.get(path);
  if (moved) return reply(301, 'text/plain', Buffer.alloc(0), { location: moved });
  if (site.soft.has(path)) return replyPage(site, writePlain('页面不存在', '<p>您访问的页面不存在或已删除。</p>', spec.encoding.charset));
  const file = site.files.get(path);
  if (file) return reply(200, file.type, method === 'HEAD' ? Buffer.alloc(0) : file.body());
  if (path === `${spec.prefix}/search`) return answerSearch(site, query);
  const page = site.pages.get(path) ?? site.pages.get(`${path}/`);
  if (page && page.path !== path && !path.endsWith('.html')) return reply(301, 'text/plain', Buffer.alloc(0), { location: page.path });
  if (page) return replyPage(site, page.shape === 'stub' ? writeStub(site, page) : writeDocument(site, page, stylesheets[spec.style]));
  if (spec.faults?.missing === 'home') return reply(302, 'text/plain', Buffer.alloc(0), { location: `${spec.prefix}/` });
  const missing: Page = {
    path,
    shape: 'other',
    title: '页面不存在',
    column: null,
    body: `<p>您访问的页面不存在或已删除。</p><p><a href="${spec.prefix}/">返回首页</a></p>`,
  };
  return {
    ...replyPage(site, writeDocument(site, missing, stylesheets[spec.style])),
    status: spec.faults?.missing === 'answers' ? 200 : 404,
  };
}

/** A page that only leads on, as old systems left them where a column has no page of its own. */
function writeStub(site: Site, page: Page): string {
  const target = page.body.slice(page.path.length);
  const { charset, declared } = site.spec.encoding;
  const tag =
    declared === 'meta' || declared === 'both' ? `<meta http-equiv="Content-Type" content="text/html; charset=${charset}">\n` : '';
  return `<html>\n<head>\n${tag}<meta http-equiv="refresh" content="0; url=./${target}">\n<title>${page.title}</title>\n</head>\n<body></body>\n</html>\n`;
}

/** Results of the site's own search. A key sent in another encoding than the site's is not understood: 404. */
function answerSearch(site: Site, query: string): Answer {
  const key = readKey(query, site.spec.encoding.charset);
  if (key === null) return reply(404, 'text/html', Buffer.from('bad key'));
  const asked = site.front.searchFinds && key !== '';
  const hits = [...site.pages.values()]
    .filter((page) => asked && page.shape === 'article' && setPunctuation(page.title).includes(key))
    .slice(0, 10);
  const rows = hits.map((page) => ({ title: page.title, path: page.path, day: page.day! }));
  const body = `<p>检索词“${escapeHtml(key)}”,共找到${hits.length}条结果。</p>\n<ul class="list">\n${homeRows(rows, 10)}\n</ul>`;
  const page: Page = { path: `${site.spec.prefix}/search`, shape: 'other', title: '站内搜索', column: null, body };
  return replyPage(site, writeDocument(site, page, stylesheets[site.spec.style]));
}

function readKey(query: string, charset: string): string | null {
  const raw = /(?:^|&)key=([^&]*)/.exec(query)?.[1] ?? '';
  const bytes: number[] = [];
  for (let at = 0; at < raw.length; at += 1) {
    if (raw[at] === '%') {
      bytes.push(Number.parseInt(raw.slice(at + 1, at + 3), 16));
      at += 2;
    } else bytes.push(raw[at] === '+' ? 0x20 : raw.charCodeAt(at));
  }
  if (bytes.some((byte) => Number.isNaN(byte) || byte > 255)) return null;
  try {
    return new TextDecoder(charset, { fatal: true }).decode(Uint8Array.from(bytes));
  } catch {
    return null;
  }
}

function splitUrl(url: string): { path: string; query: string } {
  const [path = '/', query = ''] = url.split('#', 1)[0]!.split(/\?(.*)/s, 2);
  try {
    return { path: decodeURIComponent(path), query };
  } catch {
    return { path, query };
  }
}

function replyPage(site: Site, html: string): Answer {
  const { charset, declared } = site.spec.encoding;
  const type = declared === 'header' || declared === 'both' ? `text/html; charset=${charset}` : 'text/html';
  return reply(200, type, charset === 'utf-8' ? Buffer.from(html) : encodeGbk(html));
}

function reply(status: number, type: string, body: Buffer, more: Record<string, string> = {}): Answer {
  return { status, headers: { 'content-type': type, 'content-length': String(body.length), ...more }, body };
}

function writePlain(title: string, body: string, charset = 'utf-8'): string {
  return `<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="${charset}">\n<title>${title}</title>\n<style>body{font:18px/2 sans-serif;max-width:900px;margin:60px auto;color:#333}</style>\n</head>\n<body>\n<h1>${title}</h1>\n${body}\n</body>\n</html>\n`;
}
