/** `facts` and `check`: single pages. */
import type { Common, Terms } from '../terms.ts';
import { readAddress, readDay, today } from '../values.ts';

export function addPages({ t, language, command, done }: Terms): void {
  command('facts <place>', '读取一个页面（文件或网址）并输出事实', 'print what is read of one page (a file or an address)')
    .option('--url <base>', t('文件对应的网址', 'the address a file stands for'))
    .option('--as-of <date>', t('以哪一天为准判断（默认今天）', 'the day the verdict speaks of (default: today)'))
    .option('--allow-private', t('允许访问内网和本机地址', 'allow private and loopback addresses'))
    .action(async (place: string, given: Common & { url?: string; asOf?: string; allowPrivate?: true }) => {
      const { readFacts } = await import('../check.ts');
      const facts = await readFacts(place, readPageSettings(given));
      process.stdout.write(`${JSON.stringify(facts, null, 2)}\n`);
    });
  command('check <places...>', '检查单个页面、文件夹或网址，不沿链接走', 'lint pages: files, folders, addresses; no link is followed')
    .option('--url <base>', t('文件对应的网址', 'the address a file stands for'))
    .option('--as-of <date>', t('以哪一天为准判断（默认今天）', 'the day the verdict speaks of (default: today)'))
    .option('--allow-private', t('允许访问内网和本机地址', 'allow private and loopback addresses'))
    .action(async (places: string[], given: Common & { url?: string; asOf?: string; allowPrivate?: true }) => {
      const { check } = await import('../check.ts');
      done(await check(places, { ...readPageSettings(given), language, json: given.json === true }));
    });
}

function readPageSettings({ url, asOf, allowPrivate }: { url?: string; asOf?: string; allowPrivate?: true }) {
  return {
    ...(url ? { base: readAddress(url) } : {}),
    asOf: asOf === undefined ? today() : readDay('--as-of', asOf),
    allowPrivate: allowPrivate === true,
  };
}
