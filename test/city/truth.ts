/** The record of what is planted, as one readable file. `node test/city/truth.ts` writes truth.json beside this file. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildCity, type City } from './city.ts';

export const truthFile = fileURLToPath(new URL('./truth.json', import.meta.url));

/** Returns the text of the truth file: per site its planted findings, ordered by check and address. */
export function writeTruth(city: City): string {
  const sites = city.sites.map(({ id, url, name, truth }) => ({ id, url, name, truth }));
  return `${JSON.stringify({ seed: city.seed, asOf: city.asOf, sites }, null, 2)}\n`;
}

if (import.meta.main) {
  writeFileSync(truthFile, writeTruth(buildCity()));
  console.log(truthFile);
}
