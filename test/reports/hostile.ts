/** Reports of a site whose every text was written by an enemy of the reader. */
import type { FactValue, Finding } from '../../checks/model/index.ts';
import type { ReportInput } from '../../reports/input.ts';

export const attacks = [
  '</script><script>window.hacked = 1; fetch("http://127.0.0.1:9/script")</script>',
  '</title></style></section><img src="http://127.0.0.1:9/img" onerror="window.hacked = 2">',
  '" onmouseover="window.hacked = 3" autofocus onfocus="window.hacked = 3" x="',
  "' onmouseover='window.hacked = 4' x='",
  '<svg onload=window.hacked=5><style>@import "http://127.0.0.1:9/css"</style>',
  'javascript:window.hacked=6',
  '--><iframe src="javascript:parent.hacked=7"></iframe><!--',
  '&lt;img src=x onerror=window.hacked=8&gt;&#60;script&#62;',
  '\u202egpj.exe\u2066\u2067\u200f 转向',
  'a\u0000b\u0007c\u001b[31md\u009be\ud800f',
  '{{constructor.constructor("window.hacked=9")()}}',
  "=cmd|'/c calc'!A1\n+1\r\n@SUM(1)\t-2",
];

export const addresses = [
  'javascript:window.hacked=11',
  ' java\tscript:window.hacked=12',
  'data:text/html,<script>window.hacked=13</script>',
  'vbscript:msgbox(1)',
  'http://www.lanchuan.gov.cn/"onmouseover="window.hacked=14',
  'http://www.lanchuan.gov.cn/\u202e/<script>window.hacked=15</script>',
  'file:///etc/passwd',
  `http://www.lanchuan.gov.cn/${'无断点的长地址'.repeat(20_000)}`,
  'not an address',
  '',
];

const long = '长'.repeat(100_000) + 'x'.repeat(2_000);

/** The same report with every text of a page, and every text that comes near one, replaced. */
export function poison(input: ReportInput): ReportInput {
  const { scorecard, judgement } = input;
  const fails = judgement.findings.filter(({ outcome }) => outcome === 'fail');
  const texts = [...attacks, long];
  const hostile = (['fail', 'review', 'error', 'na'] as const).flatMap((outcome) =>
    texts.flatMap((words, at): Finding[] => {
      const check = fails[at % Math.max(1, fails.length)]?.check ?? 'dead-link-home';
      const facts: Record<string, FactValue> = outcome === 'na' ? { exempted: words, exemption: words } : { words };
      return [
        {
          check: at % 3 === 2 ? words.slice(0, 200) : check,
          outcome,
          url: addresses[at % addresses.length]!,
          message: words,
          text: { 'zh-CN': words, en: words },
          locator: { selector: words, quote: words },
          facts,
          basis: [words],
          fingerprint: words.slice(0, 50),
          evidence: [words],
        },
      ];
    }),
  );
  const all = attacks.join(' ');
  return {
    ...input,
    judgement: { ...judgement, findings: [...judgement.findings, ...hostile] },
    scorecard: {
      ...scorecard,
      site: { ...scorecard.site, name: all, organ: all, siteCode: attacks[2]!, url: addresses[0]! },
      tallies: { ...scorecard.tallies, [attacks[1]!]: { pass: 0, fail: 1, review: 0, na: 0, error: 0 } },
      seen: { ...scorecard.seen, complete: false, leftOut: texts.map((reason) => ({ reason, count: 1, examples: addresses })) },
      notMeasured: texts.map((words) => ({ what: { 'zh-CN': words, en: words }, why: { 'zh-CN': words, en: words }, count: 1 })),
      nodes: scorecard.nodes.map((node) => ({
        ...node,
        title: { 'zh-CN': all, en: all },
        reason: { 'zh-CN': all, en: all },
        source: all,
        findings: attacks.map((words) => words.slice(0, 50)),
        findingCount: 99,
      })),
    },
  };
}
