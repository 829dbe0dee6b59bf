/** Entries of the home page by their names. */
import { fold } from '../../facts/fold.ts';
import type { Link, SiteFacts } from '../../model/index.ts';

const labelLength = 24;

/** The first link of the home page, a dummy too, whose short name the pattern is found in. */
export function entryOf(site: SiteFacts, pattern: RegExp): Link | undefined {
  return site.home!.links.find((link) =>
    [link.text, link.title, link.alt].some(
      (name) => name !== undefined && name !== '' && name.length <= labelLength && pattern.test(fold(name)),
    ),
  );
}
