/** RoundReport and template → the bulletin as paragraphs whose every number knows where it comes from. */
import type { Language } from '../../checks/model/index.ts';
import type { RoundReport } from '../round/model.ts';
import { writeAttachments } from './attachments.ts';
import { writeDemands } from './demands.ts';
import { type Desk, openDesk, writeDay } from './desk.ts';
import { writeOpening } from './opening.ts';
import { writeOverview } from './overview.ts';
import { type Block, type Bulletin, type Piece, wording } from './pieces.ts';
import { type Part, writeProblems } from './problems-section.ts';
import type { Template } from './template.ts';

export interface ComposeOptions {
  template: Template;
  language: Language;
  /** Name of the file that holds all problems of an organ; null: none is written. */
  fileOf?: Desk['fileOf'];
}

export function composeBulletin(report: RoundReport, { template, language, fileOf = () => null }: ComposeOptions): Bulletin {
  const desk = openDesk(report, template, language, fileOf);
  const { office: own, layout } = template;
  const attachments = writeAttachments(desk);
  const listAt = attachments.findIndex(({ id }) => id === 'list');
  const listName = attachments.length > 1 ? String(listAt + 1) : '';
  const reference = [wording(listAt < 0 ? layout.listName : `${layout.attachment}${listName}`)];
  const sections: Section[] = [
    { heading: desk.say('overview.heading'), blocks: desk.on('overview') ? writeOverview(desk) : [], parts: [] },
    {
      heading: desk.say('problems.heading'),
      blocks: desk.on('problems') && report.totals.findings.fail > 0 ? paragraph(desk.say('problems.intro')) : [],
      parts: desk.on('problems') ? writeProblems(desk) : [],
    },
    {
      heading: desk.say('demands.heading'),
      blocks: [],
      parts: desk.on('demands') && report.totals.checked.count > 0 ? writeDemands(desk, reference) : [],
    },
  ];
  return {
    title: desk.say('title', { period: desk.period('round.quarter'), place: desk.place }),
    ...{ letterhead: own.letterhead, number: own.number, addressees: own.addressees, issuer: own.issuer },
    date: own.date ? writeDay(own.date, language) : layout.blankDate,
    blocks: [...(desk.on('opening') ? writeOpening(desk) : []), ...numbered(sections, language)],
    attachments: attachments.map(({ attachment }) => attachment),
    record: desk.on('record') ? recordOf(template, language) : null,
  };
}

interface Section {
  heading: Piece[];
  blocks: Block[];
  parts: Part[];
}

const paragraph = (text: Piece[]): Block[] => (text.length > 0 ? [{ kind: 'body', text }] : []);

/** Sections with something in them, under 一、 and （一） (GB/T 9704, 7.3.3). A part alone in its section needs no number. */
function numbered(sections: readonly Section[], language: Language): Block[] {
  return sections
    .filter(({ blocks, parts }) => blocks.length + parts.length > 0)
    .flatMap(({ heading, blocks, parts }, at) => {
      const headed = parts.filter((part) => part.heading.length > 0).length > 1;
      return [
        titled(1, ordinal(at, 1, language), heading),
        ...blocks,
        ...parts.flatMap((part, place) => [
          ...(headed && part.heading.length > 0 ? [titled(2, ordinal(place, 2, language), part.heading)] : []),
          ...part.blocks,
        ]),
      ];
    });
}

const titled = (level: 1 | 2, number: string, text: Piece[]): Block => ({
  kind: 'heading',
  level,
  text: [{ text: number, source: { kind: 'ordinal' } }, ...text],
});

function ordinal(at: number, level: 1 | 2, language: Language): string {
  if (language === 'en') return level === 1 ? `${at + 1}. ` : `(${at + 1}) `;
  const numeral = chineseNumeral(at + 1);
  return level === 1 ? `${numeral}、` : `（${numeral}）`;
}

/** 1 to 99. */
function chineseNumeral(number: number): string {
  const digits = '〇一二三四五六七八九';
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? digits[ones] : ''}`;
}

function recordOf({ office: own, layout }: Template, language: Language): Bulletin['record'] {
  const printedOn = own.printedOn || own.date;
  return {
    copies: own.copies,
    printedBy: own.printedBy || own.issuer,
    printedOn: `${printedOn ? writeDay(printedOn, language) : layout.blankDate}${layout.printed}`,
  };
}
