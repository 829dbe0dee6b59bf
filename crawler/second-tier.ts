/**
 * What plain HTTP cannot see is seen in a browser: pages whose content only script writes, and answers that a server gives to programs and
 * not to readers. The browser is started when it is first needed; without one on the machine everything stays as HTTP has it.
 */
import pLimit from 'p-limit';
import type { Answer } from './engine/answer.ts';
import type { PageAnswer, PageRead, PageReader } from './engine/visit.ts';
import { unpackFacts } from './read.ts';
import { dialBy } from './render/proxy.ts';
import { openRenderer, RenderError, type Renderer } from './render/renderer.ts';

export interface SecondTierSettings {
  /** Path of a browser; undefined where there is none. */
  browser: string | undefined;
  agent: string;
  timeout: number;
  allowPrivate: boolean;
  resolve: readonly { pattern: string; address: string; port?: number }[];
  /** Pages rendered at most. */
  maxRendered: number;
}

export interface SecondTier {
  /** Reads as `read` does, and again from the browser where script has more to show. */
  readPage(read: PageReader): PageReader;
  /** The answer that a reader's browser gets; null when it gets none either, or there is no browser. */
  browse(url: string): Promise<Answer | null>;
  /** The browser, started when it was not; null where there is none. */
  renderer(): Promise<Renderer | null>;
  close(): Promise<void>;
}

/** Nothing is started before something needs it. */
export function createSecondTier(settings: SecondTierSettings): SecondTier {
  const { browser, agent, timeout, allowPrivate, resolve, maxRendered } = settings;
  // one page at a time: what a page may load is counted as a whole, and another page open beside it would share the count
  const turn = pLimit(1);
  let opened: Promise<Renderer | null> | undefined;
  let rendered = 0;

  const renderer = (): Promise<Renderer | null> => {
    if (browser === undefined) return Promise.resolve(null);
    opened ??= openRenderer({ browser, dial: dialBy({ allowPrivate, resolve, timeout }), agent, timeout: 2 * timeout }).catch(() => null);
    return opened;
  };

  const render = (url: string): Promise<Answer | null> =>
    turn(async () => {
      const tier = await renderer();
      if (!tier || rendered >= maxRendered) return null;
      rendered += 1;
      const begun = performance.now();
      const fetchedAt = new Date().toISOString();
      const answerOf = (status: number, headers: Record<string, string>, html: string): Answer => ({
        url,
        status,
        headers,
        body: Buffer.from(html),
        rendered: true,
        timing: { fetchedAt, totalMs: Math.round(performance.now() - begun) },
      });
      try {
        const { status, headers, html } = await tier.render(url);
        return answerOf(status, { ...headers, 'content-type': 'text/html; charset=utf-8' }, html);
      } catch (error) {
        // the browser was handed a file: it is there
        if (error instanceof RenderError && error.code === 'download')
          return answerOf(200, { 'content-type': 'application/octet-stream' }, '');
        return null;
      }
    });

  return {
    renderer,
    browse: render,
    readPage:
      (read) =>
      async (page: PageAnswer): Promise<PageRead> => {
        const first = await read(page);
        if (!first.scripted || page.answer.rendered || browser === undefined) return first;
        const answer = await render(page.finalUrl);
        if (answer?.status !== 200 || answer.body.length === 0) return first;
        const second = await read({
          ...page,
          answer: { ...answer, headers: { ...page.answer.headers, 'content-type': answer.headers['content-type']! } },
        });
        // a browser that shows less than the source has seen an error of its own
        return unpackFacts(second.facts, null).kind === 'error' && first.kind !== 'error' ? first : second;
      },
    async close() {
      await (await opened)?.close();
    },
  };
}
