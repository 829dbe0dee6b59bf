/** `recheck`: what open findings name is looked at again. */

import { type AskingOptions, addAsking, readAsking } from '../asking.ts';
import { usage } from '../failure.ts';
import { type FilterOptions, readFilter } from '../ledger-filter.ts';
import { addPersonalData, readPersonalData } from '../personal-data.ts';
import type { RecheckCommand } from '../recheck.ts';
import { type Common, collect, defaults, type Terms } from '../terms.ts';
import { readChoice } from '../values.ts';

interface Given extends Common, FilterOptions, AskingOptions {
  workspace: string;
  ledger?: true;
  inspection?: string;
  check?: string[];
  index: string;
  at?: string;
  by?: string;
  closed?: true;
  autoClose?: true;
  settings?: string;
  evidence: string;
  personalData: string;
  render?: string;
  failOn?: string;
}

export function addRecheck({ t, language, command, workspace, done }: Terms): void {
  const rechecking = workspace(
    command(
      'recheck',
      '复查：只访问未整改问题所涉的页面，逐项回答已整改、仍存在或待人工确认',
      'look again at what open findings name: mended, still there, or for a person',
    ),
  )
    .option(
      '--site <url|id>',
      t(
        '复查一个网站（网址或名录编号）最近一次检查的全部问题',
        'all findings of the newest inspection of a site (address or id of the roster)',
      ),
    )
    .option('--inspection <id>', t('复查某次检查的问题', 'findings of an inspection'))
    .option(
      '--round <id>',
      t('复查一次季度检查的问题（与 --ledger 合用时为该次检查的台账事项）', 'findings of a round; with --ledger its items'),
    )
    .option(
      '--ledger',
      t(
        '复查台账未销号事项并登记：提出销号；再次出现的重新立项',
        'open items of the ledger: closure is proposed, what came back is opened again',
      ),
    )
    .option('--organ <name>', t('台账：承办单位', 'ledger: organ'))
    .option('--state <state>', t('台账：状态，可重复（如 待复查）', 'ledger: state; may be repeated'), collect)
    .option('--closed', t('台账：已销号的也重新看', 'ledger: look at closed items too'))
    .option(
      '--auto-close',
      t(
        '台账：设置中 autoClose 所列检查项，已整改的自动销号',
        'ledger: close what is mended of the checks under autoClose in the settings',
      ),
    )
    .option('--settings <file>', t('台账设置（默认工作目录中的 ledger.yaml）', 'settings (default: ledger.yaml in the workspace)'))
    .option('--by <name>', t('登记人', 'who does it'), '自动复查')
    .option('--check <id>', t('只复查这一检查项，可重复', 'only findings of this check; may be repeated'), collect)
    .option('--index <id|file>', t('指标体系：编号或 YAML 文件', 'evaluation index: an id or a YAML file'), defaults.index)
    .option('--at <moment>', t('按哪一天或时刻（默认现在）', 'as of which day or moment (default: now)'))
    .option('--evidence <scope>', t('保存复查所得答复原文：none 不保存，all 全部', 'answers kept as evidence: none or all'), 'none')
    .option(
      '--render <mode>',
      t('auto 或 never：是否用浏览器（默认与检查时相同）', 'auto or never: look in a browser (default: as at the inspection)'),
    )
    .option('--fail-on <gate>', t('open：还有未整改或待确认的，退出码为 1', 'open: exit code 1 when anything is not mended'));
  addPersonalData(rechecking, t);
  addAsking(rechecking, t, {
    zh: '每个网站最多复查多少分钟，其余为待人工确认',
    en: 'minutes for each site at most; the rest is for a person',
  }).action(async (given: Given) => {
    const { readMoment, readBy } = await import('../ledger.ts');
    const { dayOfMoment } = await import('../../reports/ledger/moments.ts');
    const { recheckRound, recheckSite } = await import('../recheck.ts');
    const asked = [given.ledger, given.site ?? given.inspection, given.ledger ? undefined : given.round].filter((one) => one !== undefined);
    if (given.site !== undefined && given.inspection !== undefined)
      throw usage('--site 与 --inspection 只写一个。', 'give --site or --inspection, not both');
    if (asked.length !== 1 && !(given.ledger && given.site !== undefined && given.inspection === undefined))
      throw usage(
        '请写明复查什么：--site 网址、--inspection 编号、--round 编号、--ledger 四者之一（--site、--round 可与 --ledger 合用）。',
        'say what to look at again: one of --site, --inspection, --round, --ledger (--site and --round may go with --ledger)',
      );
    const at = readMoment(given.at);
    const { loadIndex, loadParts } = await import('../../crawler/index-files.ts');
    const index = loadIndex(given.index);
    const only = given.check ?? [];
    for (const id of only) await requireCheck(id);
    if (given.failOn !== undefined) readChoice('--fail-on', given.failOn, ['open']);
    const shared: RecheckCommand = {
      network: {
        workspace: given.workspace,
        asOf: dayOfMoment(at),
        ...readAsking(given),
        evidence: readChoice('--evidence', given.evidence, ['none', 'all']),
        personalData: readPersonalData(given),
        ...(given.render === undefined ? {} : { render: readChoice('--render', given.render, ['auto', 'never']) }),
      },
      index,
      parts: loadParts(index, given.index),
      checks: only,
      language,
      json: given.json === true,
      gate: given.failOn !== undefined,
    };
    if (given.ledger) {
      const { recheckLedger } = await import('../recheck-ledger.ts');
      const filter = readFilter(given);
      const settings = given.settings === undefined ? {} : { settings: given.settings };
      const flags = { closed: given.closed === true, autoClose: given.autoClose === true };
      done(await recheckLedger({ filter, ...flags, ...settings, by: readBy(given.by), at }, shared));
    } else if (given.round !== undefined) done(await recheckRound(given.round, shared));
    else {
      const site = given.site === undefined ? {} : { site: given.site };
      done(await recheckSite({ ...site, ...(given.inspection === undefined ? {} : { inspection: given.inspection }) }, shared));
    }
  });
}

async function requireCheck(id: string): Promise<void> {
  const { findClosest } = await import('../../checks/index-file/closest.ts');
  const { checks } = await import('../../checks/rules/index.ts');
  if (checks.some((check) => check.id === id)) return;
  const near = findClosest(
    id,
    checks.map((check) => check.id),
  );
  throw usage(
    `没有检查项 ${id}${near ? `，是否指 ${near}` : ''}。全部检查项见 checks。`,
    `there is no check ${id}${near ? `, did you mean ${near}` : ''}; see checks`,
  );
}
