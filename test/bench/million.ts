/**
 * A site of a million small pages, as far as the minutes allow: `node test/bench/million.ts [minutes]`. Every ten seconds: pages read, pages a
 * second since the last line, memory, size of the store a page. What is measured: both rate and memory must stay as they are.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const pages = 1_000_000;
const branches = 10;
const minutes = Number(process.argv[2] ?? 4);

let served = 0;
/** Page n leads to ten pages below it, to the one above, and to the first. */
function pageOf(number: number): string {
  const links = Array.from({ length: branches }, (_, k) => number * branches + k + 1)
    .filter((below) => below < pages)
    .map(
      (below) => `<li><a href="/p/${below}.html">关于第${below}号事项的通知</a><span>2026-0${1 + (below % 9)}-1${below % 9}</span></li>`,
    );
  return `<!doctype html><meta charset="utf-8"><title>第${number}页</title><ul><li><a href="/">首页</a><li><a href="/p/${Math.floor((number - 1) / branches)}.html">上级栏目</a></ul><h1>第${number}页</h1><ul>${links.join('')}</ul><p>${'公开内容示例。'.repeat(20)}</p>`;
}

const server = createServer((request, response) => {
  const number = request.url === '/' ? 0 : Number(/^\/p\/(\d+)\.html$/.exec(request.url!)?.[1] ?? Number.NaN);
  if (!(number < pages)) return void response.writeHead(404).end();
  served += 1;
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(pageOf(number));
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const { port } = server.address() as { port: number };
const workspace = mkdtempSync(join(tmpdir(), 'mingcha-million-'));
const args = `cli.ts inspect http://127.0.0.1:${port}/ --allow-private --concurrency 50 --interval 0 --max-pages ${pages} --render never --out ${workspace}/out --workspace ${workspace}`;
const child = spawn(process.execPath, args.split(' '), {
  cwd: join(import.meta.dirname, '..', '..'),
  stdio: ['ignore', 'ignore', 'inherit'],
});

const sizeOf = (file: string): number => statSync(join(workspace, file), { throwIfNoEntry: false })?.size ?? 0;
const memory = (): number => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
const seconds = 10;
let before = 0;
for (let at = seconds; at <= minutes * 60 && child.exitCode === null; at += seconds) {
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  const size = sizeOf('mingcha.sqlite') + sizeOf('mingcha.sqlite-wal');
  console.log(
    `${at} s: ${served} pages, ${Math.round((served - before) / seconds)} a second, ${Math.round(memory())} MB, ${Math.round(size / served)} bytes a page`,
  );
  before = served;
}
child.kill('SIGKILL');
server.close();
server.closeAllConnections();
rmSync(workspace, { recursive: true, force: true });
