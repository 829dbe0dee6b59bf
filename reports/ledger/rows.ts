/** Items as rows: for JSON, for tables, for a terminal. */
import type { Language } from '../../checks/model/index.ts';
import type { Cell } from '../csv.ts';
import { clip } from '../plain.ts';
import type { Opened } from './desk.ts';
import { stateNames } from './states.ts';
import { ledgerWords } from './wording.ts';

/** An item for programs; names are fixed. */
export function itemJson({ number, standing, clocks, due, over, terms }: Opened) {
  const { item, state, grade, openedOn, cycle, cameBack, returned, supervised, warnings, rounds, closing, extension, appeal, counted } =
    standing;
  const { kind, title, site, finding, task, from } = item;
  const { organ } = standing;
  return {
    ...{ number, key: item.key, kind, organ, title, text: standing.beginning.text, state, grade, site, finding, task, from },
    ...{ openedOn, due, over, cycle, cameBack, returned, supervised, rounds, terms: terms.id },
    clocks: clocks.map(({ clock, ...reading }) => ({ id: clock.id, until: clock.until, ...reading })),
    warnings: warnings.map(({ clock, level, due: last, on }) => ({ clock, level, due: last, on })),
    extension,
    appeal,
    counted: task?.need ? counted.length : null,
    closing,
  };
}

/** Headings of the table of items. */
export function itemHeadings(language: Language): string[] {
  return Object.values(ledgerWords[language].columns);
}

/** The cells of an item, in the order of the headings. */
export function itemRow({ number, standing, due, over }: Opened, language: Language): Cell[] {
  const { item, state, grade, beginning, openedOn, warnings, supervised, cameBack, returned, closing } = standing;
  const words = ledgerWords[language];
  const row: Record<keyof typeof words.columns, Cell> = {
    number,
    state: stateNames[state][language],
    organ: standing.organ,
    kind: words.kinds[item.kind],
    title: item.title[language],
    text: beginning.text[language],
    grade: words.grades[grade],
    site: item.site?.name ?? null,
    url: item.finding?.url ?? item.site?.url ?? null,
    from: item.from ?? beginning.round,
    openedOn,
    due: state === 'closed' ? null : due,
    over: over > 0 ? over : null,
    warnings: warnings.length,
    supervised: supervised && state !== 'closed' ? words.yes : null,
    cameBack: cameBack > 0 ? cameBack : null,
    returned: returned > 0 ? returned : null,
    closedOn: closing?.on ?? null,
    closedHow: closing ? words.closedBy[closing.appeal ? 'appeal' : 'mended'] : null,
    fingerprint: item.finding?.fingerprint ?? null,
  };
  return Object.values(row);
}

/** One line of a terminal for an item. */
export function itemLine({ number, standing, due, over, terms, clocks }: Opened, language: Language): string {
  const { item, state, grade, cameBack, returned, supervised } = standing;
  const words = ledgerWords[language];
  const parts = [
    String(number).padStart(5),
    stateNames[state][language],
    clip(standing.organ, 40),
    `${clip(item.title[language], 60)}${grade === 'major' ? (language === 'zh-CN' ? `（${words.grades.major}）` : ` (${words.grades.major})`) : ''}`,
    over > 0 ? words.over(over, terms.days === 'working') : state !== 'closed' && due ? words.due(due) : '',
    supervised && state !== 'closed' ? words.supervised : '',
    cameBack > 0 ? words.cameBack(cameBack) : '',
    returned > 0 && state !== 'closed' ? words.returned(returned) : '',
    item.finding ? clip(item.finding.url, 120) : clip(item.site?.url ?? '', 120),
    clocks.some(({ assumed, stoppedOn }) => assumed && stoppedOn === null) && state !== 'closed' ? words.assumed : '',
  ];
  return parts.filter((part) => part !== '').join('  ');
}
