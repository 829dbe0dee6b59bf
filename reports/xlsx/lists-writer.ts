/** problems.xlsx with the problems of all organs, and problems/<organ>.xlsx with those of each: lists to be filled in and handed back. */

import { deadlineOf } from '../bulletin/demands.ts';
import { writePeriod } from '../bulletin/desk.ts';
import type { CourseWord } from '../comparison/model.ts';
import { failuresOf, keyOf } from '../ledger/opening.ts';
import type { MakeWriter, WriterContext } from '../round/writer.ts';
import { fileNameOf } from './file-name.ts';
import { createProblemList, type ListOptions, problemsOf, type RenderedProblem, renderProblem } from './problem-list.ts';
import { openSpool } from './spool.ts';

/** Where the list of an organ is, from the folder of the report. */
export const listOf = (organ: string): string => `problems/${fileNameOf(organ)}.xlsx`;

export const listsWriter: MakeWriter = async (context) => {
  const { language, round, names, files, previous, states } = context;
  const { evidenceUrl } = context.template.office;
  const options = listOptions(context);
  const spool = await openSpool();
  const all = await createProblemList(await files.place('problems.xlsx'), { ...options, organ: null });
  const titleOf = (check: string) => names.find(check)?.title ?? { 'zh-CN': check, en: check };
  return {
    async site({ now, comparisons }) {
      if (!now) return;
      const courses = new Map<string, CourseWord>();
      for (const { fingerprint, word } of (previous && comparisons.get(previous.id)?.findings) || []) courses.set(fingerprint, word);
      const courseOf = (fingerprint: string): CourseWord | null => courses.get(fingerprint) ?? null;
      const keys = failuresOf(now).map(({ fingerprint }) => keyOf(now.site.id, fingerprint));
      const known = await states?.(keys);
      const stateOf = (item: string): string | null => known?.get(item) ?? null;
      const rows: string[] = [];
      for (const problem of problemsOf(now, { language, round, deadline: options.deadline, titleOf, courseOf, stateOf, evidenceUrl })) {
        const row = renderProblem(problem, language);
        await all.put(row);
        rows.push(packRow(row));
      }
      await spool.put(now.site.organ, rows);
    },
    async finish() {
      await all.finish();
      for (const organ of spool.keys()) {
        const list = await createProblemList(await files.place(listOf(organ)), { ...options, organ });
        for await (const row of spool.take(organ)) await list.put(unpackRow(row));
        await list.finish();
      }
      await spool.close();
    },
    async abandon() {
      await all.abandon();
      await spool.close();
    },
  };
};

function listOptions({ language, round, template }: WriterContext): Omit<ListOptions, 'organ'> {
  const { office, deadline } = template;
  return {
    ...{ language, direct: true, deadline: deadlineOf(office.date, deadline.workingDays) },
    round: { id: round.id, title: writePeriod(round.quarter, language), asOf: round.asOf },
  };
}

/** A rendered row as text: the cells as they are, for to quote them again would cost as much as to render them. No XML holds U+0002. */
function packRow({ item, cells: { xml, ...rest } }: RenderedProblem): string {
  return `${JSON.stringify({ item, ...rest })}\u0002${xml}`;
}

function unpackRow(text: string): RenderedProblem {
  const end = text.indexOf('\u0002');
  const { item, ...rest } = JSON.parse(text.slice(0, end)) as { item: string } & Omit<RenderedProblem['cells'], 'xml'>;
  return { item, cells: { ...rest, xml: text.slice(end + 1) } };
}
