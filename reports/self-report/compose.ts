/** The text of a self-report: what is known is filled in, what is not is marked with how to find it. Nothing is made up. */
import type { Interval, Language, Scorecard, ScoreNode } from '../../checks/model/index.ts';
import { writeDay } from '../bulletin/desk.ts';
import { type Attachment, type Block, type Bulletin, type TableColumn, wording } from '../bulletin/pieces.ts';
import { clip } from '../plain.ts';
import { nameLeftOut, walkNodes, writeInterval } from '../reading.ts';
import { words } from '../wording.ts';
import { annualBlocks } from './annual.ts';
import { bodies, type Desk, heading, kindsOf, openDesk } from './desk.ts';
import type { SelfReportInput } from './model.ts';
import type { SelfReportTemplate } from './template.ts';

/** Characters of an example. */
const exampleLength = 160;

/** Composes the report; `blankDate` stands where no day was given. */
export function composeSelfReport(
  input: SelfReportInput,
  { template, language, blankDate }: { template: SelfReportTemplate; language: Language; blankDate: string },
): Bulletin {
  const desk = openDesk(input, template, language);
  const { say } = desk;
  const { sections, headings, office } = template;
  const blocks: Block[] = [];
  const add = (id: 'basics' | 'methods' | 'results' | 'problems' | 'mending' | 'next', write: (of: Desk) => Block[]): void => {
    if (sections[id]) blocks.push(heading(headings[id]), ...write(desk));
  };
  add('basics', writeBasics);
  add('methods', writeMethods);
  add('results', writeResults);
  add('problems', writeProblems);
  add('mending', writeMending);
  add('next', writeNext);
  const attachments: Attachment[] = sections.annual ? [{ title: [wording(headings.annual)], blocks: annualBlocks(desk) }] : [];
  return {
    title: [wording(say('title', { name: input.site.organ ?? input.site.name, year: input.year }))],
    ...{ letterhead: '', number: office.number, addressees: office.addressees },
    ...{ blocks, attachments },
    issuer: office.issuer || (input.site.organ ?? desk.blank('organ')),
    date: office.date === '' ? blankDate : writeDay(office.date, language),
    record: null,
  };
}

const tableOf = (columns: TableColumn[], rows: string[][]): Block => ({
  kind: 'table',
  columns,
  rows: rows.map((row) => row.map((cell) => [wording(cell)])),
});

function writeBasics({ input: { site }, say, blank }: Desk): Block[] {
  const organ = site.organ ?? blank('organ');
  const siteCode = site.siteCode ?? blank('siteCode');
  return bodies(
    say('basics', { name: site.name, url: site.url, organ, siteCode }),
    say('people', { blank: blank('people') }),
    say('rules', { blank: blank('rules') }),
  );
}

function writeMethods({ input, card, language, say, day }: Desk): Block[] {
  const { results } = input;
  const rounds = results.flatMap(({ round }) => round ?? []);
  const separator = language === 'zh-CN' ? '、' : ', ';
  const { seen, index } = card;
  const source = index.source.length > 0 ? (language === 'zh-CN' ? `（${index.source.join('；')}）` : ` (${index.source.join('; ')})`) : '';
  const reasons = seen.leftOut.map(({ reason, count }) => `${nameLeftOut(reason, words[language])} ${count}`).join(separator);
  const list = card.notMeasured.map(({ what, count }) => `${what[language]} ${count}`).join(language === 'zh-CN' ? '；' : '; ');
  return bodies(
    say('looked', {
      ...{ times: results.length, first: day(results[0]!.asOf), last: day(results.at(-1)!.asOf) },
      rounds: rounds.length > 0 ? say('lookedRound', { count: rounds.length, ids: rounds.join(separator) }) : '',
    }) + say('index', { title: index.title[language], version: index.version, source }),
    say('seen', {
      asOf: day(card.asOf),
      pages: seen.pages,
      columns: seen.columns,
      targets: seen.targets,
      checksVersion: card.checksVersion,
    }) + (seen.complete ? say('seenAll') : say('seenPart', { reasons })),
    card.notMeasured.length > 0 ? say('unmeasured', { list }) : '',
  );
}

