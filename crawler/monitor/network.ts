/** Whether this machine has a network of its own to speak of: an address beyond itself, and a name server that answers. */
import { Resolver } from 'node:dns/promises';
import { networkInterfaces } from 'node:os';

const timeout = 5000;

export async function hasNetwork(): Promise<boolean> {
  const outside = Object.values(networkInterfaces()).some((list) => list?.some(({ internal }) => !internal));
  if (!outside) return false;
  try {
    // the root is there for everybody
    await new Resolver({ timeout, tries: 2 }).resolveNs('.');
    return true;
  } catch (error) {
    // an answer that holds nothing is an answer
    return ['ENODATA', 'ENOTFOUND', 'EFORMERR', 'ENOTIMP'].includes((error as NodeJS.ErrnoException).code ?? '');
  }
}
