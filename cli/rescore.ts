/** `score`: judges a stored inspection under an index of choice; the site is not visited. */
import { join } from 'node:path';
import type { EvaluationIndex, Language, Marks, SiteProfile } from '../checks/model/index.ts';
import { explain } from '../checks/score.ts';
import { openStore } from '../crawler/store.ts';
import { tidy, usage } from './failure.ts';
import { conclude, report } from './inspect.ts';
import type { Gate } from './values.ts';

export interface RescoreSettings {
  workspace: string;
  index: EvaluationIndex;
  parts: EvaluationIndex[];
  marks?: Marks;
  profile?: SiteProfile;
  out?: string;
  explained: boolean;
  language: Language;
  json: boolean;
  gate?: Gate;
}

/** Scores the inspection named by id, the beginning of one, or `latest`. Throws a Failure that lists what is stored when there is none. */
export async function rescore(name: string, settings: RescoreSettings): Promise<number> {
  const { workspace, index, parts, marks, profile, out, explained, language, json, gate } = settings;
  const id = await findStored(workspace, name);
  const done = await report({
    workspace,
    inspection: id,
    index,
    parts,
    ...(marks ? { marks } : {}),
    ...(profile ? { profile } : {}),
    out: out ?? join('reports-out', `${id}-${index.id}`),
    language,
  });
  if (explained && !json) process.stdout.write(`${tidy(explain(done.result.scorecard, language))}\n`);
  return conclude(done, { language, json, ...(gate ? { gate } : {}) });
}

async function findStored(workspace: string, name: string): Promise<string> {
  const store = await openStore(workspace);
  try {
    const found = await store.findInspection(name);
    if (found) return found.id;
    const stored = await store.listInspections();
    const list = stored.map(({ id, url, asOf }) => `  ${id}  ${asOf}  ${url}`).join('\n');
    throw usage(
      `工作目录 ${workspace} 中没有检查 ${name}。${list ? `已有：\n${list}` : '该目录尚无检查。'}`,
      `there is no inspection ${name} in ${workspace}. ${list ? `Stored:\n${list}` : 'It holds none yet.'}`,
    );
  } finally {
    await store.close();
  }
}
