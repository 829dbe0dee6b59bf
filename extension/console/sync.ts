/** Sends what inspectors made of sites to the console and takes over what it has: roster, profiles, indexes, the marks of others. */
import { type Dossier, Dossier as DossierShape, emptyDossier } from '../../crawler/packages/dossier.ts';
import { mergeDossiers } from '../../crawler/packages/merge.ts';
import type { OpenRounds, Roster } from '../../reports/console/api.ts';
import { importIndex, isShipped, loadIndex, loadParts } from '../dossier/library.ts';
import { packSite } from '../dossier/outgoing.ts';
import { inspectionOf } from '../gather/inspection.ts';
import { judgeInspection, scoreUnder } from '../gather/judgement.ts';
import { database } from '../store/database.ts';
import { changeDossier } from '../store/dossiers.ts';
import { languageOf, readSettings } from '../store/settings.ts';
import { type Client, ConsoleFault, createClient } from './client.ts';
import { readConnection } from './connection.ts';
import { type ConsoleState, changeState, dequeue, noteRefused, queued, readState } from './state.ts';

let running: Promise<ConsoleState | null> | undefined;

/** One at a time; who asks meanwhile gets the answer of the one under way. null where no console is set. Never rejects. */
export function sync(): Promise<ConsoleState | null> {
  running ??= run().finally(() => {
    running = undefined;
  });
  return running;
}

async function run(): Promise<ConsoleState | null> {
  const connection = await readConnection();
  if (!connection) return null;
  const client = createClient(connection);
  try {
    const { name } = await client.me();
    await changeState({ name, fault: null });
    await sendAll(client);
    await takeIndexes(client);
    const roster = await client.roster();
    await takeProfiles(roster);
    const { rounds } = await client.rounds();
    return await changeState({ roster: roster.sites, rounds: bySite(rounds), syncedAt: new Date().toISOString() });
  } catch (error) {
    const { kind, text } = error instanceof ConsoleFault ? error : { kind: 'broken' as const, text: null };
    return await changeState({ fault: { kind, text } });
  }
}

/** Sends every site that waits. One that the console will not take keeps its place and what was said of it; the others go on. */
async function sendAll(client: Client): Promise<void> {
  for (const waiting of await queued()) {
    const kept = await (await database()).get('dossiers', waiting.site);
    if (!kept) {
      await dequeue(waiting);
      continue;
    }
    try {
      const { dossier, disagreements } = await client.send(await pack(kept.dossier));
      const theirs = DossierShape.safeParse(dossier);
      if (!theirs.success) throw new ConsoleFault('broken');
      await dequeue(waiting);
      await changeDossier(kept.dossier, (mine) => mergeDossiers(mine, theirs.data), { send: false });
      const state = await readState();
      await changeState({ disagreements: { ...state.disagreements, [waiting.site]: disagreements } });
    } catch (error) {
      if (!(error instanceof ConsoleFault) || error.kind !== 'refused' || !error.text) throw error;
      await noteRefused(waiting.site, error.text);
    }
  }
}

/** The package of a site, with its findings under the chosen index where the site was inspected. */
async function pack(dossier: Dossier): Promise<Uint8Array> {
  const inspection = await inspectionOf(dossier.site);
  if (inspection?.status !== 'done') return await packSite(dossier, undefined, null, null);
  const settings = await readSettings();
  const index = await loadIndex(settings.index);
  const judged = await judgeInspection(inspection, dossier.profile, index, await loadParts(index));
  if (!judged) return await packSite(dossier, inspection, null, null);
  const scorecard = scoreUnder(index, judged, dossier.profile, dossier.marks[index.id] ?? {});
  const { judgement, site } = judged;
  return await packSite(dossier, inspection, scorecard, { scorecard, judgement, site, index, language: languageOf(settings) });
}

/** Takes over indexes that are new or have changed; those that ship as they are stay as they are. */
async function takeIndexes(client: Client): Promise<void> {
  const { indexes: known } = await readState();
  const taken: Record<string, string> = {};
  for (const { id, digest, text } of (await client.indexes()).indexes) {
    if (known[id] !== digest && !(await isShipped(id, text))) {
      const read = await importIndex(text, `${id}.yaml`, 'zh-CN');
      if ('problems' in read) continue;
    }
    taken[id] = digest;
  }
  await changeState({ indexes: taken });
}

/** What the roster says of a site's scope, and what others corrected, becomes part of its dossier here. */
async function takeProfiles({ sites }: Roster): Promise<void> {
  for (const { url, scope, profile, exemptions, publicServices } of sites) {
    const told = {
      ...(scope ? { scope } : {}),
      ...(exemptions ? { exemptions } : {}),
      ...(publicServices === undefined ? {} : { publicServices }),
      ...profile,
    };
    if (Object.keys(told).length === 0) continue;
    const theirs = emptyDossier(url, told);
    await changeDossier(theirs, (mine) => mergeDossiers(mine, theirs), { send: false });
  }
}

function bySite(rounds: OpenRounds['rounds']): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const { id, sites } of rounds) for (const site of sites) found[site] = [...(found[site] ?? []), id];
  return found;
}
