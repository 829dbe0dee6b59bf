/** How the bulletin begins: by which documents, who checked, when and how. */
import type { Desk } from './desk.ts';
import { type Block, office, type Piece } from './pieces.ts';

export function writeOpening(desk: Desk): Block[] {
  const { report, template, language, say, number, words, day, period, place } = desk;
  const { method, index } = report;
  const basis: Piece[] = template.office.basis
    ? [office(template.office.basis)]
    : index.source.length > 0
      ? desk.list(index.source.map((_, at) => [words(`index.source.${at}`)]))
      : [words(`index.title.${language}`)];
  const common = { basis, issuer: office(template.office.issuer || template.layout.one), period: period('round.quarter'), place };
  const { from, to } = report.round;
  const run =
    from === to
      ? say('opening.run.day', { ...common, day: day('round.to') })
      : say('opening.run', { ...common, from: day('round.from'), to: day('round.to', from) });
  const seen = { index: words(`index.title.${language}`), pages: number('method.pages'), targets: number('method.targets') };
  const how =
    method.pages === 0
      ? say('opening.method.unseen', { index: seen.index })
      : method.manual === 0
        ? say('opening.method', seen)
        : say('opening.method.marked', { ...seen, manual: number('method.manual') });
  return [{ kind: 'body', text: [...run, ...how, ...(desk.on('opening.index') ? measures(desk) : []), ...say('opening.end')] }];
}

/** What is measured, and how the sites were drawn. */
function measures(desk: Desk): Piece[] {
  const { report, language, say, words, reckoned } = desk;
  const parts = report.indicators.flatMap(({ depth, role, points }, at) =>
    depth === 0 && role === 'points' && points > 0
      ? [
          say('opening.index.part', {
            title: words(`indicators.${at}.title.${language}`),
            points: reckoned('points', [`indicators.${at}.points`]),
          }),
        ]
      : [],
  );
  const { share } = report.round;
  return [
    ...(parts.length > 0 ? say('opening.index', { parts: desk.list(parts) }) : []),
    ...(share < 1 ? say('opening.sample', { share: reckoned('percent', ['round.share']), seed: words('round.seed') }) : []),
  ];
}