function writeResults(desk: Desk): Block[] {
  const { input, card, language, template, say, blank, day } = desk;
  const { columns, names, headings } = template;
  const { results } = input;
  const score = (interval: Interval): string => writeInterval(interval);
  const before = results.at(-2)?.scorecard;
  const comparable = before && before.index.id === card.index.id;
  const open = leavesOf(card).filter(({ state }) => state === 'manual' || state === 'unmeasured' || state === 'partial');
  const blocks: Block[] = bodies(
    say('verdict', {
      ...{ asOf: day(card.asOf), score: score(card.score), total: card.total, pass: card.pass, verdict: names.verdict[card.verdict] },
      grade: card.grade ? (language === 'zh-CN' ? `，等次为${card.grade['zh-CN']}` : `, grade ${card.grade.en}`) : '',
    }) +
      (card.score.low !== card.score.high ? say('interval', { open: card.coverage.open }) : '') +
      (card.vetoes.length > 0
        ? say('vetoes', { titles: card.vetoes.map(({ title }) => title[language]).join(language === 'zh-CN' ? '、' : ', ') })
        : '') +
      (comparable ? say('course', { before: day(before.asOf), earlier: score(before.score), now: score(card.score) }) : ''),
  );
  if (results.length > 1) {
    blocks.push(heading(headings.course, 2));
    blocks.push(
      tableOf(
        [
          { title: columns.day, width: 2, align: 'center' },
          { title: columns.round, width: 2, align: 'center' },
          { title: columns.score, width: 2, align: 'center' },
          { title: columns.verdict, width: 3, align: 'center' },
        ],
        results.map(({ asOf, round, scorecard }) => [asOf, round ?? '—', score(scorecard.score), names.verdict[scorecard.verdict]]),
      ),
    );
  }
  blocks.push(heading(headings.indicators, 2));
  blocks.push(
    tableOf(
      [
        { title: columns.indicator, width: 5, align: 'left' },
        { title: columns.points, width: 1, align: 'center' },
        { title: columns.score, width: 2, align: 'center' },
        { title: columns.state, width: 2, align: 'center' },
      ],
      [...walkNodes(card.nodes)].filter(({ depth, role }) => depth <= shownDepth && role !== 'veto').map((node) => rowOf(node, desk)),
    ),
  );
  if (open.length > 0) {
    blocks.push(heading(headings.open, 2));
    const shown = open.slice(0, template.most.leaves);
    blocks.push(
      ...bodies(
        say('openLeaves', { count: open.length }),
        ...shown.map(
          ({ title, reason }, at) =>
            `${at + 1}.${say('openLeaf', { title: title[language], reason: trim(reason[language]), blank: blank('leaf') })}`,
        ),
      ),
    );
  }
  return blocks;
}

/** Levels of indicators that are listed. */
const shownDepth = 1;

function rowOf({ title, depth, points, score, state, children, open }: ScoreNode, { language, template }: Desk): string[] {
  const { state: states } = template.names;
  const settled = children.length === 0 ? states[state] : open > 0 ? states.partial : states.measured;
  return [`${'　'.repeat(depth)}${title[language]}`, String(points), writeInterval(score), settled];
}

/** Leaves that apply. */
function leavesOf(card: Scorecard): ScoreNode[] {
  return [...walkNodes(card.nodes)].filter(({ children, state }) => children.length === 0 && state !== 'na');
}

function writeProblems({ input, card, language, template, say, titleOf, day }: Desk): Block[] {
  const kinds = kindsOf(input.findings);
  if (kinds.length === 0) return bodies(say('noProblems', { asOf: day(card.asOf) }));
  const review = input.findings.filter(({ outcome }) => outcome === 'review').length;
  const count = kinds.reduce((sum, { findings }) => sum + findings.length, 0);
  return bodies(
    say('problems', { asOf: day(card.asOf), kinds: kinds.length, findings: count, review }),
    ...kinds.slice(0, template.most.kinds).map(({ check, findings }, at) =>
      say('problem', {
        number: at + 1,
        title: titleOf(check),
        count: findings.length,
        example: clip(findings[0]!.text[language], exampleLength),
      }),
    ),
  );
}

function writeMending({ input: { mending }, language, template, say, blank }: Desk): Block[] {
  if (!mending) return bodies(say('noLedger', { blank: blank('ledger') }));
  const { opened, closed, open, cameBack } = mending;
  const rate = opened === 0 ? '—' : `${Math.round((closed / opened) * 1000) / 10}%`;
  return bodies(
    say('mending', { opened, closed, open: open.length, rate }) + (cameBack > 0 ? say('cameBack', { count: cameBack }) : ''),
    open.length === 0 ? say('allMended') : '',
    ...open.slice(0, template.most.items).map(({ title, state, over, text }, at) =>
      say('openItem', {
        ...{ number: at + 1, title: title[language], state: state[language], text: clip(text[language], exampleLength) },
        due: over > 0 ? say('overdue', { days: over }) : '',
      }),
    ),
  );
}

function writeNext({ input, template, say, blank, titleOf }: Desk): Block[] {
  const kinds = kindsOf(input.findings);
  const open = input.mending?.open.length ?? 0;
  return bodies(
    ...kinds
      .slice(0, template.most.kinds)
      .map(({ check }, at) => `${at + 1}.${say('next', { title: titleOf(check), blank: blank('measure') })}`),
    open > 0 ? say('nextOpen', { count: open }) : '',
    kinds.length === 0 && open === 0 ? say('nextNone') : '',
    say('nextBlank', { blank: blank('plan') }),
  );
}

const trim = (text: string): string => text.replace(/[。.；;\s]+$/, '');
