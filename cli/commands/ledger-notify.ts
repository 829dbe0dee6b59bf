/** `ledger notify|outbox`: notices by mail and webhook. */
import { collect } from '../terms.ts';
import { readResolve } from '../values.ts';
import type { LedgerOptions, LedgerTerms } from './ledger.ts';

export function addLedgerNotices({ t, language, make, settings, done }: LedgerTerms): void {
  settings(
    make(
      'notify',
      '把近日的立项、预警、退回、审批、销号写成通知，经邮件和 webhook 发出；发过的不再发，失败的下次再发',
      'tell organs and the office of the news, by mail and webhook; nobody is told twice',
    ),
  )
    .option('--summary', t('连同本周汇总', 'the weekly summary too'))
    .option('--hold', t('只写入发件箱，不发出', 'put them into the outbox only'))
    .option(
      '--again <number>',
      t('上次发送结果不明的通知，确认要重发的编号，可重复', 'a notice of unknown fate that is to be sent again; may be repeated'),
      collect,
    )
    .option('--resolve <host=address:port>', t('指定主机的地址，可重复', 'address of a host; may be repeated'), collect)
    .action(async (given: LedgerOptions & { settings?: string; summary?: true; hold?: true; again?: string[]; resolve?: string[] }) => {
      const { notify } = await import('../ledger-notify.ts');
      const resolve = (given.resolve ?? []).map(readResolve);
      done(await notify({ ...given, resolve, language, json: given.json === true }));
    });
  make('outbox', '发件箱：每一份通知和它的发送情况', 'every notice and what became of it').action(async (given: LedgerOptions) => {
    const { listOutbox } = await import('../ledger-notify.ts');
    done(await listOutbox({ workspace: given.workspace, language, json: given.json === true }));
  });
}
