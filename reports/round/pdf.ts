/** HTML reports as PDF, printed by a browser of the machine: the sheets are those of the reports' own style for paper. */
import { rename } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

/** Prints each page beside its file and returns the paths. No network: a report asks for nothing. */
export async function printPdf(executablePath: string, pages: readonly string[]): Promise<string[]> {
  // loaded with the first print: most runs of the program need no browser
  const { chromium } = await import('playwright');
  // a browser that runs as root has no sandbox; the pages are our own, without script
  const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
  try {
    const context = await browser.newContext({ javaScriptEnabled: false, offline: true });
    const page = await context.newPage();
    const written: string[] = [];
    for (const file of pages) {
      const path = file.replace(/\.html$/, '.pdf');
      await page.goto(pathToFileURL(file).href, { waitUntil: 'load', timeout: 120_000 });
      await page.pdf({ path: `${path}.part`, preferCSSPageSize: true, printBackground: true, tagged: true });
      await rename(`${path}.part`, path);
      written.push(path);
    }
    return written;
  } finally {
    await browser.close();
  }
}
