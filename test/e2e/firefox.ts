/**
 * Firefox driven over Marionette, its own remote protocol: JSON over TCP. Playwright installs no extensions in Firefox, and geckodriver is
 * only a bridge to this protocol.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const names = ['firefox-esr', 'firefox'];

/** Path of a Firefox that can be started: MINGCHA_FIREFOX, or the system's; undefined when there is none. */
export function findFirefox(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return [process.env.MINGCHA_FIREFOX ?? '', ...names.flatMap((name) => folders.map((folder) => join(folder, name)))].find(
    (path) => path !== '' && existsSync(path),
  );
}

export interface Firefox {
  /** Installs the extension of a folder for this run; returns the address that its pages begin with. */
  install(folder: string, id: string): Promise<string>;
  /** Opens a tab and goes there; returns its handle. */
  open(url: string): Promise<string>;
  /** Works on the tab of a handle from now on. */
  switchTo(handle: string): Promise<void>;
  go(url: string): Promise<void>;
  /** Runs the body of an async function in the page, with `arguments`. */
  run<Result>(body: string, ...args: unknown[]): Promise<Result>;
  /** The same in the window of the browser itself, which may do anything. */
  runInBrowser<Result>(body: string, ...args: unknown[]): Promise<Result>;
  /** Clicks as a person does, so that the page may ask for what needs a person. */
  click(selector: string): Promise<void>;
  /** PNG of the page. */
  picture(): Promise<Buffer>;
  resize(width: number, height: number): Promise<void>;
  close(): Promise<void>;
}

const preferences: Record<string, string | number | boolean> = {
  'marionette.port': 0,
  'browser.startup.page': 0,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.shell.checkDefaultBrowser': false,
  'browser.aboutwelcome.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'toolkit.telemetry.enabled': false,
  'app.update.disabledForTesting': true,
  'app.normandy.enabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.update.enabled': false,
  'services.settings.server': 'data:,',
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'browser.safebrowsing.update.enabled': false,
  'intl.locale.requested': 'zh-CN,en-US',
  // a prompt takes no click in its first half second, for people who type
  'security.notification_enable_delay': 0,
  'security.dialog_enable_delay': 0,
};

export async function startFirefox(path: string): Promise<Firefox> {
  const profile = mkdtempSync(join(tmpdir(), 'mingcha-firefox-'));
  const lines = Object.entries(preferences).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`);
  writeFileSync(join(profile, 'user.js'), lines.join(''));
  const child = spawn(
    path,
    [
      '--headless',
      '--no-remote',
      '--marionette',
      '--remote-allow-system-access',
      '--width',
      '1200',
      '--height',
      '900',
      '--profile',
      profile,
    ],
    { stdio: 'ignore', env: { ...process.env, HOME: profile, MOZ_CRASHREPORTER_DISABLE: '1' } },
  );
  const gone = new Promise<void>((resolve) => child.on('close', () => resolve()));
  const clean = async (): Promise<void> => {
    child.kill('SIGKILL');
    await gone;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const ask = await converse(await portOf(profile, child));
    await ask('WebDriver:NewSession', { capabilities: { alwaysMatch: { timeouts: { script: 60_000 } } } });
    return driver(ask, clean);
  } catch (error) {
    await clean();
    throw error;
  }
}

type Ask = (command: string, parameters?: Record<string, unknown>) => Promise<unknown>;

function driver(ask: Ask, clean: () => Promise<void>): Firefox {
  const value = async (command: string, parameters?: Record<string, unknown>): Promise<unknown> =>
    ((await ask(command, parameters)) as { value?: unknown } | null)?.value;
  const run = async <Result>(body: string, args: unknown[]): Promise<Result> =>
    (await value('WebDriver:ExecuteScript', {
      script: `return (async function () { ${body} }).apply(null, arguments)`,
      args,
    })) as Result;
  return {
    async install(folder, id) {
      await ask('Addon:Install', { path: folder, temporary: true });
      return await this.runInBrowser('return WebExtensionPolicy.getByID(arguments[0]).getURL("")', id);
    },
    async open(url) {
      const { handle } = (await ask('WebDriver:NewWindow', { type: 'tab', focus: true })) as { handle: string };
      await this.switchTo(handle);
      await this.go(url);
      return handle;
    },
    async switchTo(handle) {
      await ask('WebDriver:SwitchToWindow', { handle, focus: true });
    },
    async go(url) {
      await ask('WebDriver:Navigate', { url });
    },
    run: (body, ...args) => run(body, args),
    async runInBrowser(body, ...args) {
      await ask('Marionette:SetContext', { value: 'chrome' });
      try {
        return await run(body, args);
      } finally {
        await ask('Marionette:SetContext', { value: 'content' });
      }
    },
    async click(selector) {
      const element = (await value('WebDriver:FindElement', { using: 'css selector', value: selector })) as Record<string, string>;
      await ask('WebDriver:ElementClick', { id: Object.values(element)[0] });
    },
    async picture() {
      return Buffer.from((await value('WebDriver:TakeScreenshot', { full: false })) as string, 'base64');
    },
    async resize(width, height) {
      await ask('WebDriver:SetWindowRect', { width, height });
    },
    async close() {
      await Promise.race([
        ask('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => {}),
        new Promise((done) => setTimeout(done, 3000)),
      ]);
      await clean();
    },
  };
}

/** Firefox writes the port that it took beside its profile. */
async function portOf(profile: string, child: ChildProcess): Promise<number> {
  const file = join(profile, 'MarionetteActivePort');
  for (const until = Date.now() + 60_000; Date.now() < until; await new Promise((resolve) => setTimeout(resolve, 100))) {
    if (child.exitCode !== null) throw new Error(`Firefox ended with ${child.exitCode}`);
    const port = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
    if (port > 0) return port;
  }
  throw new Error('Firefox opened no port');
}

/** Messages are `length:[0, id, command, parameters]`, answers `length:[1, id, error, result]`; the first one greets. */
async function converse(port: number): Promise<Ask> {
  const socket: Socket = connect({ host: '127.0.0.1', port });
  const waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  let buffer = Buffer.alloc(0);
  let greeted = (): void => {};
  const greeting = new Promise<void>((resolve, reject) => {
    greeted = resolve;
    socket.on('error', reject);
  });
  socket.on('data', (data) => {
    buffer = Buffer.concat([buffer, data]);
    for (;;) {
      const colon = buffer.indexOf(0x3a);
      const length = colon < 0 ? Number.NaN : Number(buffer.subarray(0, colon).toString());
      if (Number.isNaN(length) || buffer.length < colon + 1 + length) return;
      const message = JSON.parse(buffer.subarray(colon + 1, colon + 1 + length).toString());
      buffer = buffer.subarray(colon + 1 + length);
      if (!Array.isArray(message)) greeted();
      else {
        const [, id, error, result] = message as [number, number, { error: string; message: string } | null, unknown];
        const asked = waiting.get(id);
        waiting.delete(id);
        if (error) asked?.reject(new Error(`${error.error}: ${error.message}`));
        else asked?.resolve(result);
      }
    }
  });
  socket.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('Firefox closed the line'));
    waiting.clear();
  });
  await greeting;
  let last = 0;
  return (command, parameters = {}) =>
    new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, { resolve, reject });
      const text = JSON.stringify([0, id, command, parameters]);
      socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
}
