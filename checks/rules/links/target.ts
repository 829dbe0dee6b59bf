/** What the three checks of links have in common: which states are wrong, and how each is said. */
import type { Statement } from '../../define.ts';
import type { LinkState, Outcome, SiteFacts, Target } from '../../model/index.ts';
import { ofSite } from '../statement.ts';

/** Only what no reader can open is wrong for certain; a server that fails or refuses us may serve a reader. */
const outcomeOf: Partial<Record<LinkState, Outcome>> = {
  dead: 'fail',
  'soft-404': 'fail',
  malformed: 'fail',
  'server-error': 'review',
  timeout: 'review',
  tls: 'review',
  refused: 'review',
  intranet: 'review',
};

/** Targets that a reader follows or sees; style sheets and scripts are no links in the sense of the indicators. */
const followed: ReadonlySet<Target['kind']> = new Set(['page', 'attachment', 'image', 'media']);

const what = { 'zh-CN': '“{from}”页面的{thing}{label}（{target}）', en: 'The {thing} {label} ({target}) on {from}' };

/** Messages of a check of links; `pass` says that none is wrong. */
export function linkMessages(pass: { 'zh-CN': string; en: string }) {
  const say = (zh: string, en: string) => ({
    'zh-CN': `${what['zh-CN']}${zh}，共{referrers}处引用。`,
    en: `${what.en} ${en}; {referrers} links lead to it.`,
  });
  return {
    dead: say('无法打开（{cause}）', 'cannot be opened ({cause})'),
    'soft-404': say('所指内容已不存在（{cause}）', 'leads to something that is gone ({cause})'),
    malformed: say('地址书写错误，无法打开', 'is written wrongly and cannot be opened'),
    'server-error': say('服务器返回错误（{cause}），请人工复核', 'is answered by a server error ({cause}); a person must look'),
    timeout: say('未能在时限内打开（{cause}），请人工复核', 'did not open in time ({cause}); a person must look'),
    tls: say('加密连接失败（{cause}），请人工复核', 'fails to connect securely ({cause}); a person must look'),
    refused: say(
      '被服务器拒绝访问（{cause}），请用浏览器人工复核',
      'is refused by the server ({cause}); a person must look with a browser',
    ),
    intranet: say(
      '指向内部网络地址，公众可能无法打开，请人工复核',
      'leads into an internal network, where the public may not follow; a person must look',
    ),
    unmeasured: { 'zh-CN': '另有{count}个链接目标未验证。', en: '{count} more link targets were not verified.' },
    pass,
  };
}

/** One statement a wrong target, one for those not measured, a pass where there is neither wrong nor doubtful. */
export function judgeTargets(site: SiteFacts, belongs: (target: Target) => boolean, unmeasured: number): Statement[] {
  const statements: Statement[] = [];
  for (const target of site.targets) {
    if (!followed.has(target.kind) || !belongs(target)) continue;
    const outcome = outcomeOf[target.state];
    if (outcome) statements.push(sayOf(target, outcome));
  }
  if (statements.length === 0) statements.push(ofSite(site, 'pass', 'pass', { facts: { targets: site.coverage.targets } }));
  if (unmeasured > 0) statements.push(ofSite(site, 'error', 'unmeasured', { subject: 'unmeasured', facts: { count: unmeasured } }));
  return statements;
}

function sayOf(target: Target, outcome: Outcome): Statement {
  const { url, state, status, reason, attempts, external, kind, referrerCount } = target;
  const first = target.referrers[0];
  const text = first?.text ?? '';
  return {
    outcome,
    message: state,
    url,
    subject: '',
    ...(text ? { quote: text } : {}),
    facts: {
      state,
      status,
      cause: [status ? `HTTP ${status}` : '', reason ?? ''].filter(Boolean).join(' ') || state,
      attempts,
      external,
      kind,
      thing: kind,
      referrers: referrerCount,
      from: first?.url ?? null,
      text,
      // pictures and the like have no words of their own
      label: text ? `“${text}”` : '',
      target: url,
    },
  };
}
