/** Asks the console, and holds what it answers to the contract. */
import type { z } from 'zod';
import type { Bilingual } from '../../checks/model/index.ts';
import { Fault, Indexes, Me, OpenRounds, Roster, Taken } from '../../reports/console/api.ts';
import { allowed } from '../network/permission.ts';
import type { Connection } from './connection.ts';

/** offline: no answer, it will be tried again · token: unknown or revoked · denied: the browser was not allowed to ask · refused: what was sent is not taken · broken: no console answers there. */
export type ConsoleFaultKind = 'offline' | 'token' | 'denied' | 'refused' | 'broken';

export class ConsoleFault extends Error {
  readonly kind: ConsoleFaultKind;
  /** What the console says of it. */
  readonly text: Bilingual | null;

  constructor(kind: ConsoleFaultKind, text: Bilingual | null = null) {
    super(text?.en ?? kind);
    this.name = 'ConsoleFault';
    this.kind = kind;
    this.text = text;
  }
}

/** Milliseconds that an answer may take, and that a package may take to be sent. */
const patience = { answer: 30_000, package: 300_000 } as const;

export interface Client {
  me(): Promise<Me>;
  roster(): Promise<Roster>;
  indexes(): Promise<Indexes>;
  rounds(): Promise<OpenRounds>;
  send(contents: Uint8Array): Promise<Taken>;
}

/** Every function rejects with a ConsoleFault. */
export function createClient(connection: Connection): Client {
  const get = <Schema extends z.ZodType>(path: string, schema: Schema) => ask(connection, path, schema, {}, patience.answer);
  return {
    me: () => get('me', Me),
    roster: () => get('roster', Roster),
    indexes: () => get('indexes', Indexes),
    rounds: () => get('rounds', OpenRounds),
    send: (contents) => {
      const init = { method: 'POST', body: contents as BodyInit, headers: { 'content-type': 'application/zip' } };
      return ask(connection, 'packages', Taken, init, patience.package);
    },
  };
}

async function ask<Schema extends z.ZodType>(
  { address, token }: Connection,
  path: string,
  schema: Schema,
  init: { method?: string; body?: BodyInit; headers?: Record<string, string> },
  patient: number,
): Promise<z.output<Schema>> {
  if (!(await allowed(address))) throw new ConsoleFault('denied');
  let response: Response;
  let body: unknown;
  try {
    response = await fetch(`${address}/api/1/${path}`, {
      ...init,
      headers: { ...init.headers, authorization: `Bearer ${token}` },
      // a token goes to the console alone
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(patient),
    });
    body = await response.json().catch(() => undefined);
  } catch {
    throw new ConsoleFault('offline');
  }
  if (response.ok) {
    const read = schema.safeParse(body);
    if (read.success) return read.data;
    throw new ConsoleFault('broken');
  }
  const said = Fault.safeParse(body).data?.text ?? null;
  if (response.status === 401) throw new ConsoleFault('token', said);
  if (response.status === 429 || response.status >= 500) throw new ConsoleFault('offline', said);
  throw new ConsoleFault(said ? 'refused' : 'broken', said);
}
