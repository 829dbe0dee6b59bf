/** Tells every open view and the worker that something was kept, so that they read it again. */

/** `tab`: a person let the page of the active tab be read. */
export type Change = 'tab' | 'links' | 'inspection' | 'dossier' | 'indexes' | 'settings' | 'console';

const name = 'mingcha';
let channel: BroadcastChannel | undefined;

export function announce(change: Change): void {
  channel ??= new BroadcastChannel(name);
  channel.postMessage(change);
}

/** Calls back on changes that others made; returns how to stop. */
export function onChange(react: (change: Change) => void): () => void {
  const listening = new BroadcastChannel(name);
  listening.onmessage = ({ data }) => react(data as Change);
  return () => listening.close();
}
