/** `checks`, `index` and `schema`: what the tool knows and by what contracts it speaks. */
import { join } from 'node:path';
import { type Common, defaults, type Terms } from '../terms.ts';

export function addKnowledge({ t, language, command, group, done }: Terms): void {
  const checks = group('checks', '检查项', 'checks');
  command('list', '列出全部检查项', 'list all checks', checks).action(async (given: Common) =>
    done((await import('../checks.ts')).list(language, given.json === true)),
  );
  command('explain <id>', '说明一个检查项：查什么、为什么、示例', 'explain a check: what it looks for, why, examples', checks).action(
    async (id: string, given: Common) => done((await import('../checks.ts')).explain(id, language, given.json === true)),
  );
  const index = group('index', '指标体系', 'evaluation indexes');
  command('list', '列出随附的指标体系', 'list the indexes that ship', index).action(async (given: Common) =>
    done((await import('../indexes.ts')).listIndexes(language, given.json === true)),
  );
  command('show <id|file>', '以表格显示指标体系', 'print an index as a table', index).action(async (name: string, given: Common) =>
    done((await import('../indexes.ts')).showOne(name, language, given.json === true)),
  );
  command('validate <id|file>', '校验指标体系文件', 'validate an index file', index).action(async (name: string, given: Common) =>
    done((await import('../indexes.ts')).validateOne(name, language, given.json === true)),
  );

  command('new <id>', '输出一份带注释的指标体系模板', 'print a commented template of an index', index).action(
    async (id: string, given: Common) => done((await import('../indexes.ts')).makeOne(id, given.json === true)),
  );
  command('diff <before> <after>', '比较两个指标体系', 'say what differs between two indexes', index).action(
    async (before: string, after: string, given: Common) =>
      done((await import('../indexes.ts')).diffTwo(before, after, language, given.json === true)),
  );
  command('schema', '写出数据格式（JSON Schema）', 'write the contracts as JSON Schema files')
    .option('--out <dir>', t('目录', 'folder'), join(defaults.out, 'schema'))
    .action(async (given: Common & { out: string }) => done((await import('../indexes.ts')).writeSchemas(given.out, given.json === true)));
}
