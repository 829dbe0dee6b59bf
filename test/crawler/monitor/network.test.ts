import { createSocket } from 'node:dgram';
import { networkInterfaces } from 'node:os';
import { expect, test } from 'vitest';
import { hasNetwork } from '../../../crawler/monitor/network.ts';

const connected = Object.values(networkInterfaces()).some((list) => list?.some(({ internal }) => !internal));

/** A name server that answers every question with a code (RFC 1035 4.1.1) and, where that is none, with a server of the root. */
async function withNameServer(code: number, known: boolean, task: (server: string) => Promise<void>): Promise<void> {
  const socket = createSocket('udp4');
  socket.on('message', (question, { port, address }) => {
    const name = Buffer.from([1, 'a'.charCodeAt(0), 0]);
    const record = Buffer.concat([Buffer.from([0, 0, 2, 0, 1, 0, 0, 0, 60, 0, name.length]), name]);
    const end = question.indexOf(0, 12) + 5;
    const head = Buffer.from([question[0]!, question[1]!, 0x81, 0x80 | code, 0, 1, 0, known ? 1 : 0, 0, 0, 0, 0]);
    socket.send(Buffer.concat([head, question.subarray(12, end), ...(known ? [record] : [])]), port, address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  try {
    await task(`127.0.0.1:${socket.address().port}`);
  } finally {
    socket.close();
  }
}

test.each<[string, number, boolean, boolean]>([
  ['names the servers of the root', 0, true, connected],
  ['keeps them to itself', 0, false, connected],
  ['has lost its own network', 2, false, false],
  ['says that there is no root', 3, false, false],
])('a name server that %s', async (_, code, known, expected) => {
  await withNameServer(code, known, async (server) => {
    expect(await hasNetwork([server])).toBe(expected);
  });
});
