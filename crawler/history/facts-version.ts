/** Which programs read a page: facts read by others are not taken over. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** All that turns bytes into facts. */
const parts = ['checks/facts', 'checks/knowledge', 'checks/model', 'checks/calendar.ts', 'crawler/read.ts', 'package.json'];
let known: string | undefined;

/** Fingerprint of the source of everything that reads pages: any change to it, however small, gives another. */
export function factsVersion(): string {
  known ??= hashOf(join(import.meta.dirname, '..', '..'));
  return known;
}

function hashOf(root: string): string {
  const hash = createHash('sha256');
  for (const part of parts) {
    const files = part.includes('.') ? [part] : readdirSync(join(root, part), { recursive: true }).map((file) => join(part, String(file)));
    for (const file of files.filter((name) => /\.(?:ts|json)$/.test(name)).sort()) hash.update(file).update(readFileSync(join(root, file)));
  }
  return hash.digest('base64url').slice(0, 16);
}
