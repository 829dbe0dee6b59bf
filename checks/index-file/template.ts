/** The file that an evaluator starts from. */

/** Returns the text of a commented index file that is valid as it stands. `version` is the day of the edition, `YYYY-MM-DD`. */
export function newIndex(id: string, version = '2026-01-01'): string {
  return template.replaceAll('{id}', id).replaceAll('{version}', version);
}

const template = `# 评估指标体系。改完后运行 mingcha index validate 本文件；mingcha index show 本文件 可打印成表。
# An evaluation index. After changes: mingcha index validate <file>; mingcha index show <file> prints it as a table.
#
# 每个名称须写中英文两种：{ zh-CN: "…", en: "…" }。没有对照正式文件核实的数字写 verified: false，得分卡会逐项列出。
# Every text stands in both languages. A number not checked against the official text says verified: false; scorecards list those.

id: {id}
version: "{version}"
title: { zh-CN: "政务公开评估指标", en: "Evaluation of open government" }
source:
  - 依据文件的名称和文号
caveat: { zh-CN: "地方权重，非国标", en: "local weighting, not a national number" }
total: 100
pass: { from: 60, verified: false }
grades: # 从高到低，最后一级从 0 起 / best first, the last from 0
  - { name: { zh-CN: "优", en: "excellent" }, from: 90, verified: false }
  - { name: { zh-CN: "良", en: "good" }, from: 80, verified: false }
  - { name: { zh-CN: "合格", en: "qualified" }, from: 60, verified: false }
  - { name: { zh-CN: "不合格", en: "unqualified" }, from: 0 }
bonusGate: { above: 80, max: 5, verified: false } # 扣分后高于 80 分的才加分 / bonus only above 80
# 本单位的叫法 / what you call things
names:
  levels:
    - { zh-CN: "一级指标", en: "first-level indicator" }
    - { zh-CN: "二级指标", en: "second-level indicator" }

nodes:
  # 单项否决：没有分值，成立即不合格 / a veto has no points
  - id: veto
    title: { zh-CN: "单项否决", en: "Vetoes" }
    children:
      - id: veto.blank
        title: { zh-CN: "空白栏目 5 个及以上", en: "Five or more blank columns" }
        rule: { kind: veto, check: column-blank, noun: { zh-CN: "空白栏目", en: "blank columns" }, atLeast: 5 }

  # 一级指标写 points（合计等于 total），或都写 weight（合计 100%）/ points that add up to total, or weights that add up to 100
  - id: columns
    title: { zh-CN: "栏目更新", en: "Columns" }
    points: 40
    verified: false
    source: 依据文件的条款
    children:
      # 扣分：每个问题扣 per 分，最多扣 cap 分；options 传给检查项 / so much a finding, up to a cap
      - id: columns.stale
        title: { zh-CN: "动态要闻 10 天内更新", en: "News within ten days" }
        points: 20
        verified: false
        rule:
          kind: deduct
          check: column-stale
          options: { newsDays: 10 }
          where: { category: news }
          noun: { zh-CN: "未更新的栏目", en: "columns overdue" }
          per: 5
          cap: 15
      # 比例：按合格的比例得分 / by share of passes
      - id: columns.dated
        title: { zh-CN: "列表注明日期", en: "Lists show dates" }
        points: 10
        verified: false
        rule: { kind: ratio, check: undated-items, noun: { zh-CN: "列表", en: "lists" } }
      # 分档：全部、部分、无 / tiers: all, some, none
      - id: columns.guide
        title: { zh-CN: "公开指南要素", en: "Elements of the guide" }
        points: 10
        verified: false
        rule:
          kind: tiers
          check: guide-incomplete
          times: missing
          noun: { zh-CN: "指南要素", en: "elements" }
          tiers:
            - { when: all, points: 10 }
            - { when: { fails: 2 }, points: 5 }
            - { when: none, points: 0 }

  # 人工：写明怎么看、怎么给分、留什么证据；modes 和 sample 写明采样方式 / a person looks: how, what may be given, what is kept
  - id: requests
    title: { zh-CN: "依申请公开", en: "Requests" }
    points: 60
    verified: false
    modes: [site, simulation] # site 网站采样 · papers 材料 · simulation 模拟测试 · monitoring 软件监测 · visit 实地查看 · survey 社会调查
    min: 10 # 最低得 10 分 / at least 10 points
    children:
      - id: requests.channel
        title: { zh-CN: "申请渠道畅通", en: "Channels work" }
        points: 40
        verified: false
        sample: { count: 3, of: { zh-CN: "申请渠道", en: "channels" } } # 全部查看写 whole / whole for all of it
        rule:
          kind: manual
          howTo: { zh-CN: "按公布的渠道试填申请，看能否走到提交一步", en: "Fill in a request up to the point of sending." }
          evidence: { zh-CN: "各步截图和地址", en: "screenshots and addresses" }
          scale:
            - { name: { zh-CN: "优", en: "excellent" }, percent: 100 }
            - { name: { zh-CN: "良", en: "good" }, percent: 80 }
            - { name: { zh-CN: "一般", en: "fair" }, percent: 60 }
            - { name: { zh-CN: "差", en: "poor" }, percent: 0 }
      # 只适用于部分站点：不适用的分值由其余指标分担 / for some sites only; the points of others are spread
      - id: requests.statistics
        title: { zh-CN: "受理统计公开", en: "Figures of requests" }
        points: 20
        verified: false
        appliesTo: { level: [province, city, county] }
        rule:
          kind: manual
          howTo: { zh-CN: "查看是否公布申请受理统计", en: "Are figures of requests published?" }
          evidence: { zh-CN: "页面截图", en: "screenshot" }
          scale: { from: 0, to: 20, step: 5 }

  - id: bonus
    title: { zh-CN: "加分", en: "Bonus" }
    points: 5
    verified: false
    children:
      - id: bonus.ideas
        title: { zh-CN: "创新做法", en: "New ideas" }
        points: 5
        verified: false
        rule:
          kind: manual
          as: bonus
          howTo: { zh-CN: "有可推广的创新做法的加分", en: "Is there anything others should copy?" }
          evidence: { zh-CN: "做法说明", en: "description" }

# 由几个指标体系合成：每个节点取另一指标体系的得分 / made of other indexes
#  - id: third-party
#    title: { zh-CN: "第三方评估", en: "Third party" }
#    weight: 70
#    rule: { kind: index, index: platform-2019, veto: carry } # carry 否决一并计入 · zero 否决的不得分 · ignore 不管否决
`;
