/** After judging: what the findings quote stays, with pictures of the spots; everything else goes. */
import type { Judgement, PageFacts, SiteFacts } from '../../checks/model/index.ts';
import type { ResolveRule } from '../connect.ts';
import { createAsker } from '../engine/asking.ts';
import { identityOf } from '../engine/identity.ts';
import { limits, userAgentOf } from '../fetch.ts';
import { createHttp } from '../http.ts';
import { dialBy } from '../render/proxy.ts';
import { openRenderer } from '../render/renderer.ts';
import { createKeeper } from './keeper.ts';
import { look } from './look.ts';
import { fileOf, pictured, placeOf, takePictures } from './pictures.ts';
import { addressesWithoutPage, chooseAnswers, quotedAddresses } from './quoted.ts';
import { digestOf, type KeptAnswer, type Picture, type Settled, type Vault } from './vault.ts';

export interface SettleSettings {
  scope: 'quoted' | 'all';
  /** How the site may be asked once more; null leaves it alone: then there are no pictures either. */
  ask: {
    interval: number;
    timeout?: number;
    allowPrivate?: boolean;
    resolve?: readonly ResolveRule[];
    contact?: string;
    /** Path of a browser; undefined where there is none. */
    browser: string | undefined;
    /** Pictures taken at most. */
    pictures: number;
  } | null;
  signal?: AbortSignal;
}

/** Pages asked for again at most. */
const mostAgain = 200;
/** Checks whose findings mean that a page shows personal data. */
const privacyChecks = new Set(['personal-data', 'weak-mask']);

/**
 * Prunes the vault to what the judgement quotes (`quoted`) or keeps everything (`all`), asks politely once more for quoted pages whose bytes
 * are not there, notes digests and where personal data was found, takes that out of the open, takes pictures. To be called again, it begins
 * anew. `documents`: facts of attached files.
 */
export async function settle(
  vault: Vault,
  { site, judgement, documents }: { site: SiteFacts; judgement: Judgement; documents: AsyncIterable<PageFacts> },
  { scope, ask, signal }: SettleSettings,
): Promise<Settled> {
  const addresses = quotedAddresses(site, judgement);
  const begun = performance.now();
  const again = ask ? await askAgain(vault, addresses, site.asOf, ask, signal) : 0;
  const seconds = Math.round((performance.now() - begun) / 100) / 10;

  const chosen = scope === 'quoted' ? chooseAnswers(vault.answers(), addresses) : vault.answers();
  const shows = new Set(judgement.findings.filter(({ check }) => privacyChecks.has(check)).map(({ url }) => identityOf(url)));
  for await (const { url, personalData } of documents) if (personalData.length > 0) shows.add(identityOf(url));
  // of an address, all or nothing: a page that showed personal data once may show it in every answer
  for (const answer of chosen) if (answer.personal || showsPersonalData(vault, answer, site.asOf)) shows.add(identityOf(answer.url));
  const isPersonal = (answer: KeptAnswer): boolean => shows.has(identityOf(answer.url));
  const idsOf = (list: readonly KeptAnswer[]): Set<number> => new Set(list.map(({ id }) => id));
  vault.keepOnly(idsOf(chosen), vault.mode === null ? new Set() : idsOf(chosen.filter(isPersonal)));
  for (const answer of vault.answers()) {
    const digest = answer.kept ? digestOf(vault.exchange(answer).body) : null;
    vault.describe(answer.id, { personal: isPersonal(answer), digest });
  }
  const spoken = judgement.findings.filter(({ outcome }) => outcome === 'fail' || outcome === 'review');
  vault.setQuotes(spoken.map(({ url, check, fingerprint }) => ({ url: identityOf(url), check, fingerprint })));

  const pictures = await addPictures(vault, judgement, shows, ask, signal);
  const settled: Settled = { scope, at: new Date().toISOString(), again, seconds, pictures };
  vault.settle(settled);
  return settled;
}

