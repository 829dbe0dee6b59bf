/** One item as a page of text: what it is, what its clocks say, and its log. */
import type { Language } from '../../checks/model/index.ts';
import type { LoggedEvent } from '../../checks/model/ledger.ts';
import { clip, makePlain } from '../plain.ts';
import type { Opened } from './desk.ts';
import { clockOfMoment } from './moments.ts';
import { eventNames, stateNames } from './states.ts';
import type { Terms } from './terms.ts';
import { ledgerWords } from './wording.ts';

/** Lines of text; nothing of a page acts in them. */
export function historyLines(opened: Opened, language: Language): string[] {
  const { number, standing, clocks, terms, entry } = opened;
  const { item, state, grade, beginning } = standing;
  const words = ledgerWords[language];
  const named = (name: string, text: string | null): string[] => (text ? [`${name}${words.colon}${makePlain(text)}`] : []);
  const { columns } = words;
  return [
    `${number}  ${clip(item.title[language], 100)}  ${stateNames[state][language]}`,
    ...named(columns.organ, standing.organ),
    ...named(columns.kind, `${words.kinds[item.kind]}${words.list}${words.grades[grade]}`),
    ...named(columns.site, item.site && `${item.site.name} ${item.site.url}`),
    ...named(columns.url, item.finding?.url ?? null),
    ...named(columns.from, item.from ?? beginning.round),
    ...named(columns.text, clip(beginning.text[language], 500)),
    ...named(columns.fingerprint, item.finding?.fingerprint ?? null),
    '',
    `${terms.title[language]}  ${terms.id}`,
    ...clocks.map(
      ({ clock, state: now, due, over, stoppedOn, assumed }) =>
        `  ${clock.title[language]}  ${due ?? '—'}  ${now === 'overdue' ? '' : words.clockStates[now]}${over > 0 ? `${now === 'overdue' ? '' : ' '}${words.over(over, terms.days === 'working')}` : ''}${stoppedOn ? `  ${stoppedOn}` : ''}${assumed ? `  ${words.assumed}` : ''}`,
    ),
    '',
    ...entry.events.map(
      (event) =>
        `  ${event.seq}  ${clockOfMoment(event.at)}  ${clip(event.by, 60)}  ${eventNames[event.kind][language]}  ${detail(event, language, terms)}`,
    ),
  ];
}

/** What a clock is called; its id when the terms have none of that name. */
export function clockTitle(terms: Terms, id: string, language: Language): string {
  return terms.clocks.find((clock) => clock.id === id)?.title[language] ?? id;
}

/** What an event says beside its kind. */
export function detail({ kind, data }: LoggedEvent, language: Language, terms: Terms): string {
  const words = ledgerWords[language];
  const { log } = words;
  const parts = ((): string[] => {
    switch (kind) {
      case 'opened':
      case 'reopened':
        return [
          words.grades[data.grade],
          data.round ?? '',
          data.due ? words.due(data.due) : '',
          kind === 'reopened' ? log.reopened[data.why] : '',
          kind === 'reopened' ? data.note : '',
        ];
      case 'found':
        return [data.round, data.asOf];
      case 'deployed':
        return [data.to, data.note];
      case 'rechecked':
        return [log.rechecked[data.result], data.text[language]];
      case 'extension-asked':
        return [words.summary.until(data.until), data.plan];
      case 'extension-decided':
        return [data.granted ? log.granted(data.until) : log.refused, data.why];
      case 'appeal-decided':
        return [data.upheld ? log.upheld : log.rejected, data.why];
      case 'warned':
        return [
          log.warned(data.level, clockTitle(terms, data.clock, language)),
          words.over(data.over, terms.days === 'working'),
          data.phone ? log.phone : '',
          data.supervised ? words.supervised : '',
        ];
      case 'due-soon':
        return [clockTitle(terms, data.clock, language), words.due(data.due)];
      case 'reminded':
        return [data.whom, data.text];
      case 'transferred':
        return [data.organ, data.why];
      case 'graded':
        return [words.grades[data.grade], data.why];
      case 'counted':
        return [data.on, data.text];
      case 'closed':
        return [data.auto ? log.auto : '', data.text];
      default:
        return [data.text];
    }
  })();
  const files = 'files' in data ? data.files.map(({ name }) => name) : [];
  return clip([...parts, ...files.map((name) => `[${name}]`)].filter((part) => part !== '').join(words.list), 400);
}
