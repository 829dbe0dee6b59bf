/** Dossiers by site, and the pictures that belong to them. */
import { hostOf } from '../../checks/facts/address.ts';
import { type Dossier, dossierFor, emptyDossier } from '../../crawler/packages/dossier.ts';
import { announce } from './changes.ts';
import { database, keptDossier } from './database.ts';

/** The dossier of the site that a page belongs to: a unit's own where many units live on one host. */
export async function dossierOf(url: string): Promise<Dossier> {
  const kept = await (await database()).getAllFromIndex('dossiers', 'hosts', hostOf(url));
  const known = dossierFor(
    url,
    kept.map(({ dossier }) => dossier),
  );
  return known ?? emptyDossier(new URL('/', url).href);
}

/**
 * Changes the dossier of a site in one transaction: two views that write at once lose nothing of each other. What changed waits for the
 * console, unless it came from there (`send: false`).
 */
export async function changeDossier(
  { site, url, profile }: Dossier,
  change: (dossier: Dossier) => Dossier,
  { send = true }: { send?: boolean } = {},
): Promise<Dossier> {
  const tx = (await database()).transaction(['dossiers', 'queue'], 'readwrite');
  const dossiers = tx.objectStore('dossiers');
  const before = (await dossiers.get(site))?.dossier ?? emptyDossier(url, profile.scope ? { scope: profile.scope } : {});
  const changed = change(before);
  const kept = keptDossier(changed);
  await dossiers.put(kept);
  if (send) await tx.objectStore('queue').put({ site: kept.site, since: new Date().toISOString() });
  await tx.done;
  if (send || JSON.stringify(before) !== JSON.stringify(changed)) announce('dossier');
  return changed;
}

export async function pictureOf(id: string): Promise<Blob | undefined> {
  return (await (await database()).get('pictures', id))?.picture;
}

export async function savePicture(id: string, picture: Blob): Promise<void> {
  await (await database()).put('pictures', { id, picture });
}

export async function dropPicture(id: string): Promise<void> {
  await (await database()).delete('pictures', id);
}
