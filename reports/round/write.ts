/** All formats of a round, written in one pass over its sites. */
import type { Language, Round } from '../../checks/model/index.ts';
import { readTemplate, type Template } from '../bulletin/template.ts';
import { bulletinWriter } from '../bulletin/writer.ts';
import { nameChecks } from '../comparison/names.ts';
import { type RoundFormat, roundFormats } from '../formats.ts';
import { listsWriter } from '../xlsx/lists-writer.ts';
import { scoresWriter } from '../xlsx/scores-writer.ts';
import { readCompared, startReport } from './build.ts';
import { csvWriter } from './csv.ts';
import { startFiles } from './files.ts';
import { htmlWriter } from './html/page.ts';
import { jsonWriter } from './json.ts';
import { junitWriter } from './junit.ts';
import type { RoundReport } from './model.ts';
import { sarifWriter } from './sarif.ts';
import { scorecardsWriter } from './scorecards.ts';
import type { RoundSource } from './source.ts';
import type { MakeWriter, RoundWriter, WriterContext } from './writer.ts';

const roundWriters: Record<RoundFormat, MakeWriter> = {
  html: htmlWriter,
  json: jsonWriter,
  csv: csvWriter,
  sarif: sarifWriter,
  junit: junitWriter,
  scorecards: scorecardsWriter,
  lists: listsWriter,
  scores: scoresWriter,
  bulletin: bulletinWriter,
};

export interface WriteSettings {
  source: RoundSource;
  folder: string;
  formats: readonly RoundFormat[];
  language: Language;
  judged: WriterContext['judged'];
  states?: WriterContext['states'];
  /** Of the bulletin; as shipped when left out. */
  template?: Template;
  /** Called after each site. */
  onSite?: (done: number) => void;
}

/**
 * Writes the formats into the folder (made when missing) and returns the report with the paths written, in the order of `roundFormats`. No file
 * is there before all are complete. Throws ReportError {code, text} when the folder cannot be written.
 */
export async function writeRound(settings: WriteSettings): Promise<{ report: RoundReport; files: string[] }> {
  const { source, folder, formats, language, judged, onSite } = settings;
  const names = source.names ?? nameChecks();
  const files = startFiles(folder);
  const previous: Round | null = source.earlier.find(({ round }) => round.id === source.previous)?.round ?? null;
  const context: WriterContext = {
    ...{ language, round: source.now.round, index: source.index, previous, names, files, judged },
    scorecards: formats.includes('scorecards'),
    template: settings.template ?? readTemplate(language),
    ...(settings.states ? { states: settings.states } : {}),
  };
  const writers: RoundWriter[] = [];
  try {
    for (const format of roundFormats) if (formats.includes(format)) writers.push(await roundWriters[format](context));
    const builder = startReport({ ...source, names });
    let done = 0;
    for await (const compared of readCompared({ ...source, names })) {
      builder.add(compared);
      for (const writer of writers) await writer.site?.(compared);
      onSite?.(++done);
    }
    const report = builder.finish();
    for (const writer of writers) await writer.finish(report);
    return { report, files: await files.finish() };
  } catch (error) {
    for (const writer of writers) await writer.abandon?.();
    await files.abandon();
    throw error;
  }
}
