/** 存在的主要问题: vetoes first, then kind by kind with named sites and examples, and how many each organ has. */
import type { Example, ProblemKind } from '../round/model.ts';
import type { Desk } from './desk.ts';
import { type Block, join, type Piece } from './pieces.ts';

/** A part under a heading of its own. */
export interface Part {
  heading: Piece[];
  blocks: Block[];
}

export function writeProblems(desk: Desk): Part[] {
  const { on } = desk;
  return [
    ...(on('problems.vetoes') ? vetoes(desk) : []),
    ...(on('problems.themes') ? themes(desk) : []),
    ...(on('problems.organs') ? organs(desk) : []),
  ];
}

/** A round of a single site need not name it again. */
const ofOne = ({ report }: Desk): boolean => report.totals.checked.count === 1;

const body = (...text: Piece[]): Block[] => (text.length > 0 ? [{ kind: 'body', text }] : []);

function vetoes(desk: Desk): Part[] {
  const { report, template, language, say, number, words, reckoned } = desk;
  const { vetoed } = report.totals;
  if (vetoed.count === 0) return [];
  const standing = report.vetoes.flatMap((veto, at) => (veto.possible ? [] : [{ veto, at }]));
  const shown = standing.slice(0, template.most.vetoes);
  const examples = [...report.problems, ...report.organs].flatMap((one) => one.examples);
  const items = shown.map(({ veto, at }, place): Block => {
    const known = { site: desk.owned(`vetoes.${at}`), title: words(`vetoes.${at}.title.${language}`) };
    const reason = examples.find(({ site, fingerprint }) => site === veto.site && veto.findings.includes(fingerprint));
    const sentence = reason && told(desk, reason, ended);
    const text = !sentence
      ? say('problems.veto.item.bare', known)
      : ofOne(desk)
        ? say('problems.veto.item.one', { title: known.title, reason: sentence })
        : say('problems.veto.item', { ...known, reason: sentence });
    return { kind: 'body', text: shown.length > 1 ? [ordinal(place), ...text] : text };
  });
  const rest = standing.length - shown.length;
  const more = rest > 0 ? say('problems.veto.more', { count: reckoned('standing-vetoes-beyond', ['vetoes', String(shown.length)]) }) : [];
  return [
    {
      heading: say('problems.veto.heading'),
      blocks: [
        ...body(...(ofOne(desk) ? [] : say('problems.veto.intro', { vetoed: number('totals.vetoed.count', { sites: vetoed.ids }) }))),
        ...items,
        ...body(...more),
      ],
    },
  ];
}

/** The words of a finding. */
const told = ({ language }: Desk, { site, check, fingerprint, text }: Example, end: (text: string) => string): Piece => ({
  text: end(text[language]),
  source: { kind: 'finding', site, check, fingerprint },
});

/** `1.` before the third level (GB/T 9704, 7.3.3). */
const ordinal = (place: number): Piece => ({ text: `${place + 1}.`, source: { kind: 'ordinal' } });

/** With a full stop at its end, whatever it had. */
const ended = (text: string): string =>
  /[。.！!？?]$/.test(text.trimEnd()) ? text.trimEnd() : `${text.trimEnd()}${/[\u4e00-\u9fff]/.test(text) ? '。' : '.'}`;
const unended = (text: string): string => text.trimEnd().replace(/[。.；;]$/, '');

