/** Rules of an index in words, as tables and comparisons write them. */
import type { Bilingual, IndexNode, Rule } from '../model/index.ts';
import { writePoints } from '../score/hundredths.ts';
import { scaleInWords, tierName } from '../score/reasons.ts';
import { amountOf } from '../score/scale.ts';
import { both } from './source.ts';

const join = (parts: Bilingual[], zh: string, en: string): Bilingual =>
  both(parts.map((part) => part['zh-CN']).join(zh), parts.map((part) => part.en).join(en));

/** Returns how a rule scores; `bound` is what its node is worth, in hundredths. */
export function describeRule(rule: Rule, bound: number): Bilingual {
  const noun = ('noun' in rule && rule.noun) || both('问题', 'findings');
  switch (rule.kind) {
    case 'veto':
      return rule.atLeast === 1
        ? both(`有${noun['zh-CN']}即否决`, `one vetoes (${noun.en})`)
        : both(`${noun['zh-CN']}达到 ${rule.atLeast} 个即否决`, `${rule.atLeast} veto (${noun.en})`);
    case 'deduct':
      return describeDeduction(rule, noun);
    case 'ratio':
      return rule.full === 1 && rule.zero === 0
        ? both(`按合格比例得分（${noun['zh-CN']}）`, `by share of passes (${noun.en})`)
        : both(
            `按合格比例得分（${noun['zh-CN']}）：${rule.full * 100}% 得满分，${rule.zero * 100}% 及以下不得分`,
            `by share of passes (${noun.en}): full from ${rule.full * 100} %, none up to ${rule.zero * 100} %`,
          );
    case 'tiers': {
      const tiers = rule.tiers.map((tier) => {
        const points = writePoints(amountOf(tier, bound));
        const name = tierName(tier);
        return both(`${name['zh-CN']}得 ${points} 分`, `${name.en} ${points}`);
      });
      const list = join(tiers, '，', ', ');
      return both(`分档得分（${noun['zh-CN']}）：${list['zh-CN']}`, `by tiers (${noun.en}): ${list.en}`);
    }
    case 'bonus':
      return both(`符合条件的加 ${rule.points} 分`, `${rule.points} added when met`);
    case 'manual': {
      if (!rule.scale) return rule.howTo;
      const scale = scaleInWords(rule.scale, bound);
      return both(`${rule.howTo['zh-CN']}（${scale['zh-CN']}）`, `${rule.howTo.en} (${scale.en})`);
    }
    case 'index': {
      const veto = {
        carry: both('，单项否决一并计入', ', its vetoes count here'),
        zero: both('，单项否决的不得分', ', nothing when vetoed'),
        ignore: both('', ''),
      }[rule.veto];
      return both(`按“${rule.index}”的得分占其满分的比例得分${veto['zh-CN']}`, `its share of the total of ${rule.index}${veto.en}`);
    }
  }
}

function describeDeduction({ per, cap, free }: Extract<Rule, { kind: 'deduct' }>, noun: Bilingual): Bilingual {
  const each = per === 'all' ? both('有即扣完', 'all lost for one') : both(`每个扣 ${per} 分`, `${per} lost for each`);
  const but = free === undefined ? both('', '') : both(`，${free} 个以内不扣`, `, up to ${free} are free`);
  const most = cap === undefined ? both('', '') : both(`，最多扣 ${cap} 分`, `, at most ${cap}`);
  return both(`${noun['zh-CN']}${each['zh-CN']}${but['zh-CN']}${most['zh-CN']}`, `${each.en} of ${noun.en}${but.en}${most.en}`);
}

/** Returns what holds the score of a node beside its points; empty when nothing does. */
export function describeLimits({ cap, min, max, equal }: IndexNode): Bilingual {
  const parts = [
    ...(equal === undefined
      ? []
      : [equal === 'leaves' ? both('末级各项均分', 'divided equally among the leaves') : both('下级各项均分', 'divided equally')]),
    ...(max === undefined ? [] : [both(`最高计 ${max} 分`, `at most ${max} count`)]),
    ...(min === undefined ? [] : [both(`最低 ${min} 分`, `at least ${min} kept`)]),
    ...(cap === undefined ? [] : [both(`合计最多扣 ${cap} 分`, `at most ${cap} lost in all`)]),
  ];
  return join(parts, '，', ', ');
}