/** The judgement with references to what is in the vault: digests of page bytes and names of pictures. */
export function withReferences(vault: Vault, judgement: Judgement): Judgement {
  const digests = new Map<string, string>();
  // the last answer that brought a page is the one that was judged
  for (const { url, digest, kind, status } of vault.answers())
    if (digest && kind === 'http' && status !== 304) digests.set(identityOf(url), digest);
  const files = new Set(vault.pictures().map(({ file }) => file));
  const findings = judgement.findings.map((finding) => {
    const file = fileOf(finding);
    const digest = URL.canParse(finding.url) ? digests.get(identityOf(finding.url)) : undefined;
    const refers = [...(digest ? [digest] : []), ...(files.has(file) ? [file] : [])];
    return refers.length > 0 ? { ...finding, evidence: [...finding.evidence, ...refers] } : finding;
  });
  return { ...judgement, findings };
}

type Ask = NonNullable<SettleSettings['ask']>;

/** A file of before there was a choice is left as it is: what is handed over of it is chosen at export. */
function showsPersonalData(vault: Vault, answer: KeptAnswer, asOf: string): boolean {
  return vault.mode !== null && answer.kept && !answer.sealed && look(vault.exchange(answer), asOf).personal === true;
}

async function askAgain(vault: Vault, addresses: ReadonlySet<string>, asOf: string, ask: Ask, signal?: AbortSignal): Promise<number> {
  const wanted = addressesWithoutPage(chooseAnswers(vault.answers(), addresses)).slice(0, mostAgain);
  if (wanted.length === 0) return 0;
  const { interval, timeout = limits.timeout, allowPrivate = false, resolve = [], contact } = ask;
  // a site that filled its room is asked for what is quoted all the same
  const keeper = createKeeper(vault, { asOf, later: true, mostKept: Number.POSITIVE_INFINITY });
  const settings = { userAgent: userAgentOf(contact), concurrency: 1, timeout, maxBytes: limits.maxBytes, allowPrivate, resolve };
  const http = createHttp({ ...settings, onAnswer: keeper.keep });
  try {
    const asker = createAsker(http, { concurrency: 1, interval }, signal);
    for (const url of wanted) await asker.follow({ url, method: 'GET', read: 'page' });
  } finally {
    await http.close();
    keeper.flush();
  }
  return wanted.length;
}

async function addPictures(
  vault: Vault,
  { findings }: Judgement,
  shows: ReadonlySet<string>,
  ask: SettleSettings['ask'],
  signal?: AbortSignal,
): Promise<Settled['pictures']> {
  const isPersonal = (url: string): boolean => shows.has(identityOf(url));
  const left = vault.mode === 'exclude' ? findings.filter((finding) => !isPersonal(placeOf(finding))) : findings;
  const personal = pictured(findings, 0).leftOut - pictured(left, 0).leftOut;
  const { chosen, leftOut } = pictured(left, ask?.pictures ?? 0);
  if (!ask?.browser)
    return { taken: 0, failed: 0, leftOut: leftOut + chosen.length, reason: leftOut + chosen.length > 0 ? 'no-browser' : null, personal };
  const reason = leftOut > 0 ? ('limit' as const) : null;
  if (chosen.length === 0) return { taken: 0, failed: 0, leftOut, reason, personal };
  const { browser, interval, timeout = limits.timeout, allowPrivate = false, resolve = [], contact } = ask;
  const dial = dialBy({ allowPrivate, resolve, timeout });
  const renderer = await openRenderer({ browser, dial, agent: userAgentOf(contact), timeout: 2 * timeout });
  try {
    const keep = (picture: Omit<Picture, 'sealed'>, bytes: Uint8Array): void =>
      vault.addPicture({ ...picture, sealed: vault.mode === 'encrypt' && isPersonal(picture.url) }, bytes);
    return { ...(await takePictures(renderer, chosen, interval, keep, signal)), leftOut, reason, personal };
  } finally {
    await renderer.close();
  }
}
