/**
 * The second look at a site: pages that an earlier inspection read are asked for on condition (RFC 9110 13), and what has not changed is not
 * read again. Facts are taken over only where reading the page again would give the very same ones.
 */
import type { Fetcher, Request } from '../engine/answer.ts';
import { pageReadOf } from '../engine/reading.ts';
import type { PageAnswer, PageRead, PageReader } from '../engine/visit.ts';
import { unpackFacts } from '../read.ts';
import type { History, StoredPage } from './history.ts';
import { bytesOf, type Mark, readMark, validatorsOf, writeMark } from './mark.ts';

export interface RevisitSettings {
  /** The inspection that came before; undefined when there is none. */
  earlier: string | undefined;
  asOf: string;
  /** Of the programs that read pages. */
  version: string;
  /** Reads a page as on a day far ahead, to see whether its facts depend on the day; without it they are taken to. */
  readLater?: PageReader;
}

export interface Revisit {
  /** Asks on condition where it may. */
  fetcher: Fetcher;
  /** Reads as `read` does, but what is known already. */
  readPage(read: PageReader): PageReader;
}

type Known = StoredPage & { same: NonNullable<Mark['same']> };

/** Pages asked for and not read yet. */
const mostWaiting = 2000;

export function createRevisit(fetcher: Fetcher, history: Pick<History, 'page'>, settings: RevisitSettings): Revisit {
  const { earlier, asOf, version, readLater } = settings;
  const waiting = new Map<string, Known>();

  const recall = async (url: string): Promise<Known | undefined> => {
    const stored = earlier === undefined ? undefined : await history.page(earlier, url);
    const same = readMark(stored?.mark ?? null)?.same;
    if (!stored || same?.version !== version) return undefined;
    const holds = same.asOf === asOf || (same.later === true && same.asOf < asOf);
    return holds ? { ...stored, same } : undefined;
  };

  const ask: Fetcher['ask'] = async (request, signal) => {
    const known = request.recall && !request.cookie ? await recall(request.url) : undefined;
    if (!known) return await fetcher.ask(request, signal);
    const { etag, modified } = known.same;
    const unless: Request['unless'] = { ...(etag ? { etag } : {}), ...(modified ? { modified } : {}) };
    const answer = await fetcher.ask({ ...request, ...(etag || modified ? { unless } : {}) }, signal);
    if (answer.error) return answer;
    if (waiting.size >= mostWaiting) waiting.delete(waiting.keys().next().value!);
    waiting.set(request.url, known);
    if (answer.status !== 304) return answer;
    return { ...answer, status: 200, headers: { ...answer.headers, 'content-type': 'text/html' }, body: known.facts, recalled: true };
  };

  return {
    fetcher: { ask },
    readPage: (read) => async (page) => {
      const known = waiting.get(page.url);
      waiting.delete(page.url);
      if (page.answer.recalled) return takeOver(page.answer.body, known?.mark ?? null);
      const plain = !page.home && !page.answer.rendered && page.redirects.length === 0 && page.url === page.finalUrl;
      const bytes = plain ? bytesOf(page.answer) : '';
      if (plain && known?.same.bytes === bytes) {
        // the bytes are those of then; what the server calls them may be new
        const same = { ...withoutValidators(known.same), ...validatorsOf(page.answer) };
        return takeOver(known.facts, writeMark({ ...readMark(known.mark)!, same }));
      }
      const first = await read(page);
      const mark: Mark = { text: first.text.hash };
      // what script shows may change while the page does not
      if (plain && !first.scripted) mark.same = { bytes, ...validatorsOf(page.answer), version, asOf, ...(await isLasting(page, first)) };
      return { ...first, mark: writeMark(mark) };
    },
  };

  async function isLasting(page: PageAnswer, first: PageRead): Promise<{ later?: true }> {
    if (!readLater) return {};
    const { facts } = await readLater(page);
    return Buffer.compare(facts, first.facts) === 0 ? { later: true } : {};
  }
}

function takeOver(facts: Uint8Array, mark: string | null): PageRead {
  return { ...pageReadOf(unpackFacts(facts, null), facts), ...(mark === null ? {} : { mark }) };
}

function withoutValidators({ etag: _, modified: __, ...same }: Known['same']): Known['same'] {
  return same;
}
