/** Task templates on disk: those that ship, by id, and an office's own, by file. */
import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { findClosest } from '../../checks/index-file/closest.ts';
import { Refusal } from './refusal.ts';
import { TaskTemplate } from './templates.ts';
import { readYaml } from './yaml-file.ts';

const folder = join(import.meta.dirname, 'templates');

/** Ids of the templates that ship, in order. */
export function shippedTemplates(): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => basename(name, '.yaml'))
    .sort();
}

/** The template of an id or a file. Throws a Refusal that names what is wrong. */
export function loadTemplate(name: string): TaskTemplate {
  if (shippedTemplates().includes(name)) return readYaml(join(folder, `${name}.yaml`), TaskTemplate);
  if (/\.ya?ml$/.test(name) && existsSync(name)) return readYaml(name, TaskTemplate);
  const ids = shippedTemplates();
  const near = findClosest(name, ids);
  throw new Refusal(
    `没有这个任务模板：${name}${near ? `，是否指 ${near}` : ''}。自带的有 ${ids.join('、')}，也可写 YAML 文件名。`,
    `there is no template ${name}${near ? `, did you mean ${near}` : ''}; those that ship: ${ids.join(', ')}, or the name of a YAML file`,
  );
}
