/** A mail server that is as small as one can be and real (RFC 5321, AUTH PLAIN of RFC 4954): it takes letters and keeps them. */
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

export interface Letter {
  from: string;
  to: string[];
  raw: string;
}

export interface MailServer {
  port: number;
  letters: Letter[];
  /** Passwords that clients gave. */
  passwords: string[];
  /** Lines that clients sent. */
  lines: string[];
  close(): Promise<void>;
}

export interface MailRules {
  /** Password that is wanted; none without it. */
  password?: string;
  /** Answer to the letter that comes next, in place of 250; `drop` hangs up instead. */
  answer?: (count: number) => string | 'drop' | undefined;
}

export async function serveMail({ password, answer }: MailRules = {}): Promise<MailServer> {
  const letters: Letter[] = [];
  const passwords: string[] = [];
  const lines: string[] = [];
  const sockets = new Set<Socket>();
  let count = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => {});
    let letter: Letter | null = null;
    let data: string[] | null = null;
    let rest = '';
    const say = (line: string): void => void socket.write(`${line}\r\n`);
    say('220 mail.lanchuan.gov.cn ESMTP');
    socket.setEncoding('utf8').on('data', (piece: string) => {
      const all = (rest + piece).split('\r\n');
      rest = all.pop()!;
      for (const line of all) hear(line);
    });

    function hear(line: string): void {
      lines.push(line);
      if (data) take(line, data);
      else command(line, line.slice(0, 4).toUpperCase());
    }

    function take(line: string, into: string[]): void {
      if (line !== '.') {
        into.push(line.replace(/^\./, ''));
        return;
      }
      data = null;
      const reply = answer?.(++count);
      if (reply === 'drop') {
        socket.destroy();
        return;
      }
      if (reply === undefined) letters.push({ ...letter!, raw: into.join('\r\n') });
      say(reply ?? '250 2.0.0 kept');
    }

    function command(line: string, word: string): void {
      if (word === 'EHLO') say(password === undefined ? '250 mail' : '250-mail\r\n250 AUTH PLAIN');
      else if (word === 'AUTH') {
        const [, , given = ''] = Buffer.from(line.split(' ')[2] ?? '', 'base64')
          .toString()
          .split('\0');
        passwords.push(given);
        say(given === password ? '235 2.7.0 welcome' : `535 5.7.8 not ${given}`);
      } else if (word === 'DATA') {
        data = [];
        say('354 go on');
      } else if (word === 'QUIT') {
        say('221 bye');
        socket.end();
      } else {
        if (word === 'MAIL') letter = { from: /<([^>]*)>/.exec(line)![1]!, to: [], raw: '' };
        if (word === 'RCPT') letter!.to.push(/<([^>]*)>/.exec(line)![1]!);
        say('250 2.1.0 ok');
      }
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    ...{ port: (server.address() as AddressInfo).port, letters, passwords, lines },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
