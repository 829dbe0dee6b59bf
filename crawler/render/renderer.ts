/** Pages as a visitor's browser shows them after script ran. Everything a page may try (downloads, dialogs, pop-ups, workers) is contained. */
import { type AddressInfo, createServer } from 'node:net';
import type { Browser, BrowserContext, Page, Request, Response } from 'playwright';
import { type BrowserProxy, type Dial, startProxy } from './proxy.ts';

export interface RendererSettings {
  /** Path of a Chromium-family browser. */
  browser: string;
  dial: Dial;
  /** Appended to the browser's own user agent: who asks, and how to reach them. */
  agent: string;
  /** Milliseconds that a page may take. */
  timeout?: number;
}

export interface Rendered {
  status: number;
  finalUrl: string;
  redirects: { url: string; status: number }[];
  headers: Record<string, string>;
  /** The document after script ran. */
  html: string;
}

/** Why a page could not be rendered, as a code: `timeout`, `download`, `refused`, `crashed`, `too-large`, or Chromium's net error. */
export class RenderError extends Error {
  readonly code: string;

  constructor(code: string, url: string) {
    super(`${code}: ${url}`);
    this.name = 'RenderError';
    this.code = code;
  }
}

export interface Renderer {
  /** Port of the browser's debugging protocol on loopback, for tools that drive it themselves; the browser is started when it is not running. */
  debugPort(): Promise<number>;
  /** The page after script ran. Throws a RenderError. */
  render(url: string): Promise<Rendered>;
  /** Does something with the open page, such as taking a picture, before it is closed. */
  visit<T>(url: string, act: (page: Page, response: Response | null) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const limits = { timeout: 20_000, quiet: 400, settle: 5000, turns: 4, requests: 600, bytes: 60_000_000, html: 10_000_000 } as const;
/** Where these come up unasked they tell hosts of the browser's maker about the page. */
const quietFlags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts a browser behind the proxy; it is started again when it crashes. */
export async function openRenderer(settings: RendererSettings): Promise<Renderer> {
  const proxy = await startProxy(settings.dial, limits.bytes);
  const timeout = settings.timeout ?? limits.timeout;
  let browser: Browser | undefined;
  let context: BrowserContext | undefined;
  let port = 0;

  async function fresh(): Promise<BrowserContext> {
    if (context && browser?.isConnected()) return context;
    port = await freePort();
    browser = await launch(settings.browser, proxy, port);
    context = await openContext(browser, settings.agent);
    return context;
  }

  async function visit<T>(url: string, act: (page: Page, response: Response | null) => Promise<T>): Promise<T> {
    const opened = await fresh();
    proxy.reset();
    const page = await opened.newPage();
    const guard = watch(page, opened, 2 * timeout);
    try {
      await race(page.goto(url, { waitUntil: 'domcontentloaded', timeout }), guard.failed);
      await race(settle(page, guard), guard.failed);
      return await race(act(page, guard.answered()), guard.failed);
    } catch (error) {
      throw error instanceof RenderError ? error : new RenderError(proxy.failure(new URL(url).hostname) ?? codeOf(error), url);
    } finally {
      guard.end();
      await page.close().catch(() => {});
    }
  }

  return {
    visit,
    async debugPort() {
      await fresh();
      return port;
    },
    render: (url) =>
      visit(url, async (page, response) => {
        const length = await page.evaluate(() => document.documentElement?.outerHTML.length ?? 0);
        if (length > limits.html) throw new RenderError('too-large', url);
        const html = await page.content();
        const redirects: Rendered['redirects'] = [];
        for (let request = response?.request().redirectedFrom(); request; request = request.redirectedFrom()) {
          redirects.unshift({ url: request.url(), status: (await request.response())?.status() ?? 0 });
        }
        return { status: response?.status() ?? 0, finalUrl: page.url(), redirects, headers: response?.headers() ?? {}, html };
      }),
    async close() {
      await browser?.close().catch(() => {});
      await proxy.close();
    },
  };
}

/** Root cannot use Chromium's sandbox, and some containers forbid it to anybody: with it where it works, without it elsewhere. */
async function launch(executablePath: string, proxy: BrowserProxy, port: number): Promise<Browser> {
  // 50 MB that an inspection without a browser need not carry
  const { chromium } = await import('playwright');
  const options = {
    executablePath,
    args: [...quietFlags, `--remote-debugging-port=${port}`],
    // without the bypass mark Chromium goes to loopback by itself, past the proxy
    proxy: { server: `http://127.0.0.1:${proxy.port}`, bypass: '<-loopback>' },
  };
  if (process.getuid?.() !== 0) {
    try {
      return await chromium.launch({ ...options, chromiumSandbox: true });
    } catch {
      // no user namespaces here
    }
  }
  return await chromium.launch({ ...options, chromiumSandbox: false });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

async function openContext(browser: Browser, agent: string): Promise<BrowserContext> {
  const major = browser.version().split('.')[0];
  return await browser.newContext({
    userAgent: `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${major}.0.0.0 Safari/537.36 ${agent}`,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1366, height: 900 },
    acceptDownloads: false,
    serviceWorkers: 'block',
    permissions: [],
  });
}

interface Guard {
  /** Rejects when the page asks for too much, dies or takes too long. */
  failed: Promise<never>;
  /** The last answer to the page itself. */
  answered(): Response | null;
  /** Whether the page goes on to another that is not there yet. */
  leaving(): boolean;
  end(): void;
}

/** Closes what a page opens beside itself, and ends it when it asks for too much or dies. */
function watch(page: Page, context: BrowserContext, deadline: number): Guard {
  let requests = 0;
  let answer: Response | null = null;
  let leaving: Request | null = null;
  let fail: (error: RenderError) => void = () => {};
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  failed.catch(() => {});
  const timer = setTimeout(() => fail(new RenderError('timeout', page.url())), deadline);
  const popup = (other: Page): void => {
    if (other !== page) void other.close().catch(() => {});
  };
  context.on('page', popup);
  page.on('dialog', (dialog) => void dialog.dismiss().catch(() => {}));
  page.on('download', (download) => {
    void download.cancel().catch(() => {});
    fail(new RenderError('download', page.url()));
  });
  page.on('crash', () => fail(new RenderError('crashed', page.url())));
  const leads = (request: Request): boolean => request.isNavigationRequest() && isMain(request, page);
  page.on('request', (request) => {
    requests += 1;
    if (leads(request)) leaving = request;
    if (requests === limits.requests) fail(new RenderError('too-many-requests', page.url()));
  });
  // the last answer is the one whose document is there: challenges answer first with an error
  page.on('response', (response) => {
    if (leads(response.request())) answer = response;
  });
  page.on('domcontentloaded', () => {
    leaving = null;
  });
  page.on('requestfailed', (request) => {
    if (request === leaving) leaving = null;
  });
  return {
    failed,
    answered: () => answer,
    leaving: () => leaving !== null,
    end() {
      clearTimeout(timer);
      context.off('page', popup);
    },
  };
}

/**
 * Waits until the document has not changed for a moment, within bounds: network silence never comes on pages that poll. A page that goes on to
 * another meanwhile (a challenge that was passed, a script that redirects) is waited for again.
 */
async function settle(page: Page, guard: Guard): Promise<void> {
  for (let turn = 0; turn < limits.turns; turn++) {
    await page.waitForLoadState('load', { timeout: limits.settle }).catch(() => {});
    const quiet = await page.evaluate(waitForQuiet, { quiet: limits.quiet, most: limits.settle }).catch(() => false);
    // a page may have asked for the next one and lie still until that comes
    if (guard.leaving()) await page.waitForEvent('domcontentloaded', { timeout: limits.settle }).catch(() => {});
    else if (quiet) return;
  }
}

/** Runs in the page. */
function waitForQuiet({ quiet, most }: { quiet: number; most: number }): Promise<true> {
  return new Promise((resolve) => {
    const done = () => resolve(true);
    let timer = setTimeout(done, quiet);
    new MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(done, quiet);
    }).observe(document, { subtree: true, childList: true, characterData: true });
    setTimeout(done, most);
  });
}

/** Requests of a frame that went away have none. */
function isMain(request: Request, page: Page): boolean {
  try {
    return request.frame() === page.mainFrame();
  } catch {
    return false;
  }
}

function race<T>(work: Promise<T>, failed: Promise<never>): Promise<T> {
  work.catch(() => {});
  return Promise.race([work, failed]);
}

function codeOf(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error);
  if (/Timeout/.test(words)) return 'timeout';
  if (/Download is starting/.test(words)) return 'download';
  return /net::(ERR_[A-Z_]+)/.exec(words)?.[1] ?? 'failed';
}
