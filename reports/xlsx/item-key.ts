/** The key by which a row of a problem list is known again when the list comes back filled in. */
import { hashText } from '../../checks/facts/hash.ts';

export interface ItemKey {
  /** Number of the row in the list. */
  number: number;
  /** Key of the item in the ledger. */
  item: string;
}

/** `17 finding:site:fingerprint #3f9a0c21`: number, item, and a check on both, so that a slip of the hand is not taken for another item. */
export function writeKey({ number, item }: ItemKey): string {
  return `${number} ${item} #${digest(number, item)}`;
}

/** What a key says, or null when it is none or was changed. */
export function readKey(text: string): ItemKey | null {
  const match = /^(\d{1,9}) (\S.{0,2000}) #([0-9a-f]{8})$/.exec(text.trim());
  if (!match) return null;
  const key = { number: Number(match[1]), item: match[2]! };
  return digest(key.number, key.item) === match[3] ? key : null;
}

const digest = (number: number, item: string): string => hashText(`mingcha problem list\n${number}\n${item}`).slice(0, 8);
