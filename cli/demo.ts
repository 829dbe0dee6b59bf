/** `demo`: serves the sample city on loopback, inspects two of its sites and a round of three, and writes their reports. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '../checks/model/index.ts';
import { loadIndex } from '../crawler/index-files.ts';
import { summarize } from '../reports/terminal.ts';
import { buildCity } from '../test/city/city.ts';
import { serveCity } from '../test/city/serve.ts';
import { demoRound } from './demo-round.ts';
import { exitCodes } from './failure.ts';
import { inspect } from './inspect.ts';

/** The city portal under the national indicators, and a bureau under the index of disclosure platforms. */
const shown = [
  { site: 'www', index: 'gov-2019' },
  { site: 'slj', index: 'platform-2019' },
] as const;

/** Inspects the sample city; prints what was found and where the reports are. */
export async function demo({
  workspace,
  out,
  language,
  json,
}: {
  workspace: string;
  out: string;
  language: Language;
  json: boolean;
}): Promise<number> {
  const city = buildCity();
  const served = await serveCity(city);
  const results: { site: string; files: string[] }[] = [];
  const zh = language === 'zh-CN';
  try {
    // the demo shows an inspection from its beginning, every time
    await rm(join(workspace, 'demo'), { recursive: true, force: true });
    for (const { site: id, index } of shown) {
      const site = city.sites.find((one) => one.id === id)!;
      if (!json) process.stdout.write(zh ? `\n■ 示例站点 ${site.name}  ${site.url}\n` : `\n■ Sample site ${site.name}  ${site.url}\n`);
      const done = await inspect({
        settings: {
          url: site.url,
          asOf: city.asOf,
          ...(site.profile ? { profile: site.profile } : {}),
          workspace: join(workspace, 'demo'),
          maxPages: 2000,
          concurrency: 8,
          interval: 0,
          confirmAfter: 0,
          resolve: served.resolve,
          // the sample city answers plain HTTP on loopback: what the network would say of it says nothing
          probes: 'none',
        },
        index: loadIndex(index),
        parts: [],
        out: join(out, `demo-${id}`),
        screenshots: 6,
        language,
        json,
      });
      results.push({ site: site.url, files: done.files });
      if (!json)
        process.stdout.write(
          `${summarize(done.result, language)}\n${zh ? '报告' : 'Reports'}\n${done.files.map((file) => `  ${file}\n`).join('')}`,
        );
    }
  } finally {
    await served.close();
  }
  if (json) {
    process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
    return exitCodes.done;
  }
  process.stdout.write(zh ? '\n■ 季度检查：三个站点，两个季度\n' : '\n■ A round: three sites, two quarters\n');
  await demoRound({ workspace: join(workspace, 'demo', 'round'), out, language });
  process.stdout.write(zh ? '\n检查真实网站：npm start -- <网址>\n' : '\nInspect a real site: npm start -- <url>\n');
  return exitCodes.done;
}