function themes(desk: Desk): Part[] {
  const { report, template, language, say, number, words } = desk;
  const { most } = template;
  const having = report.themes.flatMap((theme, at) => (theme.findings > 0 ? [{ theme, at }] : []));
  const rest = having.slice(most.themes).map(({ theme, at }) =>
    say('problems.rest.theme', {
      theme: words(`themes.${at}.title.${language}`),
      findings: number(`themes.${at}.findings`, { sites: theme.sites.ids }),
    }),
  );
  const others = rest.length > 0 ? body(...say('problems.rest', { parts: desk.list(rest) })) : [];
  const parts = having.slice(0, most.themes).map(({ theme, at }): Part => {
    const kinds = report.problems.flatMap((kind, place) => (kind.theme === theme.theme && kind.findings > 0 ? [{ kind, place }] : []));
    const named = kinds.toSorted((a, b) => b.kind.findings - a.kind.findings || a.place - b.place).slice(0, most.checks);
    const beyond = kinds.filter((one) => !named.includes(one));
    const intro =
      named.length === 1 && beyond.length === 0
        ? []
        : ofOne(desk)
          ? say('problems.theme.one', { findings: number(`themes.${at}.findings`) })
          : say('problems.theme', {
              findings: number(`themes.${at}.findings`),
              sites: number(`themes.${at}.sites.count`, { sites: theme.sites.ids }),
            });
    const more =
      beyond.length > 0
        ? say('problems.more', {
            count: desk.reckoned(
              'sum',
              beyond.map(({ place }) => `problems.${place}.findings`),
            ),
          })
        : [];
    return {
      heading: say('problems.theme.heading', { theme: words(`themes.${at}.title.${language}`) }),
      blocks: [...body(...intro), ...named.flatMap(({ kind, place }) => body(...ofCheck(desk, kind, place))), ...body(...more)],
    };
  });
  return [...parts, ...(others.length > 0 ? [{ heading: say('problems.rest.heading'), blocks: others }] : [])];
}

function ofCheck(desk: Desk, kind: ProblemKind, at: number): Piece[] {
  const { report, template, language, say, number, words } = desk;
  const title = words(`problems.${at}.title.${language}`);
  const found = number(`problems.${at}.findings`, { sites: kind.sites.ids, fingerprints: kind.fingerprints });
  const alone = kind.sites.count === 1 ? report.sites.findIndex(({ id }) => id === kind.sites.ids[0]) : -1;
  const site = alone >= 0 ? words(`sites.${alone}.name`) : [];
  const places = pick(kind, template.most.examples);
  const texts = places.map((place) => told(desk, kind.examples[place]!, unended));
  if (kind.findings === 1 && texts.length === 1) {
    const only = { title, findings: found, text: texts[0]! };
    return ofOne(desk) ? say('problems.check.only.one', only) : say('problems.check.only', { ...only, site });
  }
  const first = ofOne(desk)
    ? say('problems.check.one', { title, findings: found })
    : alone >= 0
      ? say('problems.check.site', { title, findings: found, site })
      : say('problems.check', { title, findings: found, sites: number(`problems.${at}.sites.count`, { sites: kind.sites.ids }) });
  if (texts.length === 0) return first;
  // of a single site its name was said already
  const examples = places.map((place, row) =>
    alone >= 0 ? [texts[row]!] : say('problems.example', { site: words(`problems.${at}.examples.${place}.name`), text: texts[row]! }),
  );
  const row = join(examples, language === 'en' ? '; ' : '；');
  return [...first, ...say(texts.length === kind.findings ? 'problems.examples.all' : 'problems.examples', { examples: row })];
}

/** Places of the examples to be told: failing ones, of different sites before a second of the same. */
function pick({ examples }: ProblemKind, most: number): number[] {
  const failing = examples.flatMap(({ outcome, site }, place) => (outcome === 'fail' ? [{ place, site }] : []));
  const firsts = failing.filter(({ site }, at) => failing.findIndex((one) => one.site === site) === at);
  return [...firsts, ...failing.filter((one) => !firsts.includes(one))].slice(0, most).map(({ place }) => place);
}

function organs(desk: Desk): Part[] {
  const { report, template, say, number, words, reckoned } = desk;
  const having = report.organs.flatMap((organ, at) => (organ.findings > 0 ? [{ organ, at }] : []));
  // of one organ the overview has told already
  if (having.length < 2) return [];
  const named = having.slice(0, template.most.organs);
  const parts = named.map(({ organ, at }) =>
    say('problems.organ', { organ: words(`organs.${at}.organ`), findings: number(`organs.${at}.findings`, { sites: organ.sites }) }),
  );
  const rest = having.length - named.length;
  const more =
    rest > 0 ? say('problems.organs.more', { count: reckoned('entries-beyond', ['organs', 'findings', String(named.length)]) }) : [];
  return [{ heading: say('problems.organs.heading'), blocks: body(...say('problems.organs', { parts: desk.list(parts) }), ...more) }];
}
