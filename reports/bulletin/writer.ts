/** bulletin.docx, and bulletin-numbers.json that says where each of its numbers comes from. */
import { writeFile } from 'node:fs/promises';
import type { MakeWriter } from '../round/writer.ts';
import { listOf } from '../xlsx/lists-writer.ts';
import { composeBulletin } from './compose.ts';
import { renderDocx } from './docx.ts';
import { writeNumbers } from './numbers.ts';

export const bulletinWriter: MakeWriter = async ({ language, files, template }) => ({
  async finish(report) {
    const bulletin = composeBulletin(report, { template, language, fileOf: listOf });
    const { fonts, layout, office } = template;
    const bytes = await renderDocx(bulletin, { fonts, words: layout, day: office.date || report.round.asOf });
    await writeFile(await files.place('bulletin.docx'), bytes);
    const numbers = await files.text('bulletin-numbers.json');
    await numbers.addAll(writeNumbers(bulletin, report));
    await numbers.end();
  },
});
