/** A name server on loopback that answers every question for an IPv4 address as it is told, the last answer again and again (RFC 1035 4). */
import { createSocket } from 'node:dgram';
import { Resolver } from 'node:dns';
import type { Lookup } from '../../crawler/connect.ts';

export interface NameServer {
  /** Asks this server and no other. */
  lookup: Lookup;
  /** Questions so far. */
  asked(): number;
  close(): void;
}

export async function serveNames(answers: readonly (readonly string[])[]): Promise<NameServer> {
  let asked = 0;
  const socket = createSocket('udp4');
  socket.on('message', (question, { port, address }) => {
    const found = answers[Math.min(asked++, answers.length - 1)]!;
    socket.send(replyTo(question, found), port, address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  const resolver = new Resolver({ timeout: 1000, tries: 1 });
  resolver.setServers([`127.0.0.1:${socket.address().port}`]);
  const lookup: Lookup = (host, _, done) =>
    resolver.resolve4(host, (error, found) =>
      done(
        error,
        (found ?? []).map((address) => ({ address, family: 4 })),
      ),
    );
  return { lookup, asked: () => asked, close: () => socket.close() };
}

/** The question with its answers, valid for no second. */
function replyTo(question: Buffer, addresses: readonly string[]): Buffer {
  let end = 12;
  while (question[end] !== 0) end += question[end]! + 1;
  const head = Buffer.from(question.subarray(0, 12));
  head.writeUInt16BE(0x8180, 2);
  head.writeUInt16BE(addresses.length, 6);
  head.fill(0, 8);
  const records = addresses.map((address) => Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, ...address.split('.').map(Number)]));
  return Buffer.concat([head, question.subarray(12, end + 5), ...records]);
}
