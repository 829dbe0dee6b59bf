/** The settings of a ledger: `ledger.yaml` in the workspace, or a file that is named. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { findClosest } from '../../checks/index-file/closest.ts';
import { GradeRule } from './grading.ts';
import { NoticeSettings } from './notices.ts';
import { Refusal } from './refusal.ts';
import { changeTerms, Terms, TermsChange } from './terms.ts';
import { readYaml } from './yaml-file.ts';

export const settingsName = 'ledger.yaml';
const profiles = join(import.meta.dirname, 'profiles');

const Settings = z.strictObject({
  terms: z
    .union([z.string(), TermsChange])
    .default('12340')
    .describe('a profile that ships, a file of your own, or a profile with changes'),
  grades: z
    .array(GradeRule)
    .default([{ when: { veto: true }, grade: 'major' }])
    .describe('the first that fits decides; ordinary where none does'),
  notices: NoticeSettings.optional(),
  autoClose: z
    .array(z.string())
    .default([])
    .describe('checks whose findings a recheck with --auto-close closes by itself, where a fresh page shows that they are mended'),
});

export interface LedgerSettings {
  terms: Terms;
  grades: GradeRule[];
  notices: NoticeSettings | null;
  autoClose: string[];
}

/** A file of settings to begin with, each value explained. */
export function settingsTemplate(): string {
  return readFileSync(join(import.meta.dirname, 'settings-template.yaml'), 'utf8');
}

/** Ids of the profiles that ship. */
export function shippedTerms(): string[] {
  return readdirSync(profiles)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => basename(name, '.yaml'))
    .sort();
}

/** A profile by id, or by file. Throws a Refusal that names what is wrong. */
export function loadTerms(name: string, beside = '.'): Terms {
  if (shippedTerms().includes(name)) return readYaml(join(profiles, `${name}.yaml`), Terms);
  const file = isAbsolute(name) ? name : join(beside, name);
  if (!/\.ya?ml$/.test(name) || !existsSync(file)) {
    const ids = shippedTerms();
    const near = findClosest(name, ids);
    throw new Refusal(
      `没有这个时限方案：${name}${near ? `，是否指 ${near}` : ''}。自带的有 ${ids.join('、')}，也可写 YAML 文件名。`,
      `there are no terms ${name}${near ? `, did you mean ${near}` : ''}; those that ship: ${ids.join(', ')}, or the name of a YAML file`,
    );
  }
  return readYaml(file, Terms);
}

/** The settings of a workspace; what the file does not say is 12340, vetoes major, no notices. Throws a Refusal that names what is wrong. */
export function loadSettings(workspace: string, named?: string): LedgerSettings {
  const file = named ?? join(workspace, settingsName);
  const said = named !== undefined || existsSync(file) ? readYaml(file, Settings) : Settings.parse({});
  const notices = said.notices ?? null;
  const { autoClose } = said;
  if (typeof said.terms === 'string') return { terms: loadTerms(said.terms, dirname(file)), grades: said.grades, notices, autoClose };
  const { terms, unknown } = changeTerms(loadTerms(said.terms.profile, dirname(file)), said.terms);
  if (unknown.length > 0) {
    const ids = terms.clocks.map(({ id }) => id).join('、');
    throw new Refusal(
      `${file}：terms.clocks 中没有 ${unknown.join('、')}；有 ${ids}。`,
      `${file}: terms.clocks has no ${unknown.join(', ')}; there are ${ids}`,
    );
  }
  return { terms, grades: said.grades, notices, autoClose };
}
