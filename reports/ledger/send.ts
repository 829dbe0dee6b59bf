/** Notices leave the machine: by mail (SMTP) or as a webhook. What became of each attempt is written down; passwords come from the environment and go nowhere else. */
import { createHmac } from 'node:crypto';
import { createTransport } from 'nodemailer';
import { Agent, request } from 'undici';
import { checksVersion } from '../../checks/version.ts';
import { createConnector, privateAddress, type ResolveRule } from '../../crawler/connect.ts';
import type { Notice, Outbox } from '../../crawler/ledger/outbox.ts';
import { makePlain } from '../plain.ts';
import { type NoticeSettings, nameOfHook } from './notices.ts';
import { Refusal } from './refusal.ts';

export const passwordName = 'MINGCHA_SMTP_PASSWORD';
export const secretName = 'MINGCHA_WEBHOOK_SECRET';
/** After so many failures a notice is given up. */
export const mostAttempts = 10;
const timeout = 15_000;
const longestDetail = 300;

export interface Sent {
  notice: Notice;
  /** doubt: an earlier attempt began and its end is not known; taken: another process is sending it. */
  outcome: 'sent' | 'failed' | 'given-up' | 'doubt' | 'taken';
  detail: string;
}

export interface Sending {
  settings: NoticeSettings;
  environment: Record<string, string | undefined>;
  /** For tests and for servers that are not in DNS. */
  resolve?: readonly ResolveRule[];
  /** Numbers of notices that a person wants sent although an attempt of unknown end was made. */
  again?: readonly number[];
  now(): string;
}

/** Sends what waits, one after another, each once. Throws a Refusal for settings with which nothing may be sent. */
export async function* sendNotices(outbox: Outbox, sending: Sending): AsyncGenerator<Sent> {
  const waiting = await outbox.waiting();
  if (waiting.length === 0) return;
  const ways = createWays(sending);
  try {
    for (const notice of waiting) yield await send(outbox, notice, ways, sending);
  } finally {
    await ways.close();
  }
}

async function send(outbox: Outbox, notice: Notice, ways: Ways, { again = [], now }: Sending): Promise<Sent> {
  const last = notice.attempts.at(-1);
  if (last?.outcome === 'begun' && !again.includes(notice.number)) return { notice, outcome: 'doubt', detail: last.at };
  const attempt = (last?.attempt ?? 0) + 1;
  if (!(await outbox.begin(notice.number, attempt, now()))) return { notice, outcome: 'taken', detail: '' };
  const failure = await ways[notice.channel](notice);
  const outcome = failure === null ? 'sent' : attempt >= mostAttempts ? 'given-up' : 'failed';
  const detail = makePlain(failure ?? '').slice(0, longestDetail);
  await outbox.settle(notice.number, attempt, now(), outcome, detail);
  return { notice, outcome, detail };
}

/** Each sends a notice and answers null, or why it failed. */
interface Ways {
  mail(notice: Notice): Promise<string | null>;
  webhook(notice: Notice): Promise<string | null>;
  close(): Promise<void>;
}

function createWays({ settings, environment, resolve = [], now }: Sending): Ways {
  const mailer = settings.mail && createMailer(settings.mail, environment[passwordName]);
  const agents = new Map<boolean, Agent>();
  const agentFor = (allowPrivate: boolean): Agent => {
    const agent =
      agents.get(allowPrivate) ??
      new Agent({ connect: createConnector({ allowPrivate, resolve, timeout }), headersTimeout: timeout, bodyTimeout: timeout });
    agents.set(allowPrivate, agent);
    return agent;
  };
  return {
    async mail({ key, receiver, data: { subject, text } }) {
      if (!mailer) return 'no mail server in the settings';
      return await mailer.send({ to: receiver, subject, text, messageId: `<${key}@mingcha.invalid>` });
    },

    async webhook({ key, receiver, data: { payload } }) {
      const hook = settings.webhooks.find(({ url }) => nameOfHook(url) === receiver);
      if (!hook) return 'no such webhook in the settings';
      const secret = environment[secretName] ?? '';
      if (hook.sign && secret === '') return `${secretName} is not set`;
      const body = JSON.stringify(payload);
      const moment = now();
      const headers: Record<string, string> = {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': `Mingcha/${checksVersion}`,
        'x-mingcha-delivery': key,
        'x-mingcha-timestamp': moment,
        ...(hook.sign ? { 'x-mingcha-signature': `sha256=${createHmac('sha256', secret).update(`${moment}.${body}`).digest('hex')}` } : {}),
      };
      try {
        const answer = await request(hook.url, { method: 'POST', headers, body, dispatcher: agentFor(hook.allowPrivate) });
        await answer.body.dump({ limit: 65_536 });
        return answer.statusCode >= 200 && answer.statusCode < 300 ? null : `HTTP ${answer.statusCode}`;
      } catch (error) {
        const { code, message } = error as NodeJS.ErrnoException;
        return code === privateAddress ? `${privateAddress}: a private address; set allowPrivate for it` : (code ?? message);
      }
    },

    async close() {
      mailer?.close();
      for (const agent of agents.values()) await agent.destroy();
    },
  };
}

type MailSettings = NonNullable<NoticeSettings['mail']>;

function createMailer({ host, port, secure, requireTLS, user, from }: MailSettings, password = '') {
  const loopback = /^(?:localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/.test(host);
  if (user !== undefined && password === '')
    throw new Refusal(
      `请在环境变量 ${passwordName} 中设置邮箱 ${user} 的口令。`,
      `set the password of ${user} in the environment variable ${passwordName}`,
    );
  if (user !== undefined && !secure && !requireTLS && !loopback)
    throw new Refusal(
      '邮件服务器未加密时不发送口令：请设置 secure: true 或 requireTLS: true。',
      'the password is not sent unencrypted: set secure: true or requireTLS: true',
    );
  const transport = createTransport({
    ...{ host, port, secure, requireTLS: !secure && requireTLS, ignoreTLS: false },
    ...(user === undefined ? {} : { auth: { user, pass: password } }),
    ...{ connectionTimeout: timeout, greetingTimeout: timeout, socketTimeout: timeout, disableFileAccess: true, disableUrlAccess: true },
  });
  return {
    async send(message: { to: string; subject: string; text: string; messageId: string }): Promise<string | null> {
      try {
        await transport.sendMail({ ...message, from });
        return null;
      } catch (error) {
        const { code, responseCode, message: words } = error as Error & { code?: string; responseCode?: number };
        return withoutSecret([code, responseCode, words].filter((part) => part !== undefined).join(' '), password);
      }
    },
    close: () => transport.close(),
  };
}

/** A server may quote what it was sent; no word of ours may hold the password. */
function withoutSecret(text: string, password: string): string {
  if (password === '') return text;
  const forms = [password, Buffer.from(password).toString('base64'), encodeURIComponent(password)];
  return forms.reduce((so, form) => so.replaceAll(form, '***'), text);
}
