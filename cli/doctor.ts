/** `doctor`: what this machine has of what an inspection can use, and how to get what is missing. */
import { execFileSync } from 'node:child_process';
import { access, constants, mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Bilingual, Language } from '../checks/model/index.ts';
import { checksVersion } from '../checks/version.ts';
import { findBrowser } from '../crawler/browser.ts';
import { shippedIndexes } from '../crawler/index-files.ts';
import { exitCodes, tidy } from './failure.ts';
import { both } from './language.ts';

interface Examination {
  subject: string;
  /** needed: without it nothing runs; wanted: without it something is not measured. */
  weight: 'needed' | 'wanted';
  ok: boolean;
  text: Bilingual;
}

/** Prints the state of the machine; 3 when something is missing without which nothing runs. */
export async function doctor({ workspace, language, json }: { workspace: string; language: Language; json: boolean }): Promise<number> {
  const found = [examineNode(), examineDatabase(), await examineWorkspace(workspace), examineBrowser(), examineFonts(), examineIndexes()];
  if (json) process.stdout.write(`${JSON.stringify({ checksVersion, examined: found }, null, 2)}\n`);
  else {
    for (const { ok, weight, text } of found)
      process.stdout.write(`${ok ? '✓' : weight === 'needed' ? '✗' : '!'} ${tidy(text[language])}\n`);
  }
  return found.some(({ ok, weight }) => !ok && weight === 'needed') ? exitCodes.failed : exitCodes.done;
}

function examineNode(): Examination {
  const { version } = process;
  const ok = Number(process.versions.node.split('.')[0]) >= 24;
  return {
    subject: 'node',
    weight: 'needed',
    ok,
    text: ok
      ? both(`Node ${version}`, `Node ${version}`)
      : both(
          `Node ${version} 过旧，请用 npm run mingcha 启动（随附 Node 24）`,
          `Node ${version} is too old; start by npm run mingcha, which brings Node 24`,
        ),
  };
}

function examineDatabase(): Examination {
  const database = new DatabaseSync(':memory:');
  const { version } = database.prepare('select sqlite_version() as version').get() as { version: string };
  database.close();
  return { subject: 'sqlite', weight: 'needed', ok: true, text: both(`SQLite ${version}（Node 内置）`, `SQLite ${version} (inside Node)`) };
}

async function examineWorkspace(workspace: string): Promise<Examination> {
  const folder = resolve(workspace);
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
    return {
      subject: 'workspace',
      weight: 'needed',
      ok: true,
      text: both(`工作目录可写：${folder}`, `the workspace can be written: ${folder}`),
    };
  } catch {
    return {
      subject: 'workspace',
      weight: 'needed',
      ok: false,
      text: both(
        `工作目录不可写：${folder}。请用 --workspace 指定可写的目录。`,
        `the workspace cannot be written: ${folder}; name another with --workspace`,
      ),
    };
  }
}

function examineBrowser(): Examination {
  const path = findBrowser();
  if (path === undefined) {
    return {
      subject: 'browser',
      weight: 'wanted',
      ok: false,
      text: both(
        '没有可用的浏览器：需脚本渲染的项目将报告为“未检查”。可安装 Chromium、Chrome 或 Edge（Debian：apt-get install chromium），或用 MINGCHA_BROWSER 指明路径。',
        'no browser: what needs one is reported as not measured. Install Chromium, Chrome or Edge (Debian: apt-get install chromium), or name one in MINGCHA_BROWSER.',
      ),
    };
  }
  return { subject: 'browser', weight: 'wanted', ok: true, text: both(`浏览器：${path}`, `browser: ${path}`) };
}

function examineFonts(): Examination {
  let ok = true;
  if (process.platform === 'linux') {
    try {
      ok =
        execFileSync('fc-list', [':lang=zh-cn', 'family'], {
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'ignore'],
          timeout: 10_000,
        }).trim() !== '';
    } catch {
      ok = false;
    }
  }
  return {
    subject: 'fonts',
    weight: 'wanted',
    ok,
    text: ok
      ? both('中文字体可用', 'Chinese fonts are there')
      : both(
          '没有中文字体：截图和打印中的汉字无法显示（Debian：apt-get install fonts-noto-cjk）',
          'no Chinese fonts: screenshots and prints show no Chinese (Debian: apt-get install fonts-noto-cjk)',
        ),
  };
}

function examineIndexes(): Examination {
  const ids = shippedIndexes();
  return {
    subject: 'indexes',
    weight: 'needed',
    ok: ids.length > 0,
    text: both(`指标体系：${ids.join('、')}`, `indexes: ${ids.join(', ')}`),
  };
}
