/** Items of the ledger as workbooks: the ledger itself, and the list that an organ fills in. */
import type { Language } from '../../checks/model/index.ts';
import { createProblemList } from '../xlsx/problem-list.ts';
import { createWorkbook } from '../xlsx/workbook.ts';
import type { Opened } from './desk.ts';
import { itemHeadings, itemRow } from './rows.ts';
import { stateNames } from './states.ts';
import { ledgerWords } from './wording.ts';

const widths: Record<string, number> = { number: 8, organ: 22, title: 30, text: 48, site: 26, url: 40, from: 20, fingerprint: 20 };

/** Writes items as a table. Throws what the system throws. */
export async function writeItems(
  path: string,
  items: readonly Opened[],
  { day, language }: { day: string; language: Language },
): Promise<void> {
  const { book: title, columns } = ledgerWords[language];
  const book = await createWorkbook(path, { title, day });
  try {
    const names = Object.keys(columns);
    const sheet = await book.sheet({
      ...{ name: title, frozen: { rows: 1, columns: 5 }, filterRow: 1 },
      columns: names.map((name) => ({ width: widths[name] ?? 12 })),
    });
    await sheet.row(itemHeadings(language), { style: 'head', height: 30 });
    for (const opened of items) {
      const url = opened.standing.item.finding?.url ?? opened.standing.item.site?.url ?? null;
      await sheet.row(itemRow(opened, language).map((value, at) => (names[at] === 'url' && url !== null ? { value, href: url } : value)));
    }
    await book.finish();
  } catch (error) {
    await book.abandon();
    throw error;
  }
}

/** Writes items as a problem list with the columns that an organ fills in. Throws what the system throws. */
export async function writeFillIn(
  path: string,
  items: readonly Opened[],
  { day, organ, language }: { day: string; organ: string | null; language: Language },
): Promise<void> {
  const words = ledgerWords[language];
  const round = { id: '', title: words.book, asOf: day };
  const list = await createProblemList(path, { language, round, organ, deadline: null });
  try {
    for (const { standing, due } of items) {
      const { item, state, beginning, cameBack } = standing;
      await list.add({
        ...{
          item: item.key,
          organ: standing.organ,
          site: { name: item.site?.name ?? '' },
          indicator: words.kinds[item.kind],
          check: item.title[language],
        },
        ...{ text: beginning.text[language], url: item.finding?.url ?? item.site?.url ?? '', found: beginning.asOf ?? standing.openedOn },
        ...{ evidence: { text: '', href: null }, deadline: due, state: stateNames[state][language], course: cameBack > 0 ? 'back' : null },
      });
    }
    await list.finish();
  } catch (error) {
    await list.abandon();
    throw error;
  }
}
