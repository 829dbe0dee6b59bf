/** `checks`, `index` and `schema`: what the tool knows and by what contracts it speaks. */
import { join } from 'node:path';
import { explain, list } from '../checks.ts';
import { diffTwo, listIndexes, makeOne, showOne, validateOne, writeSchemas } from '../indexes.ts';
import { type Common, defaults, type Terms } from '../terms.ts';

export function addKnowledge({ t, language, command, group, done }: Terms): void {
  const checks = group('checks', '检查项', 'checks');
  command('list', '列出全部检查项', 'list all checks', checks).action((given: Common) => done(list(language, given.json === true)));
  command('explain <id>', '说明一个检查项：查什么、为什么、示例', 'explain a check: what it looks for, why, examples', checks).action(
    (id: string, given: Common) => done(explain(id, language, given.json === true)),
  );
  const index = group('index', '指标体系', 'evaluation indexes');
  command('list', '列出随附的指标体系', 'list the indexes that ship', index).action((given: Common) =>
    done(listIndexes(language, given.json === true)),
  );
  command('show <id|file>', '以表格显示指标体系', 'print an index as a table', index).action((name: string, given: Common) =>
    done(showOne(name, language, given.json === true)),
  );
  command('validate <id|file>', '校验指标体系文件', 'validate an index file', index).action((name: string, given: Common) =>
    done(validateOne(name, language, given.json === true)),
  );

  command('new <id>', '输出一份带注释的指标体系模板', 'print a commented template of an index', index).action((id: string, given: Common) =>
    done(makeOne(id, given.json === true)),
  );
  command('diff <before> <after>', '比较两个指标体系', 'say what differs between two indexes', index).action(
    (before: string, after: string, given: Common) => done(diffTwo(before, after, language, given.json === true)),
  );
  command('schema', '写出数据格式（JSON Schema）', 'write the contracts as JSON Schema files')
    .option('--out <dir>', t('目录', 'folder'), join(defaults.out, 'schema'))
    .action((given: Common & { out: string }) => done(writeSchemas(given.out, given.json === true)));
}
