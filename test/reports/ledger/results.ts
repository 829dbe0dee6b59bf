/** Results of a round's sites, for tests. */
import type { Finding, RosterSite, SiteResult } from '../../../checks/model/index.ts';

export function siteOf(name: string, organ: string): RosterSite {
  const id = `${name}.lanchuan.gov.cn`;
  return {
    ...{
      id,
      url: `http://${id}/`,
      name: `蓝川市${organ}网站`,
      organ,
      level: 'city',
      kind: 'department',
      region: '蓝川市',
      group: '市直部门',
    },
    ...{ running: true, scope: [], keyAreas: [], contacts: [], exemptions: [] },
  } as unknown as RosterSite;
}

export function findingOf(site: RosterSite, subject: string, check = 'dead-link-inner', outcome: Finding['outcome'] = 'fail'): Finding {
  const fingerprint = Buffer.from(`${check}:${subject}`).toString('hex').padEnd(16, '0').slice(-16);
  return {
    ...{
      check,
      outcome,
      url: `${site.url}${subject}.html`,
      message: 'm',
      text: { 'zh-CN': `${subject}打不开`, en: `${subject} does not open` },
    },
    ...{ locator: null, facts: {}, basis: [], fingerprint, evidence: [] },
  };
}

export function resultOf(site: RosterSite, findings: Finding[], vetoed: Finding[] = []): SiteResult {
  const nodes =
    vetoed.length > 0
      ? [
          {
            rule: 'veto',
            vetoed: true,
            checks: [vetoed[0]!.check],
            findings: vetoed.map(({ fingerprint }) => fingerprint),
            findingCount: vetoed.length,
            children: [],
          },
        ]
      : [];
  const scorecard = { vetoes: [], nodes } as unknown as SiteResult['scorecard'];
  return { site, sampled: true, status: 'done', error: null, inspection: 'i', scorecard, findings };
}

export async function* streamOf<Value>(...values: Value[]): AsyncGenerator<Value> {
  yield* values;
}
