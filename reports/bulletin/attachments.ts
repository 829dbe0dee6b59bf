/** Attachments of the bulletin: results, problem lists per organ, figures. */
import type { RoundReport } from '../round/model.ts';
import { type Desk, writePeriod } from './desk.ts';
import { interval } from './overview.ts';
import { type Attachment, type Block, type Piece, type TableColumn, wording } from './pieces.ts';

/** The attachments that have something to say, in their order. */
export function writeAttachments(desk: Desk): { id: 'ranking' | 'list' | 'figures'; attachment: Attachment }[] {
  const { report, on } = desk;
  if (report.sites.length === 0) return [];
  const problems = report.totals.findings.fail > 0;
  return [
    ...(on('ranking') ? [{ id: 'ranking' as const, attachment: ranking(desk) }] : []),
    ...(on('list') && problems ? [{ id: 'list' as const, attachment: list(desk) }] : []),
    ...(on('figures') && report.totals.checked.count > 1 ? [{ id: 'figures' as const, attachment: figures(desk) }] : []),
  ];
}

const ordinal = (at: number): Piece[] => [{ text: String(at + 1), source: { kind: 'ordinal' } }];
const nothing = (): Piece[] => [wording('—')];

function titled(desk: Desk, id: 'ranking.title' | 'list.title' | 'figures.title'): Piece[] {
  return desk.say(id, { period: desk.period('round.quarter'), place: desk.place });
}

function column(desk: Desk, key: keyof Desk['template']['columns'], width: number, align: TableColumn['align'] = 'center'): TableColumn {
  return { title: desk.template.columns[key], width, align };
}

const captioned = (text: Piece[], table: Block): Block[] => (text.length > 0 ? [{ kind: 'caption', text }, table] : [table]);

function ranking(desk: Desk): Attachment {
  const { report, say, words, number, template } = desk;
  const columns = [
    ...[column(desk, 'rank', 9), column(desk, 'site', 30, 'left'), column(desk, 'organ', 26, 'left')],
    ...[column(desk, 'score', 13), column(desk, 'verdict', 14), ...(report.previous ? [column(desk, 'course', 12)] : [])],
  ];
  const at = new Map(report.sites.map(({ id }, place) => [id, place]));
  const blocks: Block[] = [{ kind: 'note', text: say('ranking.explain', { period: desk.period('round.quarter') }) }];
  for (const [place, { group, ids, unranked }] of report.ranking.entries()) {
    const rows = [...ids, ...unranked].map((id) => {
      const index = at.get(id)!;
      const site = report.sites[index]!;
      const rank =
        site.rank === null
          ? nothing()
          : [...(site.tied ? [wording(template.layout.tied)] : []), number(`sites.${index}.rank`, { sites: [id] })];
      return [
        ...[rank, [words(`sites.${index}.name`)], [words(`sites.${index}.organ`)]],
        ...[site.score ? interval(desk, `sites.${index}.score`, site.score) : nothing(), verdictOf(desk, site)],
        ...(report.previous ? [movement(desk, index)] : []),
      ];
    });
    if (rows.length === 0) continue;
    blocks.push(...captioned(group ? [words(`ranking.${place}.group`)] : [], { kind: 'table', columns, rows }));
  }
  const bad = report.sites.flatMap((site, index) => (site.verdict === 'veto' || site.verdict === 'unqualified' ? [{ site, index }] : []));
  if (bad.length > 0)
    blocks.push(
      ...captioned(say('ranking.unqualified'), {
        kind: 'table',
        columns: [
          ...[
            column(desk, 'number', 8),
            column(desk, 'site', 28, 'left'),
            column(desk, 'organ', 26, 'left'),
            column(desk, 'reason', 40, 'left'),
          ],
        ],
        rows: bad.map(({ index }, row) => [
          ordinal(row),
          [words(`sites.${index}.name`)],
          [words(`sites.${index}.organ`)],
          reasons(desk, index),
        ]),
      }),
    );
  return { title: titled(desk, 'ranking.title'), blocks };
}

function verdictOf({ template }: Desk, { verdict }: RoundReport['sites'][number]): Piece[] {
  return [wording(template.names.verdict[verdict ?? 'none'])];
}

