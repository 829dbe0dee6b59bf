/** Whether what a person decided can stand: the site is in the round, the leaf in its index, and the points on the scale of the leaf. */
import { placeOf } from '../../checks/facts/address.ts';
import { findClosest } from '../../checks/index-file/closest.ts';
import type { Bilingual, EvaluationIndex, Mark, RosterSite } from '../../checks/model/index.ts';
import { isUsable } from '../../checks/score/leaf.ts';
import { type PlannedNode, planIndex, walk } from '../../checks/score/plan.ts';
import { profileOf } from './profile.ts';

export interface Referee {
  /** The site that an id, 标识码, name or address names. */
  site(named: string): RosterSite | undefined;
  /** The id of the leaf that an id or a title names; why there is none. */
  leaf(named: string): { id: string } | { fault: Bilingual };
  /** Why the mark cannot stand; null: it can. */
  fault(site: RosterSite, leaf: string, mark: Mark): Bilingual | null;
}

const say = (zh: string, en: string): Bilingual => ({ 'zh-CN': zh, en });

export function createReferee(
  sites: readonly RosterSite[],
  { index, parts }: { index: EvaluationIndex; parts: readonly EvaluationIndex[] },
): Referee {
  const names = new Map<string, RosterSite>();
  const add = (name: string | undefined, site: RosterSite): void => {
    if (name && !names.has(name)) names.set(name, site);
  };
  for (const site of sites) add(site.id, site);
  for (const site of sites) for (const name of [site.siteCode, site.name, placeOf(site.url)]) add(name, site);
  const indexes = [index, ...parts];
  const plans = new Map<string, Map<string, PlannedNode>>();
  const planFor = (site: RosterSite): Map<string, PlannedNode> => {
    let plan = plans.get(site.id);
    if (!plan) {
      const profile = profileOf(site);
      plan = new Map();
      for (const one of indexes)
        for (const planned of walk(planIndex(one, profile)))
          if (planned.node.rule !== undefined && !plan.has(planned.node.id)) plan.set(planned.node.id, planned);
      plans.set(site.id, plan);
    }
    return plan;
  };
  const leaves = new Map<string, string>();
  for (const one of indexes) for (const { node } of walk(planIndex(one, {}))) if (node.rule !== undefined) leaves.set(node.id, node.id);
  const titles = new Map<string, string[]>();
  for (const one of indexes)
    for (const { node } of walk(planIndex(one, {})))
      if (node.rule !== undefined)
        for (const title of [node.title['zh-CN'], node.title.en]) titles.set(title, [...(titles.get(title) ?? []), node.id]);

  return {
    site: (named) => names.get(named) ?? names.get(placeOf(/^https?:/i.test(named) ? named : `http://${named}`)),
    leaf(named) {
      const id = leaves.get(named);
      if (id !== undefined) return { id };
      const fitting = [...new Set(titles.get(named) ?? [])];
      if (fitting.length === 1) return { id: fitting[0]! };
      if (fitting.length > 1)
        return {
          fault: say(
            `“${named}”有多个指标，请写编号：${fitting.join('、')}`,
            `several indicators are called ${named}: ${fitting.join(', ')}`,
          ),
        };
      const near = findClosest(named, [...leaves.keys()]);
      return {
        fault: say(
          `指标体系 ${index.id} 中没有可判定的指标“${named}”${near ? `，是否为“${near}”` : ''}`,
          `there is no leaf ${named} in the index ${index.id}${near ? `; did you mean ${near}` : ''}`,
        ),
      };
    },
    fault(site, leaf, mark) {
      const planned = planFor(site).get(leaf);
      if (!planned?.applies) return say(`指标 ${leaf} 不适用于 ${site.id}`, `${leaf} does not apply to ${site.id}`);
      if (mark.result === 'points' && mark.points === undefined && mark.grade === undefined)
        return say(`指标 ${leaf} 应写明得分或等级`, `say the points or the grade of ${leaf}`);
      if (isUsable(planned, mark) && !(mark.points !== undefined && mark.points * 100 > planned.bound)) return null;
      return say(
        `指标 ${leaf} 不能记为${mark.grade ?? `${mark.points} 分`}（满分 ${planned.bound / 100}${planned.role === 'veto' ? '，否决项只能判通过或不通过' : ''}）`,
        `${leaf} cannot be given ${mark.grade ?? `${mark.points} points`} (of ${planned.bound / 100}${planned.role === 'veto' ? '; a veto passes or fails' : ''})`,
      );
    },
  };
}
