/**
 * checks/README.md from checks/knowledge/coverage.yaml: which check or indicator serves each row. `node test/checks/coverage.ts` writes it.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { readIndex } from '../../checks/index-file.ts';
import type { IndexNode } from '../../checks/model/index.ts';
import { checks } from '../../checks/rules/index.ts';
import { loadTerms, shippedTerms } from '../../reports/ledger/settings.ts';
import { loadTemplate, shippedTemplates } from '../../reports/ledger/template-files.ts';

const Row = z.strictObject({
  title: z.string(),
  checks: z.array(z.string()).default([]),
  nodes: z.array(z.string()).default([]),
  ledger: z.array(z.string()).default([]),
  note: z.string().optional(),
  planned: z.string().optional(),
});
type Row = z.infer<typeof Row>;
const Coverage = z.strictObject({ indicators: z.record(z.string(), Row), requirements: z.record(z.string(), Row) });

const root = new URL('../../checks/', import.meta.url);
export const readmeFile = new URL('README.md', root);

export function readCoverage(): z.infer<typeof Coverage> {
  return Coverage.parse(parse(readFileSync(new URL('knowledge/coverage.yaml', root), 'utf8')));
}

/** Nodes of all indexes as `index:node`, with the kind of rule that stands there or below. */
export function readNodes(): Map<string, 'check' | 'manual' | 'group'> {
  const nodes = new Map<string, 'check' | 'manual' | 'group'>();
  for (const file of readdirSync(new URL('indexes/', root)).sort()) {
    const index = readIndex(readFileSync(new URL(`indexes/${file}`, root), 'utf8'), file);
    const visit = (node: IndexNode): void => {
      nodes.set(`${index.id}:${node.id}`, node.rule === undefined ? 'group' : node.rule.kind === 'manual' ? 'manual' : 'check');
      node.children?.forEach(visit);
    };
    index.nodes.forEach(visit);
  }
  return nodes;
}

