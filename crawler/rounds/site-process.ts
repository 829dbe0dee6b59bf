/**
 * One site of a round, in a process of its own: what a site does to memory or to a parser ends this process, not the round. Started by
 * run.ts with a job; goes on with what an earlier one began. Ends when whoever started it has.
 */
import type { Bilingual, RosterSite } from '../../checks/model/index.ts';
import { CrawlError } from '../errors.ts';
import { gather, type InspectionSettings, type Progress } from '../inspection.ts';
import { keepHeapSmall } from '../memory.ts';
import { withStore } from '../store.ts';
import { judgeSite } from './judging.ts';
import { profileOf } from './profile.ts';

export interface Job {
  round: string;
  site: RosterSite;
  /** Inspection that was begun and not judged. */
  begun: string | null;
  settings: Omit<InspectionSettings, 'signal' | 'onBegin' | 'onProgress' | 'profile'>;
}

export type Message =
  | { kind: 'progress'; progress: Progress }
  | { kind: 'judging' }
  | { kind: 'end'; status: 'done' | 'unreached' }
  /** `code`: of a CrawlError; null: the program failed. */
  | { kind: 'failed'; code: string | null; text: Bilingual };

const tell = (message: Message): Promise<void> => new Promise((resolve) => process.send!(message, () => resolve()));

if (process.send) {
  process.on('disconnect', () => process.exit(1));
  process.once('message', async (job: Job) => {
    keepHeapSmall();
    await tell(await inspectSite(job).catch(describe));
    process.exit(0);
  });
}

/** Gathers, judges and keeps what came of the site. */
async function inspectSite({ round, site, begun, settings }: Job): Promise<Message> {
  const { workspace } = settings;
  const profile = profileOf(site);
  const { inspection } = (await findDone(workspace, begun)) ?? {
    ...(await gather({
      ...settings,
      profile,
      onBegin: (id) => withStore(workspace, (store) => store.rounds.markBegun(round, site.id, id)),
      onProgress: (progress) => void tell({ kind: 'progress', progress }),
    })),
  };
  await tell({ kind: 'judging' });
  return await withStore(workspace, async (store): Promise<Message> => {
    const outcome = await judgeSite(store, round, site, inspection);
    await store.rounds.finish(round, outcome);
    return { kind: 'end', status: outcome.status as 'done' | 'unreached' };
  });
}

/** The inspection that was begun, when it is finished and only the judging is left. */
async function findDone(workspace: string, begun: string | null): Promise<{ inspection: string } | undefined> {
  if (begun === null) return undefined;
  return await withStore(workspace, async (store) => {
    const stored = await store.findInspection(begun);
    return stored?.status === 'done' ? { inspection: stored.id } : undefined;
  });
}

function describe(error: unknown): Message {
  if (error instanceof CrawlError) return { kind: 'failed', code: error.code, text: error.text };
  const words = error instanceof Error ? error.message : String(error);
  return { kind: 'failed', code: null, text: { 'zh-CN': `程序出错：${words}`, en: `an internal error: ${words}` } };
}
