/** Where a Chromium-family browser is on this machine; setup.mjs answers the same question before anything is installed. */
import { existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

const known: Partial<Record<NodeJS.Platform, string[]>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

/** Path of a browser that can be started: MINGCHA_BROWSER, the system's, else Playwright's own download; undefined when there is none. */
export function findBrowser(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  const paths = [process.env.MINGCHA_BROWSER ?? '', ...onPath, ...(known[process.platform] ?? [])];
  return paths.find(isFile) ?? [ownBrowser()].find(isFile);
}

/** Where Playwright would keep a browser of its own; empty on systems it has none for. Loaded only when asked: it is large. */
function ownBrowser(): string {
  try {
    const { chromium } = createRequire(import.meta.url)('playwright') as typeof import('playwright');
    return chromium.executablePath();
  } catch {
    return '';
  }
}

function isFile(path: string): boolean {
  return path !== '' && existsSync(path) && statSync(path).isFile();
}