/** What rows may name of the ledger: templates, their tasks, clocks of terms, and commands. */
export function readLedgerNames(): Set<string> {
  const templates = shippedTemplates().map(loadTemplate);
  const events = readFileSync(new URL('../cli/commands/ledger-events.ts', root), 'utf8').matchAll(/event\('([a-z]+)'/g);
  const plain = readFileSync(new URL('../cli/commands/ledger.ts', root), 'utf8').matchAll(/make\(\s*'([a-z]+)[ ']/g);
  const notices = readFileSync(new URL('../cli/commands/ledger-notify.ts', root), 'utf8').matchAll(/make\(\s*'([a-z]+)'/g);
  return new Set([
    ...templates.flatMap(({ id, tasks }) => [id, ...tasks.map((task) => `${id}:${task.id}`)]),
    ...shippedTerms().flatMap((id) => loadTerms(id).clocks.map((clock) => `${id}:${clock.id}`)),
    ...[...events, ...plain, ...notices].map(([, name]) => `ledger ${name}`),
    'ledger tasks add',
  ]);
}

const groups: [letter: string, title: string][] = [
  ['A', '单项否决 Vetoes'],
  ['B', '可用性与链接 Availability and links'],
  ['C', '时效 Freshness'],
  ['D', '政府信息公开平台 Disclosure platform'],
  ['E', '指南、目录、制度 Guides, catalogues, rules'],
  ['F', '法定主动公开内容 Statutory disclosures'],
  ['G', '年度报告 Annual reports'],
  ['H', '政策文件与解读 Policy and interpretation'],
  ['I', '办事服务 Services'],
  ['J', '互动 Interaction'],
  ['K', '身份与设计 Identity and design'],
  ['L', '功能 Functions'],
  ['M', '内容安全与隐私 Content and privacy'],
  ['N', '新媒体、基层、工作流 Media, grassroots, ledgers'],
  ['O', '单行法时限 Terms of single laws'],
];
const documents: [id: string, title: string][] = [
  ['000', '市水务局政务信息公开工作实施方案 A water bureau’s plan (2004)'],
  ['001', '政务信息公开工作计划 Two work plans'],
  ['002', '政务信息公开工作制度、12340工作落实制度 A bureau’s rules'],
  ['003', '2015年大庆市政府信息公开工作要点实施方案 Daqing 2015'],
  ['004', '2020年黄冈市政务公开工作实施方案 Huanggang 2020'],
];

/** Text of checks/README.md. */
export function writeReadme(): string {
  const { indicators, requirements } = readCoverage();
  const kinds = readNodes();
  const inline = (names: string[]): string => (names.length > 0 ? names.map((name) => `\`${name}\``).join(' ') : '—');
  const rest = ({ checks: served, nodes, ledger, note, planned }: Row): string => {
    if (planned) return `未实现 planned：${planned}`;
    if (note) return note;
    if (served.length > 0 || ledger.length > 0) return '';
    return nodes.some((node) => kinds.get(node) === 'manual' || kinds.get(node) === 'group') ? '人工 manual' : '';
  };
  const table = (rows: [string, Row][]): string =>
    [
      '| 编号 | 内容 | 检查项 checks | 指标 index:node | 台账 ledger | 说明 |',
      '| --- | --- | --- | --- | --- | --- |',
      ...rows.map(
        ([id, row]) => `| ${id} | ${row.title} | ${inline(row.checks)} | ${inline(row.nodes)} | ${inline(row.ledger)} | ${rest(row)} |`,
      ),
    ].join('\n');
  const themes = [...new Set(checks.map(({ theme }) => theme))];
  const list = themes
    .map((theme) =>
      [
        `### ${theme}`,
        '',
        ...checks
          .filter((check) => check.theme === theme)
          .map(
            ({ id, title, scope, reviewOnly }) =>
              `- \`${id}\` ${title['zh-CN']} · ${title.en}（${scope}${reviewOnly ? '，review only' : ''}）`,
          ),
      ].join('\n'),
    )
    .join('\n\n');
  const rowsOf = (all: Record<string, Row>, belongs: (id: string) => boolean): [string, Row][] =>
    Object.entries(all).filter(([id]) => belongs(id));
  return `# 检查项 · Checks

${checks.length} 个检查项；一个检查项一个文件，文件名即编号。\`mingcha checks explain <id>\` 说明查什么、依据、不合格和合格的例子。
${checks.length} checks, one file each, named by its id. \`mingcha checks explain <id>\` tells what one looks for, the law it stands on, an example that fails and one that passes.

下表由 \`knowledge/coverage.yaml\` 生成（\`node test/checks/coverage.ts\`），测试保证每一行都有着落、所列名称都存在。
The tables are written from \`knowledge/coverage.yaml\`; a test holds every row to a check or an indicator that exists.

- **检查项 checks**：机器检查；只提示、由人工判定的（review only）不自动扣分。Only what is certain fails; the rest is for a person.
- **指标 index:node**：在指标体系中的位置，可以是机器评分，也可以是人工指标。Where it stands in an index, scored by checks or by hand.
- **台账 ledger**：整改台账的任务（模板:任务）、时限（方案:时限）或命令。A task, a clock or a command of the rectification ledger.
- **人工 manual**：没有检查项，由人按指标中的方法查看并留存证据。Looked at by a person, as the indicator says.

## 指标 · Indicators

${groups.map(([letter, title]) => `### ${letter} ${title}\n\n${table(rowsOf(indicators, (id) => id.startsWith(letter)))}`).join('\n\n')}

## 源文件要求 · Requirements of the source documents

${documents.map(([id, title]) => `### ${id} ${title}\n\n${table(rowsOf(requirements, (row) => row.startsWith(`${id}-`)))}`).join('\n\n')}

## 全部检查项 · All checks

${list}
`;
}

if (import.meta.main) {
  writeFileSync(readmeFile, writeReadme());
  console.log(readmeFile.pathname);
}
