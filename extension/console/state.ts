/** What is known of the console, and which sites have something that it has not got yet. Both outlive the worker. */
import type { Bilingual, RosterSite } from '../../checks/model/index.ts';
import type { Taken } from '../../reports/console/api.ts';
import { announce } from '../store/changes.ts';
import { database } from '../store/database.ts';
import type { ConsoleFaultKind } from './client.ts';

export interface ConsoleState {
  /** Whom the token speaks for; null before the console has answered. */
  name: string | null;
  /** When all was last sent and fetched, ISO 8601. */
  syncedAt: string | null;
  fault: { kind: ConsoleFaultKind; text: Bilingual | null } | null;
  roster: RosterSite[];
  /** Open rounds that a site is in, by id of the site. */
  rounds: Record<string, string[]>;
  /** Leaves that inspectors marked differently, by site. */
  disagreements: Record<string, Taken['disagreements']>;
  /** Digests of the indexes that were taken over, by id. */
  indexes: Record<string, string>;
}

export interface Queued {
  site: string;
  /** When it was last changed, ISO 8601. */
  since: string;
  /** What the console said when it would not take it. */
  refused?: Bilingual;
}

export const nothingKnown: ConsoleState = {
  ...{ name: null, syncedAt: null, fault: null, roster: [], rounds: {}, disagreements: {}, indexes: {} },
};

export async function readState(): Promise<ConsoleState> {
  return (await (await database()).get('console', 'state'))?.state ?? nothingKnown;
}

export async function changeState(change: Partial<ConsoleState>): Promise<ConsoleState> {
  const tx = (await database()).transaction('console', 'readwrite');
  const state = { ...((await tx.store.get('state'))?.state ?? nothingKnown), ...change };
  await tx.store.put({ key: 'state', state });
  await tx.done;
  announce('console');
  return state;
}

/** Forgets the console; what waits to be sent stays for the next one. */
export async function forgetConsole(): Promise<void> {
  await (await database()).clear('console');
  announce('console');
}

export async function queued(): Promise<Queued[]> {
  return await (await database()).getAll('queue');
}

export async function noteRefused(site: string, refused: Bilingual): Promise<void> {
  const tx = (await database()).transaction('queue', 'readwrite');
  const known = await tx.store.get(site);
  if (known) await tx.store.put({ ...known, refused });
  await tx.done;
}

/** Takes a site off the queue, unless it was changed since. */
export async function dequeue({ site, since }: Queued): Promise<void> {
  const tx = (await database()).transaction('queue', 'readwrite');
  if ((await tx.store.get(site))?.since === since) await tx.store.delete(site);
  await tx.done;
}
