/** `ledger notify|outbox`: news goes to the outbox, and from there to its receivers. */
import type { Bilingual } from '../checks/model/index.ts';
import type { ResolveRule } from '../crawler/connect.ts';
import type { Notice } from '../crawler/ledger/outbox.ts';
import type { Store } from '../crawler/store.ts';
import { clockOfMoment, dayOfMoment } from '../reports/ledger/moments.ts';
import { MailAddress } from '../reports/ledger/notices.ts';
import { gatherNotices, gatherSummary } from '../reports/ledger/outgoing.ts';
import { type Sent, sendNotices } from '../reports/ledger/send.ts';
import { loadSettings } from '../reports/ledger/settings.ts';
import { summarize, weekOf } from '../reports/ledger/summary.ts';
import { exitCodes, tidy, usage } from './failure.ts';
import { both } from './language.ts';
import { type LedgerCommand, readMoment, readNumbers, withDesk } from './ledger.ts';

export interface NotifyCommand extends LedgerCommand {
  settings?: string;
  at?: string;
  summary?: true;
  hold?: true;
  again?: string[];
  resolve: ResolveRule[];
}

/** Makes notices of the news and sends what waits; 3 when something could not be sent. */
export async function notify(command: NotifyCommand): Promise<number> {
  const { workspace, language, json, resolve } = command;
  const at = readMoment(command.at);
  const again = readNumbers(command.again ?? []);
  return await withDesk(workspace, async (desk, store) => {
    const { notices: settings } = loadSettings(workspace, command.settings);
    if (!settings)
      throw usage(
        `台账设置中没有 notices（邮件服务器、收件人、webhook）。请写在 ${workspace}/ledger.yaml，或用 --settings 指定。`,
        `the settings have no notices (mail server, receivers, webhooks); write them into ${workspace}/ledger.yaml or name a file with --settings`,
      );
    const { outbox } = store.ledger;
    let made = await gatherNotices(desk, outbox, settings, await contactsOf(store), at);
    if (command.summary) {
      const week = weekOf(dayOfMoment(at));
      made += await gatherSummary(await summarize(desk.items(week.to), week), outbox, settings, at);
    }
    const results: Sent[] = [];
    if (!command.hold) {
      const sending = { settings, environment: process.env, resolve, again, now: () => new Date().toISOString() };
      for await (const sent of sendNotices(outbox, sending)) {
        results.push(sent);
        if (!json) process.stdout.write(`${tidy(describeSent(sent)[language])}\n`);
      }
    }
    const failed = results.filter(({ outcome }) => outcome !== 'sent' && outcome !== 'taken').length;
    const sent = results.filter(({ outcome }) => outcome === 'sent').length;
    if (json)
      process.stdout.write(
        `${JSON.stringify({ made, sent, failed, notices: results.map(({ notice, outcome, detail }) => ({ number: notice.number, channel: notice.channel, receiver: notice.receiver, outcome, detail })) }, null, 2)}\n`,
      );
    else
      process.stdout.write(
        `${both(`新通知 ${made} 份，发出 ${sent} 份${failed > 0 ? `，未发出 ${failed} 份` : ''}`, `${made} new, ${sent} sent${failed > 0 ? `, ${failed} not sent` : ''}`)[language]}\n`,
      );
    return failed > 0 ? exitCodes.failed : exitCodes.done;
  });
}

/** Mail addresses of the organs, as the roster has them; what is none is left out. */
async function contactsOf(store: Store): Promise<Map<string, string[]>> {
  const organs = new Map<string, string[]>();
  for (const { organ, contacts } of await store.roster.list())
    for (const { email } of contacts)
      if (email && MailAddress.safeParse(email).success) organs.set(organ, [...(organs.get(organ) ?? []), email]);
  return organs;
}

function describeSent({ notice: { number, channel, receiver, data }, outcome, detail }: Sent): Bilingual {
  const way = channel === 'mail' ? both('邮件', 'mail') : both('webhook', 'webhook');
  const words: Record<Sent['outcome'], Bilingual> = {
    sent: both('已发出', 'sent'),
    failed: both(`未发出（${detail}），下次再发`, `not sent (${detail}); tried again next time`),
    'given-up': both(`多次未发出，不再发送（${detail}）`, `given up (${detail})`),
    doubt: both(
      `上次发送结果不明，不自动重发；确认未收到的，用 --again ${number} 重发`,
      `its last attempt has no known end, so it is not sent again by itself; if it did not arrive: --again ${number}`,
    ),
    taken: both('另一程序正在发送', 'another process is sending it'),
  };
  return {
    'zh-CN': `  ${number}  ${way['zh-CN']}  ${receiver}  ${data.subject}  ${words[outcome]['zh-CN']}`,
    en: `  ${number}  ${way.en}  ${receiver}  ${data.subject}  ${words[outcome].en}`,
  };
}

/** Prints all notices. */
export async function listOutbox({ workspace, language, json }: LedgerCommand): Promise<number> {
  return await withDesk(workspace, async (_desk, store) => {
    const notices = await store.ledger.outbox.all();
    if (json) process.stdout.write(`${JSON.stringify(notices, null, 2)}\n`);
    else for (const notice of notices) process.stdout.write(`${tidy(describeNotice(notice)[language])}\n`);
    return exitCodes.done;
  });
}

function describeNotice({ number, receiver, made, data, attempts }: Notice): Bilingual {
  const last = attempts.at(-1);
  const states: Record<NonNullable<typeof last>['outcome'], Bilingual> = {
    begun: both('结果不明', 'end unknown'),
    sent: both('已发出', 'sent'),
    failed: both('未发出', 'not sent'),
    'given-up': both('不再发送', 'given up'),
  };
  const state = last ? states[last.outcome] : both('待发', 'waiting');
  const line = (words: string): string =>
    `${number}  ${clockOfMoment(made)}  ${receiver}  ${data.subject}  ${words}${last?.detail ? ` (${last.detail})` : ''}`;
  return both(line(state['zh-CN']), line(state.en));
}
