/** What is kept of a page beside its facts, so that a later inspection can tell whether it has changed. */
import { createHash } from 'node:crypto';
import type { Answer } from '../engine/answer.ts';

export interface Mark {
  /** Fingerprint of the text that readers see. */
  text: string;
  /** Present where the facts stand for the page as long as its bytes do. */
  same?: {
    /** Fingerprint of status, content type and bytes. */
    bytes: string;
    etag?: string;
    /** As the server wrote it (RFC 9110 8.8.2). */
    modified?: string;
    /** Of the programs that read the page. */
    version: string;
    /** The day that the facts speak of. */
    asOf: string;
    /** The facts would be the same on any later day. */
    later?: true;
  };
}

/** Longest validator that is kept: what is longer is no validator. */
const longest = 200;

/** Fingerprint of all that the facts of a page are read from. */
export function bytesOf({ status, headers, body }: Answer): string {
  const hash = createHash('sha256').update(`${status}\n${headers['content-type'] ?? ''}\n`);
  return hash.update(body).digest('base64url').slice(0, 22);
}

/** The validators of an answer (RFC 9110 8.8): what a server can be asked by whether anything has changed. */
export function validatorsOf({ headers }: Answer): Pick<NonNullable<Mark['same']>, 'etag' | 'modified'> {
  const { etag, 'last-modified': modified } = headers;
  return {
    ...(etag && etag.length <= longest && /^(?:W\/)?"[\x21\x23-\x7e]*"$/.test(etag) ? { etag } : {}),
    ...(modified && modified.length <= longest && !Number.isNaN(Date.parse(modified)) && /^[\x20-\x7e]+$/.test(modified)
      ? { modified }
      : {}),
  };
}

export const writeMark = (mark: Mark): string => JSON.stringify(mark);
export const readMark = (text: string | null): Mark | null => (text === null ? null : JSON.parse(text));
