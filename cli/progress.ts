/** Progress on the terminal: one line that is written over, or a line now and then where the output is no terminal. */
import type { Language } from '../checks/model/index.ts';
import type { Progress } from '../crawler/inspection.ts';
import { both } from './language.ts';

const phases = {
  pages: both('读取页面', 'reading pages'),
  links: both('核验链接', 'checking links'),
  confirm: both('复核失效链接', 'trying failures again'),
  waiting: both('等待允许访问的时段', 'waiting for the hours in which the site may be asked'),
} as const;
/** Milliseconds between two lines: on a terminal, and in a log. */
const pace = { terminal: 100, log: 15_000 };

/** Shows what the gatherer says on stderr, so that stdout holds results only. */
export function showProgress(language: Language, quiet: boolean): { update: (progress: Progress) => void; end: () => void } {
  const { stderr } = process;
  const terminal = stderr.isTTY === true;
  if (quiet && !terminal) return { update: () => {}, end: () => {} };
  let last = terminal ? 0 : Date.now();
  let shown = false;
  return {
    update(progress) {
      const now = Date.now();
      if (now - last < (terminal ? pace.terminal : pace.log)) return;
      last = now;
      const line = describe(progress, language);
      stderr.write(terminal ? `\r\x1b[K${line}` : `${line}\n`);
      shown = terminal;
    },
    end() {
      if (shown) stderr.write('\r\x1b[K');
    },
  };
}

function describe({ phase, pages, queued, targets, checked, failing }: Progress, language: Language): string {
  return language === 'zh-CN'
    ? `${phases[phase][language]} · 已读 ${pages} 页，待读 ${queued} 页 · 链接 ${checked}/${targets}，异常 ${failing}`
    : `${phases[phase][language]} · ${pages} pages read, ${queued} waiting · links ${checked}/${targets}, ${failing} failing`;
}
