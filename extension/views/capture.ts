/** Screenshots of the page as evidence. */

import type { Evidence } from '../../crawler/packages/dossier.ts';
import { browser } from '../browser.ts';
import { addEvidence } from '../dossier/mark.ts';
import { changeDossier, savePicture } from '../store/dossiers.ts';
import { dossier, settings, tab, trouble } from './panel.ts';

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
/** Milliseconds that a tab that was brought forward needs to be painted. */
const painting = 300;

/** Keeps a picture of the visible part of the page; null where the browser allows none. What it shows, and when, goes into the dossier. */
export async function capturePage(of: Pick<Evidence, 'leaf' | 'fingerprint'>): Promise<Evidence | null> {
  const shown = tab.value;
  if (!shown) return null;
  let picture: Blob;
  try {
    picture = await takePicture(shown.id);
  } catch (error) {
    // only a click of a person may ask for more
    const granted = await browser.permissions.request({ origins: ['<all_urls>'] }).catch(() => false);
    if (!granted) {
      trouble.value = error instanceof Error ? error.message : String(error);
      return null;
    }
    picture = await takePicture(shown.id);
  }
  const id = crypto.randomUUID();
  await savePicture(id, picture);
  const evidence: Evidence = { id, url: shown.url, at: new Date().toISOString(), by: settings.value.by, note: '', ...of };
  dossier.value = await changeDossier(dossier.value, (was) => addEvidence(was, evidence));
  return evidence;
}

/** The visible part of a tab; one that stands behind is brought forward for as long as it takes. */
async function takePicture(id: number): Promise<Blob> {
  const wanted = await browser.tabs.get(id);
  const [front] = await browser.tabs.query({ active: true, windowId: wanted.windowId });
  const behind = front?.id !== undefined && front.id !== id;
  if (behind) {
    await browser.tabs.update(id, { active: true });
    await pause(painting);
  }
  try {
    return blobOf(await browser.tabs.captureVisibleTab(wanted.windowId, { format: 'png' }));
  } finally {
    if (behind) await browser.tabs.update(front.id!, { active: true });
  }
}

/** The bytes of a data address; not fetched, for our pages may fetch from the web alone. */
function blobOf(address: string): Blob {
  const bytes = Uint8Array.from(atob(address.slice(address.indexOf(',') + 1)), (letter) => letter.charCodeAt(0));
  return new Blob([bytes], { type: 'image/png' });
}

/** Opens the editor of a picture in a window of its own. */
export async function editPicture({ id }: Evidence): Promise<void> {
  const query = new URLSearchParams({ id, site: dossier.value.url });
  await browser.tabs.create({ url: `${browser.runtime.getURL('/picture.html')}?${query}` });
}
