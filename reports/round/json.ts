/** round.json: the report as data, `mingcha-round-report-1`; one element of a list a line. The same round gives the same bytes. */
import { RoundReport } from './model.ts';
import type { MakeWriter } from './writer.ts';

const keys = Object.keys(RoundReport.shape) as (keyof RoundReport)[];

export function* writeRoundJson(report: RoundReport): Generator<string> {
  let between = '{\n';
  for (const key of keys) {
    yield `${between}${JSON.stringify(key)}:`;
    between = ',\n';
    const value = report[key];
    if (!Array.isArray(value)) {
      yield JSON.stringify(value);
      continue;
    }
    yield '[';
    for (const [at, one] of value.entries()) yield `${at === 0 ? '\n' : ',\n'}${JSON.stringify(one)}`;
    yield value.length > 0 ? '\n]' : ']';
  }
  yield '\n}\n';
}

export const jsonWriter: MakeWriter = async ({ files }) => ({
  async finish(report) {
    const file = await files.text('round.json');
    await file.addAll(writeRoundJson(report));
    await file.end();
  },
});
