/** What became of the failing findings of the round before. */
import type { RosterSite } from '../../checks/model/index.ts';
import type { SiteComparison } from '../comparison/model.ts';
import { clip } from '../plain.ts';
import type { FollowUp } from './model.ts';
import { round } from './totals.ts';

type Open = FollowUp['open'][number];

/** Starts counting against the round of this id. */
export function startFollowUp(id: string): { add(site: RosterSite, comparison: SiteComparison): void; finish(): FollowUp } {
  const counts = { mended: 0, still: 0, unseen: 0, back: 0 };
  const unseenBy: Record<string, number> = {};
  const open: Open[] = [];
  return {
    add(site, { findings }) {
      const left = { still: 0, unseen: 0 };
      for (const { word, before, now, reason } of findings) {
        if (word === 'back' && now!.outcome === 'fail') counts.back++;
        if (word === 'back' || before?.outcome !== 'fail') continue;
        if (word === 'new') continue;
        counts[word]++;
        if (word !== 'mended') left[word]++;
        if (reason) unseenBy[reason] = (unseenBy[reason] ?? 0) + 1;
      }
      if (left.still + left.unseen > 0) {
        open.push({ site: site.id, name: clip(site.name, 120), organ: clip(site.organ, 120), ...left });
      }
    },
    finish() {
      const sent = counts.mended + counts.still + counts.unseen;
      open.sort((a, b) => b.still + b.unseen - a.still - a.unseen || (a.site < b.site ? -1 : 1));
      return { round: id, sent, ...counts, share: sent === 0 ? null : round(counts.mended / sent), open, unseenBy };
    },
  };
}
