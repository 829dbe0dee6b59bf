/** A server that shows readers what it refuses programs: the browser has the last word, as at an inspection. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadIndex } from '../../../crawler/index-files.ts';
import { gather } from '../../../crawler/inspection.ts';
import { recheck } from '../../../crawler/recheck/recheck.ts';
import { openStore } from '../../../crawler/store.ts';
import { type Canned, page, serve, site } from '../../hostile/serve.ts';

test('a page that was dead, and now opens in a browser only, is mended; without a browser nobody knows', { timeout: 90_000 }, async () => {
  const workspace = mkdtempSync(join(tmpdir(), 'mingcha-refused-'));
  let back = false;
  const served = await serve(
    site({
      '/': page('首页', '/a.html'),
      '/a.html': ({ headers }): Canned => {
        if (!back) return { status: 404, body: 'not here' };
        // what a browser says of every request for a page, and programs do not
        return headers['sec-fetch-mode'] === 'navigate' ? { body: page('办事指南') } : { status: 412, body: 'no' };
      },
    }),
  );
  const url = `${served.origin}/`;
  const pace = { workspace, concurrency: 4, interval: 0, confirmAfter: 0, allowPrivate: true, evidence: 'none' as const };
  await gather({ ...pace, url, asOf: '2026-09-30', maxPages: 10, render: 'never', probes: 'none', attachments: 0 });
  back = true;
  const store = await openStore(workspace);
  try {
    const answer = async (render: 'auto' | 'never') => {
      const found = await recheck(store, 'latest', null, {
        ...pace,
        asOf: render === 'auto' ? '2026-10-09' : '2026-10-08',
        render,
        index: loadIndex('gov-2019'),
      });
      return found.answers.find(({ check }) => check === 'dead-link-home');
    };
    expect(await answer('never')).toMatchObject({ result: 'unclear', reason: 'for-a-person' });
    expect(await answer('auto')).toMatchObject({ result: 'mended', reason: 'opens' });
  } finally {
    await store.close();
    await served.close();
    rmSync(workspace, { recursive: true, force: true });
  }
});
