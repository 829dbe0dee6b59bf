/** Whether this machine has a network of its own to speak of: an address beyond itself, and a name server that reaches the root. */
import { Resolver } from 'node:dns/promises';
import { networkInterfaces } from 'node:os';

const timeout = 5000;

/** False in doubt: a name server that does not know the root, which is there for everybody, reaches nobody. Servers are the system's where none are named. */
export async function hasNetwork(servers?: readonly string[]): Promise<boolean> {
  const outside = Object.values(networkInterfaces()).some((list) => list?.some(({ internal }) => !internal));
  if (!outside) return false;
  const resolver = new Resolver({ timeout, tries: 2 });
  if (servers) resolver.setServers(servers);
  try {
    return (await resolver.resolveNs('.')).length > 0;
  } catch (error) {
    // it knows the root, and keeps its servers to itself
    return (error as NodeJS.ErrnoException).code === 'ENODATA';
  }
}
