import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { attempts, noteFigures } from './attempts.ts';

const half = attempts(300);
let test: TestPlatform;
let port: number;
const sockets: Socket[] = [];

beforeAll(async () => {
  test = await testPlatform();
  await test.server.listen({ port: 0, host: '127.0.0.1' });
  const address = test.server.server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server listens on no port');
  port = address.port;
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  await test.close();
});

const beginnings = [
  'GET /api/session HTTP/1.1\r\nHost: a\r\nX-A: ',
  'POST /api/session HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 4000\r\n\r\n{"zone":"',
  'POST /api/session HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"zo',
  'G',
  '',
];

async function beginSlowly(index: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1' });
  socket.on('error', () => {});
  sockets.push(socket);
  await once(socket, 'connect');
  socket.write(beginnings[index % beginnings.length] ?? '');
  return socket;
}

const agent = new Agent({ keepAlive: false });

function honest(path: string): Promise<number> {
  return new Promise((done, failed) => {
    const asked = request({ host: '127.0.0.1', port, path, agent }, (response) => {
      response.resume();
      response.on('end', () => done(response.statusCode ?? 0));
    });
    asked.on('error', failed);
    asked.end();
  });
}

describe('callers who never come to an end (R15)', () => {
  it(`keep nobody out: ${half} half requests stand open while an honest caller is answered`, {
    timeout: 0,
  }, async () => {
    await Promise.all(Array.from({ length: half }, (_, index) => beginSlowly(index)));
    const statuses: number[] = [];
    for (let round = 0; round < 60; round += 1) {
      // A letter now and then is what keeps such connections from being idle.
      for (const socket of sockets) if (!socket.destroyed) socket.write('a');
      statuses.push(await honest(round % 2 === 0 ? '/api/session' : '/api/atlas/zones?pageSize=5'));
    }
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(statuses).toHaveLength(60);
    noteFigures('R15', { halfRequests: half, honest: statuses.length });
  });

  it('are given a limit for their head, their body and their silence', () => {
    const { headersTimeout, requestTimeout, keepAliveTimeout } = test.server.server;
    for (const [limit, most] of [
      [headersTimeout, 30_000],
      [requestTimeout, 600_000],
      [keepAliveTimeout, 120_000],
    ] as const) {
      expect(limit).toBeGreaterThan(0);
      expect(limit).toBeLessThanOrEqual(most);
    }
  });
});
