/** `sites`: the roster, what rounds take their sites from. */
import type { Command } from 'commander';
import type { Common, Terms } from '../terms.ts';
import { today } from '../values.ts';

type Given = Common & { workspace: string; by?: string; sites?: string };

export function addSites({ t, language, command, workspace, group, done }: Terms): void {
  const sites = group('sites', '站点名录：导入、导出、查看、更正', 'the roster of sites: import, export, list, correct');
  const make = (name: string, zh: string, en: string): Command => workspace(command(name, zh, en, sites));
  const by = (of: Command): Command => of.option('--by <name>', t('经办人，记入变更记录', 'who does it, for the record'));
  const which = (of: Command): Command =>
    of.option(
      '--sites <which>',
      t(
        '部分站点：编号、名称、网址，或 group=、level=、kind=、region=、organ=',
        'some sites: ids, names, addresses, or group=, level=, kind=, region=, organ=',
      ),
    );
  const common = (given: Given) => ({ workspace: given.workspace, language, json: given.json === true });
  const whoOf = (given: Given) => ({ by: given.by?.trim() || t('未署名', 'not named'), at: new Date().toISOString() });

  by(
    make(
      'import <file>',
      '导入名录（xlsx、csv、YAML）：逐行说明未能读取的，其余导入',
      'take a roster in (xlsx, csv, YAML); what cannot be read is said line by line',
    ),
  ).action(async (file: string, given: Given) => done(await (await import('../sites.ts')).importSites(common(given), file, whoOf(given))));
  which(
    make(
      'export <file>',
      '导出名录（按文件名：xlsx、csv、yaml），可再导入',
      'write the roster (xlsx, csv or yaml by its name), to be read back',
    ),
  ).action(async (file: string, given: Given) =>
    done(
      await (await import('../sites.ts')).exportSites(common(given), file, {
        day: today(),
        ...(given.sites === undefined ? {} : { which: given.sites }),
      }),
    ),
  );
  which(make('list', '列出站点', 'list the sites')).action(async (given: Given) =>
    done(await (await import('../sites.ts')).listSites(common(given), given.sites)),
  );
  by(
    make(
      'edit <id> <changes...>',
      '更正站点：字段=值（值为空表示清除），再次导入不会覆盖',
      'correct a site: field=value (nothing takes it away); an import does not undo it',
    ),
  ).action(async (id: string, changes: string[], given: Given) =>
    done(await (await import('../sites.ts')).editSite(common(given), id, changes, whoOf(given))),
  );
  by(make('remove <sites>', '移出名录', 'take sites off the roster')).action(async (which: string, given: Given) =>
    done(await (await import('../sites.ts')).removeSites(common(given), which, whoOf(given))),
  );
  make('history <id>', '一个站点的变更记录', 'who changed what of a site').action(async (id: string, given: Given) =>
    done(await (await import('../sites.ts')).showHistory(common(given), id)),
  );
  command(
    'template <file>',
    '写出空白名录模板（按文件名：xlsx、csv、yaml）',
    'write a template to fill in (xlsx, csv or yaml by its name)',
    sites,
  ).action(async (file: string, given: Common) =>
    done(await (await import('../sites.ts')).writeTemplate({ language, json: given.json === true }, file, today())),
  );
}