/** How far a site moved since the round before. */
function movement(desk: Desk, index: number): Piece[] {
  const up = desk.report.sites[index]!.before?.up ?? null;
  if (up === null) return nothing();
  const { layout } = desk.template;
  if (up === 0) return [wording(layout.same)];
  const [before, after] = (up > 0 ? layout.up : layout.down).split('{count}');
  return [wording(before ?? ''), desk.reckoned('size', [`sites.${index}.before.up`]), wording(after ?? '')];
}

/** The vetoes of a site; its score where there are none. */
function reasons(desk: Desk, index: number): Piece[] {
  const { report, words, language, template } = desk;
  const site = report.sites[index]!;
  const vetoes = report.vetoes.flatMap((veto, at) =>
    veto.site === site.id && !veto.possible ? [[words(`vetoes.${at}.title.${language}`)]] : [],
  );
  if (vetoes.length > 0) return desk.list(vetoes);
  return site.score
    ? [wording(template.columns.score), wording(language === 'en' ? ' ' : ''), ...interval(desk, `sites.${index}.score`, site.score)]
    : nothing();
}

function list(desk: Desk): Attachment {
  const { report, template, language, say, words, number } = desk;
  const columns = (alone: boolean): TableColumn[] => [
    ...[column(desk, 'number', 7), ...(alone ? [] : [column(desk, 'site', 18, 'left')]), column(desk, 'check', alone ? 20 : 16, 'left')],
    ...[column(desk, 'problem', alone ? 48 : 38, 'left'), column(desk, 'page', 28, 'left')],
  ];
  const titles = new Map(report.problems.map(({ check }, at) => [check, at]));
  const blocks: Block[] = [];
  let left = template.most.rows;
  let listed = 0;
  const having = report.organs.flatMap((organ, at) => (organ.findings > 0 ? [{ organ, at }] : []));
  for (const { organ, at } of having) {
    const shown = organ.examples
      .flatMap((example, place) => (example.outcome === 'fail' ? [{ example, place }] : []))
      .slice(0, Math.min(left, template.most.listed));
    if (shown.length === 0) break;
    left -= shown.length;
    listed++;
    const path = `organs.${at}`;
    const findings = number(`${path}.findings`, { sites: organ.sites });
    // of an organ with one site of its own name, the name stands above the table
    const alone = shown.every(({ example }) => example.name === organ.organ);
    const rows = shown.map(({ example, place }, row) => {
      const { site, check, fingerprint, text, url } = example;
      const source = { kind: 'finding', site, check, fingerprint } as const;
      const kind = titles.get(check);
      return [
        ...[
          ordinal(row),
          ...(alone ? [] : [[words(`${path}.examples.${place}.name`)]]),
          kind === undefined ? [wording(check)] : [words(`problems.${kind}.title.${language}`)],
        ],
        ...[[{ text: text[language], source }], [{ text: url, source }]],
      ];
    });
    blocks.push(
      ...captioned(say('list.organ', { organ: words(`${path}.organ`), findings }), { kind: 'table', columns: columns(alone), rows }),
    );
    const file = desk.fileOf(organ.organ);
    if (shown.length < organ.findings && file)
      blocks.push({
        kind: 'note',
        text: say('list.cut', { shown: { text: String(shown.length), source: { kind: 'ordinal' } }, findings, file: wording(file) }),
      });
  }
  const rest = having.length - listed;
  if (rest > 0) {
    const count = desk.reckoned('entries-beyond', ['organs', 'findings', String(listed)]);
    blocks.push({ kind: 'note', text: say('list.rest', { count, folder: wording('problems/') }) });
  }
  return { title: titled(desk, 'list.title'), blocks };
}

function figures(desk: Desk): Attachment {
  const { say } = desk;
  const parts = [
    ...captionedTable(say('figures.sites'), ofSites(desk)),
    ...captionedTable(say('figures.checks'), ofChecks(desk)),
    ...captionedTable(say('figures.course'), ofCourse(desk)),
    ...captionedTable(say('figures.trend'), ofTrend(desk)),
  ];
  return { title: titled(desk, 'figures.title'), blocks: parts };
}

const captionedTable = (caption: Piece[], table: Block | null): Block[] => (table ? captioned(caption, table) : []);

