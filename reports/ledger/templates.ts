/** Task templates: what a plan wants done, by whom, by which day, how often; and the items that it makes in a year. */
import { z } from 'zod';
import { isDay } from '../../checks/calendar.ts';
import { Bilingual, type Language } from '../../checks/model/index.ts';
import type { EventData, LedgerItem } from '../../checks/model/ledger.ts';
import { Refusal } from './refusal.ts';

/** `MM-DD`, or `next MM-DD` for the year after. */
const YearDay = z
  .string()
  .regex(/^(?:next )?(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, 'a day is written MM-DD, or next MM-DD for the year after');

const Task = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,40}$/, 'small letters, digits, dots and hyphens'),
  title: Bilingual,
  leads: z.array(z.string().min(1)).min(1).describe('牵头单位 as the source names them; one item for each organ that they stand for'),
  due: z.union([YearDay, z.array(YearDay).min(1).max(12)]).describe('one day, or one for each time that it is due'),
  need: z.number().int().positive().max(1000).optional().describe('how often in the year; each time is written down'),
  source: z.string().min(1).describe('the place in the document'),
  requirement: z.string().optional().describe('number of the requirement in the map of coverage'),
  verified: z.boolean().describe('day and number stand in the source; false: a setting of ours, see note'),
  note: Bilingual.optional(),
});
export type Task = z.infer<typeof Task>;

export const TaskTemplate = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,40}$/),
  title: Bilingual,
  document: z.string().min(1),
  year: z.number().int().describe('the year that the document speaks of'),
  roles: z.record(z.string(), z.string()).default({}).describe('what a name of the document stands for, where it is no organ of its own'),
  tasks: z
    .array(Task)
    .min(1)
    .max(200)
    .superRefine((tasks, context) => {
      for (const [at, { id }] of tasks.entries())
        if (tasks.findIndex((task) => task.id === id) !== at)
          context.addIssue({ code: 'custom', message: `twice: ${id}`, path: [at, 'id'] });
    }),
});
export type TaskTemplate = z.infer<typeof TaskTemplate>;

/** Which organs a name of the document stands for here: one, or several, each with an item of its own. */
export const OrganMap = z.record(z.string(), z.union([z.string().min(1), z.array(z.string().min(1)).min(1).max(500)]));
export type OrganMap = z.infer<typeof OrganMap>;

export interface PlannedTask {
  item: LedgerItem;
  beginning: Omit<EventData['opened'], 'terms'>;
}

/** The items of a template in a year. `unmapped`: names of the document that the map does not have; they are taken as they are. */
export function planTasks(template: TaskTemplate, year: number, organs: OrganMap): { tasks: PlannedTask[]; unmapped: string[] } {
  const unmapped = new Set<string>();
  const planned = new Map<string, PlannedTask>();
  for (const task of template.tasks) {
    const dues = typeof task.due === 'string' ? [task.due] : task.due;
    for (const lead of task.leads) {
      const mapped = organs[lead];
      if (mapped === undefined) unmapped.add(lead);
      for (const organ of mapped === undefined ? [lead] : typeof mapped === 'string' ? [mapped] : mapped)
        for (const due of dues) {
          const one = plan(template, task, lead, organ, dayIn(due, year, task.id), year, dues.length > 1);
          // two names of the document may be one organ here
          if (!planned.has(one.item.key)) planned.set(one.item.key, one);
        }
    }
  }
  return { tasks: [...planned.values()], unmapped: [...unmapped] };
}

function plan(template: TaskTemplate, task: Task, lead: string, organ: string, due: string, year: number, many: boolean): PlannedTask {
  const { id, source, verified, need = null } = task;
  const when = many ? { 'zh-CN': `（${due} 前）`, en: ` (by ${due})` } : { 'zh-CN': '', en: '' };
  const title = { 'zh-CN': `${task.title['zh-CN']}${when['zh-CN']}`, en: `${task.title.en}${when.en}` };
  return {
    item: {
      ...{ key: `task:${template.id}:${id}:${year}:${many ? due : ''}:${organ}`, kind: 'task', organ, title, site: null, finding: null },
      task: { template: template.id, id, year, lead, need, source: `${template.document} ${source}`, verified },
      from: template.document,
    },
    beginning: { round: null, asOf: null, grade: 'ordinary', due, text: { 'zh-CN': textOf(task, 'zh-CN'), en: textOf(task, 'en') } },
  };
}

/** What is to be done, with what must be known of the numbers. */
function textOf({ title, need, note, verified }: Task, language: Language): string {
  const chinese = language === 'zh-CN';
  const times = need === undefined ? '' : chinese ? `；全年不少于 ${need} 次` : `; at least ${need} times a year`;
  const open = verified ? '' : chinese ? '；期限或次数未经原文核实' : '; day or number not verified by the source';
  return `${title[language]}${times}${open}${note ? `${chinese ? '；' : '; '}${note[language]}` : ''}`;
}

function dayIn(due: string, year: number, task: string): string {
  const next = due.startsWith('next ');
  const day = `${next ? year + 1 : year}-${next ? due.slice(5) : due}`;
  // 02-29 in a year that has none
  if (!isDay(day)) throw new Refusal(`任务 ${task} 的期限 ${day} 不存在。`, `${day}, the day of task ${task}, does not exist`);
  return day;
}
