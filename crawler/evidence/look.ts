/** What a kept answer holds, read anew from its bytes: its title, and whether it shows personal data. */
import { readPage } from '../../checks/facts/page.ts';
import { decompress } from '../decompress.ts';
import { isPageType } from '../engine/answer.ts';
import { limits } from '../fetch.ts';
import { type Exchange, fieldsOf } from './exchange.ts';

export interface Looked {
  title: string;
  personal: boolean;
}

/** `asOf` bounds dates of birth, as when the page was judged. What is no page has no title and shows nothing. */
export function look({ url, status, response, body }: Exchange, asOf: string): Looked {
  const headers = Object.fromEntries(fieldsOf(response));
  const plain = decompress(body, headers['content-encoding'], limits.maxBytes);
  if (!plain || plain.length === 0 || !isPageType(headers['content-type'])) return { title: '', personal: false };
  const facts = readPage({ url, finalUrl: url, status, redirects: [], headers, body: plain, asOf, home: false });
  return { title: (facts.title ?? '').slice(0, 200), personal: facts.personalData.length > 0 };
}