/** Checked, qualified and not, by level, kind and group. */
function ofSites(desk: Desk): Block | null {
  const { report, template, number, reckoned, words } = desk;
  const columns = [
    ...[column(desk, 'kind', 26, 'left'), column(desk, 'inOperation', 13), column(desk, 'checked', 13)],
    ...[column(desk, 'qualified', 12), column(desk, 'unqualified', 12), column(desk, 'open', 12), column(desk, 'rate', 18)],
  ];
  const row = (name: Piece[], path: string, totals: RoundReport['totals']): Piece[][] => {
    const of = (key: 'checked' | 'qualified' | 'unqualified' | 'open'): Piece[] => [
      number(`${path}.${key}.count`, { sites: totals[key].ids }),
    ];
    const rate = totals.passRate;
    const low = rate && reckoned('percent', [`${path}.passRate.low`]);
    const high = rate && reckoned('percent', [`${path}.passRate.high`]);
    return [
      ...[
        name,
        totals.inOperation === null ? nothing() : [number(`${path}.inOperation`)],
        of('checked'),
        of('qualified'),
        of('unqualified'),
        of('open'),
      ],
      low === null || high === null ? nothing() : rate!.low === rate!.high ? [low] : [low, wording('–'), high],
    ];
  };
  const set = (key: 'byLevel' | 'byKind' | 'byGroup', names: Record<string, string>): Piece[][][] =>
    report[key].length < 2
      ? []
      : report[key].map((one, at) => row([words(`${key}.${at}.key`, names[one.key] ?? one.key)], `${key}.${at}.totals`, one.totals));
  return {
    kind: 'table',
    columns,
    rows: [
      ...[...set('byLevel', template.names.level), ...set('byKind', template.names.kind), ...set('byGroup', {})],
      row([wording(template.columns.total)], 'totals', report.totals),
    ],
  };
}

function ofChecks(desk: Desk): Block | null {
  const { report, language, number, words } = desk;
  const rows = report.themes.flatMap((theme, at) => {
    if (theme.findings === 0) return [];
    return report.problems.flatMap((kind, place) =>
      kind.theme === theme.theme && kind.findings > 0
        ? [
            [
              ...[[words(`themes.${at}.title.${language}`)], [words(`problems.${place}.title.${language}`)]],
              [number(`problems.${place}.findings`, { sites: kind.sites.ids, fingerprints: kind.fingerprints })],
              [number(`problems.${place}.sites.count`, { sites: kind.sites.ids })],
            ],
          ]
        : [],
    );
  });
  if (rows.length === 0) return null;
  const columns = [
    column(desk, 'theme', 26, 'left'),
    column(desk, 'check', 40, 'left'),
    column(desk, 'findings', 17),
    column(desk, 'sites', 17),
  ];
  return { kind: 'table', columns, rows };
}

function ofCourse(desk: Desk): Block | null {
  const { report, number } = desk;
  if (!report.course) return null;
  const keys = ['new', 'still', 'back', 'mended', 'unseen'] as const;
  return { kind: 'table', columns: keys.map((key) => column(desk, key, 20)), rows: [keys.map((key) => [number(`course.${key}`)])] };
}

function ofTrend(desk: Desk): Block | null {
  const { report, language, number, reckoned, words } = desk;
  if (report.trend.length < 2) return null;
  const columns = [
    ...[column(desk, 'round', 30, 'left'), column(desk, 'checked', 17), column(desk, 'qualified', 17)],
    ...[column(desk, 'rate', 22), column(desk, 'findings', 17)],
  ];
  const rows = report.trend.map(({ quarter, passRate }, at) => {
    const path = `trend.${at}`;
    const rate = (end: 'low' | 'high'): Piece => reckoned('percent', [`${path}.passRate.${end}`]);
    return [
      ...[[words(`${path}.quarter`, writePeriod(quarter, language))], [number(`${path}.checked`)], [number(`${path}.qualified`)]],
      passRate === null ? nothing() : passRate.low === passRate.high ? [rate('low')] : [rate('low'), wording('–'), rate('high')],
      [number(`${path}.findings`)],
    ];
  });
  return { kind: 'table', columns, rows };
}
