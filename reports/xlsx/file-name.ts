/** Names of files made of what people and pages wrote: never a path, never a device, the same for the same text on every system. */
import { createHash } from 'node:crypto';
import { makePlain } from '../plain.ts';

const longest = 60;
/** Names that Windows keeps for devices. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** The text where a file may be called so, else what is left of it and a part of its hash, so that no two texts share a name. */
export function fileNameOf(text: string): string {
  const plain = makePlain(text.normalize('NFC'))
    .replace(/[<>:"/\\|?*%\ufffd\u200b-\u200d\u2060\ufeff]+/g, '-')
    .replace(/^[\s.~$-]+|[\s.]+$/g, '')
    .slice(0, longest)
    .toWellFormed()
    .replace(/\ufffd|[\s.]+$/g, '');
  // systems that do not tell A from a would take two names for one
  if (plain === text && plain !== '' && plain === plain.toLowerCase() && !device.test(plain)) return plain;
  return `${device.test(plain) ? '' : plain}${plain && !device.test(plain) ? '-' : ''}${createHash('sha256').update(text).digest('hex').slice(0, 8)}`;
}
