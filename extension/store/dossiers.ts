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

/** Changes the dossier of a site in one transaction: two views that write at once lose nothing of each other. */
export async function changeDossier({ site, url, profile }: Dossier, change: (dossier: Dossier) => Dossier): Promise<Dossier> {
  const tx = (await database()).transaction('dossiers', 'readwrite');
  const changed = change((await tx.store.get(site))?.dossier ?? emptyDossier(url, profile.scope ? { scope: profile.scope } : {}));
  await tx.store.put(keptDossier(changed));
  await tx.done;
  announce('dossier');
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
