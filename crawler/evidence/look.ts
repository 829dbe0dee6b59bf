/** What an answer holds, read anew from its bytes: its title, and whether it shows personal data. */
import { readPage } from '../../checks/facts/page.ts';
import { decompress } from '../decompress.ts';
import { isPageType } from '../engine/answer.ts';
import { limits } from '../fetch.ts';
import { type Exchange, fieldsOf } from './exchange.ts';

export interface Looked {
  title: string;
  /** `unknown`: of a kind that nobody can look into here, such as documents. */
  personal: boolean | 'unknown';
}

const shows = (personal: Looked['personal']): Looked => ({ title: '', personal });
/** What makes up a page and says nothing of people. */
const furniture = /^(?:text\/(?:css|javascript)|application\/(?:x-)?javascript|font\/|image\/|audio\/|video\/)/i;

/** `asOf` bounds dates of birth, as when the page was judged. What is no page has no title. */
export function look({ url, status, response, body }: Pick<Exchange, 'url' | 'status' | 'response' | 'body'>, asOf: string): Looked {
  const headers = Object.fromEntries(fieldsOf(response));
  if (body.length === 0 || furniture.test(headers['content-type'] ?? '')) return shows(false);
  if (!isPageType(headers['content-type'])) return shows('unknown');
  const plain = decompress(body, headers['content-encoding'], limits.maxBytes);
  if (!plain) return shows('unknown');
  if (plain.length === 0) return shows(false);
  const facts = readPage({ url, finalUrl: url, status, redirects: [], headers, body: plain, asOf, home: false });
  return { title: (facts.title ?? '').slice(0, 200), personal: facts.personalData.length > 0 };
}
