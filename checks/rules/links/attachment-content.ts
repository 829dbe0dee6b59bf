import type { Statement } from '../../define.ts';
import { defineCheck } from '../../define.ts';
import { basis } from '../../knowledge/sources.ts';
import { notMeasured, unmeasured } from '../probe.ts';
import { noOptions, ofSite } from '../statement.ts';

const what = { 'zh-CN': '页面 {from} 的附件“{text}”（{target}）', en: 'The attachment “{text}” ({target}) of {from}' };
const say = (zh: string, en: string) => ({ 'zh-CN': `${what['zh-CN']}${zh}。`, en: `${what.en} ${en}.` });
/** What no reader can use is wrong for certain; a scan can be read by those who see. */
const outcomeOf = { empty: 'fail', 'wrong-type': 'fail', broken: 'fail', password: 'review', 'no-text': 'review' } as const;

export default defineCheck({
  id: 'attachment-content',
  title: { 'zh-CN': '附件内容不可读', en: 'Attachments that cannot be read' },
  theme: 'links',
  scope: 'site',
  needs: ['probes'],
  basis: basis('availability', 'platform'),
  options: noOptions,
  messages: {
    empty: say('为空文件', 'is empty'),
    'wrong-type': say('实际类型与扩展名不符（{cause}），无法直接打开', 'is not of the type its name says ({cause})'),
    broken: say('已损坏，无法打开（{cause}）', 'is broken ({cause})'),
    password: say('设有密码，请人工确认读者能否打开', 'asks for a password; a person must look'),
    'no-text': say(
      '为扫描图像，没有可检索、可朗读的文字，请人工确认',
      'is a scan without text to search or read aloud; a person must look',
    ),
    readable: { 'zh-CN': '抽查的{count}个附件均可打开。', en: 'All {count} attachments that were opened can be read.' },
    none: { 'zh-CN': '没有可抽查的附件。', en: 'There was no attachment to open.' },
    unmeasured: unmeasured('附件内容', 'what attachments hold'),
  },
  docs: {
    looksFor: {
      'zh-CN': '抽查的附件是否为空、类型与扩展名是否一致、能否打开、是否设密码、是否仅有扫描图像。',
      en: 'Whether sampled attachments are empty, of the type their names say, whole, without password, and more than scans.',
    },
    why: {
      'zh-CN': '政府信息公开平台应当具备下载功能，提供的文件应当可读。',
      en: 'Disclosure platforms must let people download, and what they offer must be readable.',
    },
    fails: { 'zh-CN': '“申请表.doc”实为网页。', en: 'An application form named .doc that is a web page.' },
    passes: { 'zh-CN': '附件均可打开并含有文字。', en: 'All attachments open and hold text.' },
  },
  run(site) {
    const attachments = site.probes!.attachments;
    if (!attachments) return notMeasured(site);
    const statements: Statement[] = [];
    for (const { url, text, foundOn, problem, detail } of attachments) {
      if (!problem) continue;
      statements.push({
        outcome: outcomeOf[problem],
        message: problem,
        url,
        subject: '',
        facts: { target: url, text, from: foundOn, cause: detail ?? '—' },
      });
    }
    if (statements.length > 0) return statements;
    if (attachments.length === 0) return [ofSite(site, 'na', 'none')];
    return [ofSite(site, 'pass', 'readable', { facts: { count: attachments.length } })];
  },
});
