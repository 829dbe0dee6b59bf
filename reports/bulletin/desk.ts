/** What every part of a bulletin is written with: the report, the template, and how a sentence is filled in. */
import type { Language } from '../../checks/model/index.ts';
import type { RoundReport, SiteRow } from '../round/model.ts';
import { type Behind, figure } from './figures.ts';
import { type Filling, office, type Piece, type Reckoning, wording } from './pieces.ts';
import type { StatementId, statements } from './statements.ts';
import type { SectionId, Template } from './template.ts';

export interface Desk {
  report: RoundReport;
  template: Template;
  language: Language;
  /** Name of the file that holds all problems of an organ; null: none is written. */
  fileOf(organ: string): string | null;
  on(section: SectionId): boolean;
  /** A sentence with its places filled; nothing when its wording is blank. */
  say<Id extends StatementId>(id: Id, ...filling: Fillings<Id>): Piece[];
  number(path: string, behind?: Behind): Piece;
  reckoned(how: Reckoning, paths: readonly string[], behind?: Behind): Piece;
  /** Text of the report in the language of the bulletin. */
  words(path: string, plain?: string): Piece;
  site(id: string): SiteRow | undefined;
  /** Name of a site with its organ, where that is called otherwise. */
  owned(path: string): Piece[];
  /** Names of sites in a row, at most as many as the template says, then how many there are. */
  nameSites(ids: readonly string[], count: Piece): Piece[];
  list(parts: readonly (readonly Piece[])[]): Piece[];
  clauses(parts: readonly (readonly Piece[])[]): Piece[];
  /** 2026年第三季度 */
  period(path: string): Piece;
  /** 2026年10月9日; after a day of the same year 10月9日 */
  day(path: string, after?: string): Piece;
  /** 全市 */
  place: Piece;
  previous: Piece | null;
}

type Places<Id extends StatementId> = (typeof statements)[Id][number];
type Fillings<Id extends StatementId> = [Places<Id>] extends [never] ? [] : [{ [Place in Places<Id>]: Filling }];

export function openDesk(report: RoundReport, template: Template, language: Language, fileOf: Desk['fileOf']): Desk {
  const sites = new Map(report.sites.map((site) => [site.id, site]));
  const say = (id: StatementId, filling: Record<string, Filling> = {}): Piece[] => fill(template.statements[id], filling);
  const number: Desk['number'] = (path, behind) => figure(report, 'is', [path], behind);
  const words = (path: string, plain?: string): Piece => {
    const piece = figure(report, 'words', [path]);
    return plain === undefined ? piece : { ...piece, text: plain };
  };
  const separate = (parts: readonly (readonly Piece[])[], separator: string): Piece[] =>
    parts.filter((part) => part.length > 0).flatMap((part, at) => (at === 0 ? part : [wording(separator), ...part]));
  const desk: Desk = {
    ...{ report, template, language, fileOf, say, number, words },
    on: (section) => template.sections[section],
    reckoned: (how, paths, behind) => figure(report, how, paths, behind),
    site: (id) => sites.get(id),
    nameSites(ids, count) {
      const named = ids.slice(0, template.most.names).flatMap((id) => {
        const at = report.sites.findIndex((site) => site.id === id);
        return at < 0 ? [] : [[words(`sites.${at}.name`)]];
      });
      const more = ids.length > named.length && named.length > 0 ? fill(template.layout.more, { count }) : [];
      return [...separate(named, template.layout.list), ...more];
    },
    list: (parts) => separate(parts, template.layout.list),
    clauses: (parts) => separate(parts, template.layout.clause),
    period: (path) => words(path, writePeriod(String(figure(report, 'words', [path]).text), language)),
    day: (path, after = '') => {
      const { text } = figure(report, 'words', [path]);
      const written = writeDay(text, language);
      return words(path, language === 'zh-CN' && after.slice(0, 4) === text.slice(0, 4) ? written.replace(/^\d{4}年/, '') : written);
    },
    owned(path) {
      const [site, organ] = [words(`${path}.name`), words(`${path}.organ`)];
      return site.text === organ.text ? [site] : say('owned', { site, organ });
    },
    place: office(template.office.place && language === 'en' ? ` of ${template.office.place}` : template.office.place),
    previous: report.previous ? words('previous.quarter', writePeriod(report.previous.quarter, language)) : null,
  };
  return desk;
}

/** The pieces of a wording, its places filled. */
export function fill(template: string, filling: Record<string, Filling>): Piece[] {
  return template
    .split(/(\{[^{}]*\})/)
    .filter((part) => part !== '')
    .flatMap((part) => filling[/^\{(.*)\}$/.exec(part)?.[1] ?? ''] ?? wording(part));
}

/** `2026Q3` as people write it. */
export function writePeriod(quarter: string, language: Language): string {
  const [year, number] = quarter.split('Q') as [string, string];
  const at = Number(number) - 1;
  return language === 'en'
    ? `the ${['first', 'second', 'third', 'fourth'][at]} quarter of ${year}`
    : `${year}年第${['一', '二', '三', '四'][at]}季度`;
}

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** A day as an official paper writes it: 2026年10月9日, months and days without leading zeros (GB/T 9704, 7.3.5). */
export function writeDay(day: string, language: Language): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return language === 'en' ? `${date} ${months[month - 1]} ${year}` : `${year}年${month}月${date}日`;
}
