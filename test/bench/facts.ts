/** Time to read all facts of a page, by size: `node test/bench/facts.ts`. CPU milliseconds a page, median of rounds. */
import { readPage } from '../../checks/facts/page.ts';

const paragraph = `<p>${'政府信息公开内容示例文本，用于填充页面大小。'.repeat(40)}</p>\n`;

/** A list page of about 33 KB with 60 links, times `scale`. */
function writePage(number: number, scale: number): Uint8Array {
  const nav = Array.from({ length: 10 * scale }, (_, k) => `<li><a href="/p/${k}.html">栏目${k}</a></li>`).join('');
  const list = Array.from(
    { length: 50 * scale },
    (_, k) => `<li><a href="/p/${(number * 7 + k * 13) % 2000}.html">标题${k}</a><span>2026-0${1 + (k % 9)}-1${k % 9}</span></li>\n`,
  ).join('');
  return new TextEncoder().encode(
    `<!doctype html><html><head><meta charset="utf-8"><title>页面${number}</title></head><body><ul class="nav">${nav}</ul><ul class="list">${list}</ul>${paragraph.repeat(11 * scale)}</body></html>`,
  );
}

for (const scale of [1, 4]) {
  const pages = Array.from({ length: 50 }, (_, number) => writePage(number, scale));
  const rounds: number[] = [];
  for (let round = 0; round < 30; round++) {
    const before = process.cpuUsage();
    for (const [number, body] of pages.entries()) {
      readPage({
        url: `http://www.lanchuan.gov.cn/p/${number}.html`,
        headers: { 'content-type': 'text/html; charset=utf-8' },
        body,
        asOf: '2026-06-30',
      });
    }
    const { user, system } = process.cpuUsage(before);
    rounds.push((user + system) / 1000 / pages.length);
  }
  rounds.sort((a, b) => a - b);
  console.log(`${Math.round(pages[0]!.length / 1024)} KB: ${rounds[15]!.toFixed(2)} ms a page (best ${rounds[0]!.toFixed(2)})`);
}
