/** Gathers a site for a test and hands back what is stored. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TargetState } from '../../checks/facts/site.ts';
import type { PageFacts } from '../../checks/model/index.ts';
import { gather, type InspectionSettings } from '../../crawler/inspection.ts';
import { openStore, type StoredInspection } from '../../crawler/store.ts';

export interface Gathered extends Pick<StoredInspection, 'id' | 'reached' | 'coverage'> {
  /** Facts by path of the address; timing left out, for it differs from run to run. */
  pages: Map<string, PageFacts>;
  stateOf(url: string): Promise<TargetState | undefined>;
}

/** Runs with a workspace of its own, which is gone afterwards. */
export async function withWorkspace<Result>(task: (workspace: string) => Promise<Result>): Promise<Result> {
  const workspace = await mkdtemp(join(tmpdir(), 'mingcha-'));
  try {
    return await task(workspace);
  } finally {
    await rm(workspace, { recursive: true, force: true });
  }
}

export const defaults = {
  asOf: '2026-09-30',
  maxPages: 1000,
  concurrency: 8,
  interval: 0,
  confirmAfter: 0,
  render: 'never',
  probes: 'none',
  attachments: 0,
} as const;

export function gathered(given: Partial<InspectionSettings> & { url: string }): Promise<Gathered> {
  return withWorkspace(async (workspace) => {
    await gather({ ...defaults, allowPrivate: true, workspace, ...given });
    return await stored(given.workspace ?? workspace);
  });
}

/** What the newest inspection of a workspace holds. */
export async function stored(workspace: string): Promise<Gathered> {
  const store = await openStore(workspace);
  try {
    const { id, reached, coverage } = (await store.findInspection('latest'))!;
    const pages = new Map<string, PageFacts>();
    const wanted = new Set<string>();
    for await (const facts of store.pages(id)) {
      const { pathname, search } = new URL(facts.url);
      pages.set(`${pathname}${search}`, { ...facts, timing: null });
      for (const { href } of facts.links) wanted.add(href);
    }
    const states = await store.states(id, [...wanted]);
    return { id, reached, coverage, pages, stateOf: async (url) => states.get(url) };
  } finally {
    await store.close();
  }
}
