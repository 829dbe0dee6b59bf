/** What a round did not look at, over all of its sites. */
import type { Bilingual, SiteResult } from '../../checks/model/index.ts';
import { leavesOf } from '../comparison/scores.ts';
import { clip } from '../plain.ts';
import type { NotLookedAt } from './model.ts';
import { listSites } from './sites.ts';

/** Different kinds of what was not measured that are kept apart. */
const mostKinds = 500;

export function startNotLookedAt(): { add(result: SiteResult): void; finish(notSampled: number | null): NotLookedAt } {
  const failed: NotLookedAt['failed'] = [];
  const unreached: NotLookedAt['unreached'] = [];
  const pending: NotLookedAt['pending'] = [];
  const incomplete = listSites();
  const what = new Map<string, { what: Bilingual; why: Bilingual; count: number; sites: ReturnType<typeof listSites> }>();
  const leaves = new Map<string, { title: Bilingual; sites: ReturnType<typeof listSites> }>();
  return {
    add({ site, status, error, scorecard }) {
      const named = { site: site.id, name: clip(site.name, 120) };
      if (status === 'failed') failed.push({ ...named, error });
      else if (status === 'unreached') unreached.push({ ...named, error });
      else if (status !== 'done') pending.push(named);
      if (!scorecard) return;
      if (!scorecard.seen.complete && status === 'done') incomplete.add(site.id);
      for (const one of scorecard.notMeasured) {
        const key = `${one.what.en}\n${one.why.en}`;
        const there = what.get(key) ?? (what.size < mostKinds ? { ...one, count: 0, sites: listSites() } : undefined);
        if (!there) continue;
        what.set(key, there);
        there.count += one.count;
        there.sites.add(site.id);
      }
      for (const leaf of leavesOf(scorecard.nodes)) {
        if (leaf.open === 0) continue;
        const there = leaves.get(leaf.id) ?? { title: leaf.title, sites: listSites() };
        leaves.set(leaf.id, there);
        there.sites.add(site.id);
      }
    },
    finish: (notSampled) => ({
      ...{ failed, unreached, pending },
      incomplete: incomplete.list(),
      what: [...what.values()]
        .map((one) => ({ ...one, what: cut(one.what), why: cut(one.why), sites: one.sites.list() }))
        .sort((a, b) => b.sites.count - a.sites.count || b.count - a.count || (a.what.en < b.what.en ? -1 : 1)),
      openLeaves: [...leaves]
        .map(([node, { title, sites }]) => ({ node, title, sites: sites.list() }))
        .sort((a, b) => b.sites.count - a.sites.count || (a.node < b.node ? -1 : 1)),
      notSampled,
    }),
  };
}

const cut = (text: Bilingual): Bilingual => ({ 'zh-CN': clip(text['zh-CN'], 300), en: clip(text.en, 300) });
