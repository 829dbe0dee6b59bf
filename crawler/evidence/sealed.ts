/**
 * What only holders of a passphrase may read: AES-256-GCM, the key made of the passphrase by scrypt. Layout: `MCSEAL1\n`, 16 bytes of salt,
 * 12 of nonce, the ciphertext, 16 of tag. A wrong passphrase and a changed byte are told by the tag.
 */
import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';

const mark = Buffer.from('MCSEAL1\n');
const sizes = { salt: 16, nonce: 12, tag: 16 } as const;

/** OWASP’s strength for scrypt: N = 2^17, r = 8, p = 1; 128 MB for the moment of it. */
const keyOf = (passphrase: string, salt: Uint8Array): Buffer =>
  scryptSync(passphrase.normalize('NFKC'), salt, 32, { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 });

export function seal(plain: Uint8Array, passphrase: string): Uint8Array {
  const salt = randomBytes(sizes.salt);
  const nonce = randomBytes(sizes.nonce);
  const cipher = createCipheriv('aes-256-gcm', keyOf(passphrase, salt), nonce);
  cipher.setAAD(mark);
  return Buffer.concat([mark, salt, nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** The plain bytes; null when the passphrase is another or a byte was changed. */
export function unseal(sealed: Uint8Array, passphrase: string): Uint8Array | null {
  const head = mark.length + sizes.salt + sizes.nonce;
  if (sealed.length < head + sizes.tag || !mark.equals(sealed.subarray(0, mark.length))) return null;
  const salt = sealed.subarray(mark.length, mark.length + sizes.salt);
  const decipher = createDecipheriv('aes-256-gcm', keyOf(passphrase, salt), sealed.subarray(mark.length + sizes.salt, head));
  decipher.setAAD(mark);
  decipher.setAuthTag(sealed.subarray(-sizes.tag));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(head, -sizes.tag)), decipher.final()]);
  } catch {
    return null;
  }
}

/** A key for many pieces under one passphrase, which seals the key alone: scrypt is dear on purpose. */
export const newKey = (): Uint8Array => randomBytes(32);

/** AES-256-GCM by such a key. Layout: 12 bytes of nonce, the ciphertext, 16 of tag. */
export function lock(plain: Uint8Array, key: Uint8Array): Uint8Array {
  const nonce = randomBytes(sizes.nonce);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** The plain bytes. Throws where the key is another or a byte was changed. */
export function unlock(locked: Uint8Array, key: Uint8Array): Uint8Array {
  const decipher = createDecipheriv('aes-256-gcm', key, locked.subarray(0, sizes.nonce));
  decipher.setAuthTag(locked.subarray(-sizes.tag));
  return Buffer.concat([decipher.update(locked.subarray(sizes.nonce, -sizes.tag)), decipher.final()]);
}
