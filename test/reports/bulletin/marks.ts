/** Marks by which a person settles what a machine left open. */
import type { Marks, Scorecard } from '../../../checks/model/index.ts';
import { walkNodes } from '../../../reports/reading.ts';

export function markLeaves({ nodes }: Scorecard): Marks {
  const marks: Marks = {};
  for (const node of walkNodes(nodes))
    if (node.children.length === 0 && node.open > 0)
      marks[node.id] = { result: node.role === 'bonus' ? 'fail' : 'pass', by: '检查员', at: '2026-10-08' };
  return marks;
}
