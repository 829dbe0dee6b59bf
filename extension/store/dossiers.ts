/** Dossiers by host, and the pictures that belong to them. */
import { hostOf } from '../../checks/facts/address.ts';
import { type Dossier, emptyDossier } from '../dossier/model.ts';
import { announce } from './changes.ts';
import { database } from './database.ts';

export async function dossierOf(url: string): Promise<Dossier> {
  const host = hostOf(url);
  return (await (await database()).get('dossiers', host)) ?? emptyDossier(host, new URL('/', url).href);
}

/** Changes a dossier in one transaction: two views that write at once lose nothing of each other. */
export async function changeDossier(url: string, change: (dossier: Dossier) => Dossier): Promise<Dossier> {
  const host = hostOf(url);
  const tx = (await database()).transaction('dossiers', 'readwrite');
  const changed = change((await tx.store.get(host)) ?? emptyDossier(host, new URL('/', url).href));
  await tx.store.put(changed);
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
