import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { capConnections } from './cap-connections.ts';

const log = pino({ level: 'silent' });
const opened: (Server | Socket)[] = [];

afterEach(() => {
  for (const one of opened.splice(0)) 'closeAllConnections' in one ? one.close() : one.destroy();
});

async function listen(caps: { perAddress: number; all?: number; trustedProxies?: string[] }): Promise<number> {
  const server = createServer((_request, reply) => reply.end('ok'));
  capConnections(server, { all: 100, trustedProxies: [], log, ...caps });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  opened.push(server);
  return (server.address() as AddressInfo).port;
}

/** Opens a connection and tells whether it answers a request. */
function answers(port: number): Promise<{ socket: Socket; ok: boolean }> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    opened.push(socket);
    socket.on('error', () => {});
    socket.once('data', () => done({ socket, ok: true }));
    socket.once('close', () => done({ socket, ok: false }));
    socket.write('GET / HTTP/1.1\r\nhost: a\r\n\r\n');
  });
}

describe('one address', () => {
  it('has so many connections and no more, and one more for each that it closes', async () => {
    const port = await listen({ perAddress: 2 });
    const first = await answers(port);
    const second = await answers(port);
    const third = await answers(port);
    expect([first.ok, second.ok, third.ok]).toEqual([true, true, false]);
    first.socket.destroy();
    await expect.poll(async () => (await answers(port)).ok).toBe(true);
  });

  it('is not counted when it is a trusted proxy, by address or network', async () => {
    for (const proxy of ['127.0.0.1', '127.0.0.0/8']) {
      const port = await listen({ perAddress: 1, trustedProxies: ['2001:db8::/32', proxy] });
      expect([(await answers(port)).ok, (await answers(port)).ok]).toEqual([true, true]);
    }
  });

  it('is counted when another proxy is trusted', async () => {
    const port = await listen({ perAddress: 1, trustedProxies: ['10.0.0.0/8', '::1'] });
    expect([(await answers(port)).ok, (await answers(port)).ok]).toEqual([true, false]);
  });

  it('leaves room for all together', async () => {
    const port = await listen({ perAddress: 10, all: 1 });
    expect([(await answers(port)).ok, (await answers(port)).ok]).toEqual([true, false]);
  });
});
