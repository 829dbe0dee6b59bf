/** Imported first: the policy of our pages allows no code from strings, and zod shall not even try. */
import { config } from 'zod';

config({ jitless: true });
