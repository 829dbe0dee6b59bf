#!/usr/bin/env node
/**
 * Sets up what is missing, then runs a script of the project on its own Node 24. Called by the npm scripts; plain
 * JavaScript without dependencies, because it runs before anything is installed and on whatever Node the machine has.
 *   node setup.mjs cli.ts <arguments>     node setup.mjs vitest run
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const at = (...parts) => join(root, ...parts);
const [script = 'cli.ts', ...args] = process.argv.slice(2);

installPackages();
const node = findNode();
if (process.env.MINGCHA_SETUP_BROWSER !== 'off') await ensureBrowser();

const target = script === 'vitest' ? at('node_modules', 'vitest', 'vitest.mjs') : at(script);
const child = spawn(node, [target, ...args], {
  stdio: 'inherit',
  env: {
    // pages pass from thread to thread: with an arena for each, glibc's memory grows with the number of pages; with one it stays flat
    MALLOC_ARENA_MAX: '1',
    // what was compiled once is found from the first file on; without it every start loads a compiler of types, 14 MB
    NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache'),
    ...process.env,
    PATH: `${at('node_modules', '.bin')}${pathMark()}${process.env.PATH ?? ''}`,
  },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));

/** Installs the packages of the lockfile when they are missing or older than it. */
function installPackages() {
  const stamp = at('node_modules', '.package-lock.json');
  const lock = at('package-lock.json');
  if (existsSync(stamp) && statSync(stamp).mtimeMs >= statSync(lock).mtimeMs) return;
  say('正在安装依赖包 / installing packages …');
  const done = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (done.status !== 0) {
    say('依赖包安装失败:请检查网络与 npm 配置后重试 / npm ci failed: check the network and the npm configuration, then try again');
    process.exit(3);
  }
}

/** Returns the project's own Node 24, or the running one when it is new enough. */
function findNode() {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  for (const name of [`node-${system}-${process.arch}`, `node-bin-${system}-${process.arch}`]) {
    const own = at('node_modules', name, 'bin', file);
    if (existsSync(own)) return own;
  }
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  say(
    `需要 Node 24;当前为 ${process.versions.node},且没有适用于本机的随附版本 / Node 24 is needed and none ships for this machine (${process.platform}-${process.arch})`,
  );
  process.exit(3);
}

/**
 * Sees to a browser and Chinese fonts: the system's; else Playwright's download; else Debian's packages when root.
 * Where none can be had, all that needs no browser still works and the rest is reported as not measured.
 */
async function ensureBrowser() {
  const browser = hasBrowser();
  const debian = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (browser && !(debian && !hasChineseFonts())) return;
  if (!browser) {
    say('未找到浏览器,正在获取 / no browser found, getting one …');
    const cli = at('node_modules', 'playwright', 'cli.js');
    if (existsSync(cli)) spawnSync(node, [cli, 'install', 'chromium'], { stdio: 'ignore', timeout: 180_000 });
  }
  if (debian && (!hasBrowser() || !hasChineseFonts())) {
    const packages = [...(hasBrowser() ? [] : ['chromium']), ...(hasChineseFonts() ? [] : ['fonts-noto-cjk'])];
    say(`apt-get install ${packages.join(' ')} …`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env, timeout: 300_000 });
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { stdio: 'ignore', env, timeout: 600_000 });
  }
  if (!hasBrowser())
    say('没有可用的浏览器:需要浏览器的项目将报告为“未测量” / no browser to be had: what needs one is reported as not measured');
}

/** Whether a Chromium-family browser can be started; the same question is answered at run time by crawler/browser.ts. */
function hasBrowser() {
  if (process.env.MINGCHA_BROWSER && existsSync(process.env.MINGCHA_BROWSER)) return true;
  for (const name of ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'])
    if (onPath(name)) return true;
  const known = {
    darwin: ['/Applications/Google Chrome.app', '/Applications/Microsoft Edge.app', '/Applications/Chromium.app'],
    win32: [
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
      'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    ],
  }[process.platform];
  if (known?.some((path) => existsSync(path))) return true;
  try {
    const { chromium } = createRequire(pathToFileURL(at('package.json')))('playwright');
    return existsSync(chromium.executablePath());
  } catch {
    return false;
  }
}

function hasChineseFonts() {
  if (!onPath('fc-list')) return existsSync('/usr/share/fonts/opentype/noto');
  try {
    return execFileSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' }).trim() !== '';
  } catch {
    return false;
  }
}

function onPath(name) {
  return (process.env.PATH ?? '').split(pathMark()).some((folder) => folder && existsSync(join(folder, name)));
}

function pathMark() {
  return process.platform === 'win32' ? ';' : ':';
}

function say(text) {
  process.stderr.write(`${text}\n`);
}
