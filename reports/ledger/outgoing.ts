/** News of the ledger → notices in the outbox: one for each receiver, organ and kind of news; nobody is told of an event twice. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { addDays } from '../../checks/calendar.ts';
import type { EventName, NewNotice, Outbox } from '../../crawler/ledger/outbox.ts';
import type { Desk } from './desk.ts';
import { dayOfMoment } from './moments.ts';
import {
  fill,
  type Item,
  type News,
  type NoticeSettings,
  type NoticeTemplate,
  NoticeTemplates,
  nameOfHook,
  newsOf,
  payloadOf,
  writeNotice,
} from './notices.ts';
import { byText, type Summary } from './summary.ts';
import { summaryText } from './summary-text.ts';
import { readYaml } from './yaml-file.ts';

interface Receiver {
  channel: NewNotice['channel'];
  address: string;
  news: readonly News[];
  /** null: of all organs. */
  organ: string | null;
}

/** Mail addresses of an organ beside those of the settings; the roster's. */
export type Contacts = ReadonlyMap<string, readonly string[]>;

let shipped: NoticeTemplates | undefined;
function templateOf(settings: NoticeSettings, news: News): NoticeTemplate {
  shipped ??= readYaml(join(import.meta.dirname, 'notices.yaml'), NoticeTemplates);
  return settings.templates[news] ?? shipped[settings.language][news];
}

function receiversOf({ mail, webhooks }: NoticeSettings, contacts: Contacts): Receiver[] {
  const receivers: Receiver[] = webhooks.map(({ url, news }) => ({ channel: 'webhook', address: nameOfHook(url), news, organ: null }));
  if (!mail) return receivers;
  const organs = new Map<string, Set<string>>();
  for (const source of [contacts, new Map(Object.entries(mail.organs))])
    for (const [organ, addresses] of source)
      for (const address of addresses) organs.set(organ, (organs.get(organ) ?? new Set()).add(address));
  const { news } = mail;
  for (const address of mail.office) receivers.push({ channel: 'mail', address, news, organ: null });
  for (const [organ, addresses] of organs)
    for (const address of addresses) if (!mail.office.includes(address)) receivers.push({ channel: 'mail', address, news, organ });
  return receivers;
}

/** Puts the news of the last days into the outbox; returns how many notices were made. May be run again. */
export async function gatherNotices(desk: Desk, outbox: Outbox, settings: NoticeSettings, contacts: Contacts, at: string): Promise<number> {
  const day = dayOfMoment(at);
  const since = addDays(day, -settings.days);
  const byOrgan = new Map<string, Map<News, Item[]>>();
  for await (const opened of desk.items(day))
    for (const event of opened.entry.events) {
      const news = newsOf(event);
      if (news === null || dayOfMoment(event.at) <= since) continue;
      const { organ } = opened.standing;
      const kinds = byOrgan.get(organ) ?? new Map<News, Item[]>();
      byOrgan.set(organ, kinds);
      kinds.set(news, [...(kinds.get(news) ?? []), { opened, event }]);
    }
  let made = 0;
  const organs = [...byOrgan.keys()].sort(byText);
  for (const receiver of receiversOf(settings, contacts))
    for (const organ of organs) {
      if (receiver.organ !== null && receiver.organ !== organ) continue;
      for (const [news, items] of byOrgan.get(organ)!)
        if (receiver.news.includes(news) && (await tell(receiver, news, organ, items))) made++;
    }
  return made;

  async function tell({ channel, address }: Receiver, news: News, organ: string, items: Item[]): Promise<boolean> {
    const nameOf = ({ opened, event }: Item): EventName => ({ item: opened.number, seq: event.seq });
    const tells = await outbox.untold(address, items.map(nameOf));
    if (tells.length === 0) return false;
    const names = new Set(tells.map(({ item, seq }) => `${item}:${seq}`));
    const fresh = items.filter((item) => names.has(`${nameOf(item).item}:${nameOf(item).seq}`));
    const data = {
      ...writeNotice(templateOf(settings, news), organ, fresh, at, settings.language),
      payload: payloadOf(news, organ, fresh, at),
    };
    return await outbox.add({ key: keyOf(address, news, organ, ...names), channel, receiver: address, data, tells }, at);
  }
}

/** Puts the weekly summary into the outbox, once a week for each receiver; returns how many were made. */
export async function gatherSummary(summary: Summary, outbox: Outbox, settings: NoticeSettings, at: string): Promise<number> {
  const { from, to } = summary;
  const filling = { from, to, day: to, count: String(summary.overall.open), text: summaryText(summary, settings.language) };
  const words = fill(templateOf(settings, 'summary'), filling);
  let made = 0;
  for (const { channel, address, news, organ } of receiversOf(settings, new Map())) {
    if (organ !== null || !news.includes('summary')) continue;
    const { overall, organs } = summary;
    const data = { ...words, payload: { schema: 'mingcha-notice-1', news: 'summary', organ: null, at, from, to, overall, organs } };
    if (await outbox.add({ key: keyOf(address, 'summary', to), channel, receiver: address, data, tells: [] }, at)) made++;
  }
  return made;
}

const keyOf = (...parts: string[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
