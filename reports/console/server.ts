/** The console's interface for tools: rosters, profiles and indexes go out, what inspectors made of sites comes in. */
import { createHash } from 'node:crypto';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Bilingual, EvaluationIndex, RosterSite, SiteProfile } from '../../checks/model/index.ts';
import { checksVersion } from '../../checks/version.ts';
import type { TokenHolder } from '../../crawler/access/tokens.ts';
import { findDossier, takeDossier } from '../../crawler/dossiers.ts';
import { CrawlError } from '../../crawler/errors.ts';
import { siteOf } from '../../crawler/packages/dossier.ts';
import { type PackageFault, readPackage } from '../../crawler/packages/package.ts';
import type { Store } from '../../crawler/store.ts';
import type { Fault, Indexes, Me, OpenRounds, Roster, Taken } from './api.ts';
import { createGuard } from './guard.ts';

export interface ConsoleSettings {
  store: Store;
  workspace: string;
  /** Indexes to score by, with their texts. */
  indexes: readonly { index: EvaluationIndex; text: string }[];
  /** The time, ISO 8601 in UTC. */
  now(): string;
}

/** Bytes of a package that is taken in. */
const mostBytes = 300_000_000;

const faults: Record<PackageFault['fault'], { status: number; text: Bilingual }> = {
  'not-a-package': { status: 415, text: { 'zh-CN': '不是明察的检查包', en: 'this is no package of Mingcha' } },
  damaged: {
    status: 422,
    text: { 'zh-CN': '检查包已损坏或被改动，不予导入', en: 'the package is damaged or was changed, and is not taken' },
  },
  newer: {
    status: 422,
    text: { 'zh-CN': '检查包由更新版本的明察生成，请先升级控制台', en: 'the package was written by a newer version; upgrade the console' },
  },
  'too-large': { status: 413, text: { 'zh-CN': '检查包过大', en: 'the package is too large' } },
};

const unknownToken: Bilingual = {
  'zh-CN': '访问令牌无效或已被收回。请向管理员索取新的令牌。',
  en: 'the token is unknown or was revoked; ask whoever runs the console for a new one',
};
const tooManyTries: Bilingual = { 'zh-CN': '多次使用无效的令牌，请一分钟后再试。', en: 'too many unknown tokens; try again in a minute' };
const nothingHere: Bilingual = { 'zh-CN': '没有这个地址。', en: 'there is nothing at this address' };
const broken: Bilingual = { 'zh-CN': '控制台出现故障，未做任何改动。', en: 'the console failed and changed nothing' };

/** A server that is not yet listening. Everything under /api/1/ wants a token; see api.ts for what is said. */
export function createConsole({ store, workspace, indexes, now }: ConsoleSettings): FastifyInstance {
  const server = fastify({ bodyLimit: mostBytes, logger: false, trustProxy: false, requestTimeout: 300_000 });
  const guard = createGuard(() => performance.now());
  const holders = new WeakMap<FastifyRequest, TokenHolder>();
  const listed: Indexes['indexes'] = indexes.map(({ index: { id, version, title }, text }) => ({
    ...{ id, version, title, text },
    digest: createHash('sha256').update(text).digest('hex'),
  }));

  server.addContentTypeParser('application/zip', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  server.addHook('onRequest', async (request, reply) => {
    reply.headers({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store', 'content-security-policy': "default-src 'none'" });
    const from = request.ip;
    if (guard.isShut(from)) return say(reply, 429, 'too-many-tries', tooManyTries);
    const token = /^Bearer (mc_[\w-]{20,100})$/.exec(request.headers.authorization ?? '')?.[1];
    const holder = token && (await store.access.holder(token));
    if (!holder) {
      guard.note(from);
      return say(reply.header('www-authenticate', 'Bearer'), 401, 'unknown-token', unknownToken);
    }
    holders.set(request, holder);
  });
  server.setNotFoundHandler((_request, reply) => say(reply, 404, 'nothing-here', nothingHere));
  server.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    if (error instanceof CrawlError) return say(reply, 409, error.code, error.text);
    const status = error.statusCode ?? 500;
    if (status === 413) return say(reply, 413, 'too-large', faults['too-large'].text);
    if (status < 500) return say(reply, status, 'bad-request', { 'zh-CN': '请求不合规定。', en: 'the request is not as it should be' });
    return say(reply, 500, 'failed', broken);
  });

  server.get('/api/1/me', async (request): Promise<Me> => {
    const { name, role } = holders.get(request)!;
    return { name, role, version: checksVersion };
  });
  server.get('/api/1/roster', async (): Promise<Roster> => {
    const sites = (await store.roster.list()).filter(({ running }) => running);
    return { sites: sites.map((site) => ({ ...site, ...correctionsOf(workspace, site) })) };
  });
  server.get('/api/1/indexes', async (): Promise<Indexes> => ({ indexes: listed }));
  server.get('/api/1/rounds', async (): Promise<OpenRounds> => {
    const open = (await store.rounds.list()).filter(({ status }) => status === 'open');
    const rounds: OpenRounds['rounds'] = [];
    for (const { id, index, to } of open) {
      const sites = (await store.rounds.sites(id)).filter(({ sampled }) => sampled).map(({ site }) => site.id);
      rounds.push({ id, index: index.id, to, sites });
    }
    return { rounds };
  });
  server.post('/api/1/packages', async (request, reply): Promise<Taken | FastifyReply> => {
    const body = request.body;
    const read = body instanceof Uint8Array ? await readPackage(body) : { fault: 'not-a-package' as const };
    if ('fault' in read) return say(reply, faults[read.fault].status, read.fault, faults[read.fault].text);
    const { dossier, added, disagreements } = takeDossier(workspace, read.contents);
    await store.access.noteUse(holders.get(request)!, now(), `package ${dossier.site}`);
    return { site: dossier.site, dossier, added: { ...added }, disagreements };
  });
  return server;
}

/** What inspectors corrected of a site, in the packages that came in; the roster's own word where there is none. */
function correctionsOf(workspace: string, site: RosterSite): { profile?: SiteProfile } {
  const profile = findDossier(workspace, siteOf(site.url, { scope: site.scope }))?.profile;
  return profile && Object.keys(profile).length > 0 ? { profile: { ...site.profile, ...profile } } : {};
}

function say(reply: FastifyReply, status: number, code: string, text: Bilingual): FastifyReply {
  return reply.code(status).send({ code, text } satisfies Fault);
}
