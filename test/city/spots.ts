/** Where defects are put: the columns of a site and their entries. */
import type { Column, Entry, Site } from './model.ts';
import { findColumn } from './styles/frame.ts';

/** The column of a key; throws where the site has none. */
export function columnOf(site: Site, key: string): Column {
  const column = findColumn(site, key);
  if (!column) throw new Error(`${site.id} has no column ${key}`);
  return column;
}

/**
 * The entry of a column, counted from the newest. For a defect that stays where it is (`site.planting` names it) the entry that it was put
 * into on an earlier day, while that is still listed.
 */
export function entryOf(site: Site, key: string, at: number): Entry {
  const { entries } = columnOf(site, key);
  if (site.planting === null) return entries[at]!;
  const spot = `${site.planting} ${key} ${at}`;
  const kept = site.past.spots.get(spot);
  const entry = entries.find(({ path }) => path === kept) ?? entries[at]!;
  site.past.spots.set(spot, entry.path);
  return entry;
}
