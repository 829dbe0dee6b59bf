/** The console that a person works with: its address and the token that speaks for them. Kept apart from other settings and in no package. */
import { z } from 'zod';
import { browser } from '../browser.ts';
import { isPrivateHost } from '../network/private.ts';
import { announce } from '../store/changes.ts';

export const Connection = z.object({
  /** Origin of the console, without a path. */
  address: z.url({ protocol: /^https?$/ }),
  token: z.string().regex(/^mc_[\w-]{20,100}$/),
});
export type Connection = z.infer<typeof Connection>;

/** Why an address or a token cannot be used. */
export type ConnectionFault = 'no-address' | 'not-secret' | 'no-token';

/** What a person typed, as a connection. Beyond private networks a token goes over HTTPS alone: on plain HTTP anybody on the way reads it. */
export function readTyped(address: string, token: string): Connection | ConnectionFault {
  const url = URL.parse(address.trim());
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '') return 'no-address';
  if (url.protocol === 'http:' && !isPrivateHost(url.href)) return 'not-secret';
  const typed = Connection.safeParse({ address: url.origin, token: token.trim() });
  return typed.success ? typed.data : 'no-token';
}

/** null where no console is set. */
export async function readConnection(): Promise<Connection | null> {
  const { console: kept } = await browser.storage.local.get('console');
  return Connection.safeParse(kept).data ?? null;
}

export async function writeConnection(connection: Connection | null): Promise<void> {
  if (connection) await browser.storage.local.set({ console: connection });
  else await browser.storage.local.remove('console');
  announce('console');
}
