/** Kinds of jobs: which command each is, and what it is called. */
import type { Bilingual } from '../../checks/model/index.ts';

export interface Kind {
  title: Bilingual;
  command: readonly string[];
  /** The command takes the hours in which sites are asked: a run that goes on past its window pauses. */
  between?: true;
  /** The command wants to know who does it. */
  by?: true;
}

/** Who does what the schedule does. */
const doer = '计划任务';

export const kinds = {
  inspect: { title: { 'zh-CN': '检查', en: 'inspection' }, command: ['inspect'], between: true },
  round: { title: { 'zh-CN': '季度检查', en: 'round' }, command: ['round', 'run'], between: true },
  probe: { title: { 'zh-CN': '监测', en: 'monitoring' }, command: ['probe', 'run'] },
  recheck: { title: { 'zh-CN': '复查', en: 'recheck' }, command: ['recheck'], between: true },
  warnings: { title: { 'zh-CN': '逾期预警', en: 'warnings' }, command: ['ledger', 'warn'], by: true },
  'friday-summary': { title: { 'zh-CN': '周五汇总', en: 'weekly summary' }, command: ['ledger', 'summary'] },
  notices: { title: { 'zh-CN': '发送通知', en: 'notices' }, command: ['ledger', 'notify'] },
} as const satisfies Record<string, Kind>;
export type KindName = keyof typeof kinds;
export const kindNames = Object.keys(kinds) as KindName[];

/** The arguments of the command line that a job runs, in its workspace. */
export function argsOf(
  { kind, args, between }: { kind: KindName; args: readonly string[]; between: string | null },
  workspace: string,
): string[] {
  const { command, ...rest } = kinds[kind];
  const hours = between !== null && 'between' in rest ? ['--between', between] : [];
  const by = 'by' in rest && !args.some((arg) => arg === '--by' || arg.startsWith('--by=')) ? ['--by', doer] : [];
  return [...command, ...args, ...hours, ...by, '--workspace', workspace];
}
