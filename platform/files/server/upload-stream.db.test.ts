import { randomUUIDv7 } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sessionCookie } from '#platform/http/server/cookie-name.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { pdf } from './inspect/samples.fixture.ts';
import { trialPart } from './purposes.fixture.ts';

let test: TestPlatform;
let port: number;
let cookie: string;
beforeAll(async () => {
  test = await testPlatform({ extra: [trialPart] });
  await test.server.listen({ host: '127.0.0.1', port: 0 });
  port = (test.server.server.address() as AddressInfo).port;
  cookie = `${sessionCookie}=${await test.cookieOf('officer')}`;
});
afterAll(() => test.close());

/** Begins a real upload over a socket; the answer may come before the body has left. */
function begin(headers: Record<string, string> = {}): { out: ClientRequest; answer: Promise<[number, string]> } {
  const out = request({
    host: '127.0.0.1',
    port,
    agent: false,
    method: 'POST',
    path: '/api/files?purpose=trial.letter&name=a.pdf',
    headers: { 'content-type': 'application/octet-stream', 'x-yuanshu-csrf': '1', cookie, ...headers },
  });
  const answer = new Promise<[number, string]>((resolve, reject) => {
    out.on('error', reject);
    out.on('response', (incoming: IncomingMessage) => {
      let text = '';
      incoming.setEncoding('utf8');
      incoming.on('data', (part: string) => {
        text += part;
      });
      incoming.on('end', () => resolve([incoming.statusCode ?? 0, text]));
    });
  });
  answer.catch(() => {});
  return { out, answer };
}

const drafts = () => {
  try {
    return readdirSync(join(test.platform.dataDir, 'files', 'drafts'));
  } catch {
    return [];
  }
};

const files = async () => {
  const client = await test.connect('superuser');
  const { rows } = await client.query('select count(*)::int as count from files.file');
  await client.end();
  return rows[0]?.count as number;
};

describe('an upload over a real connection', () => {
  it('arrives in pieces without saying its length', async () => {
    const { out, answer } = begin();
    for (const byte of pdf([`(${randomUUIDv7()})`])
      .toString('latin1')
      .match(/[\s\S]{1,100}/g) ?? []) {
      out.write(Buffer.from(byte, 'latin1'));
    }
    out.end();
    const [status, text] = await answer;
    expect([status, JSON.parse(text).state]).toEqual([200, 'kept']);
  });

  it('that is too large is told so while it still comes in, and leaves nothing', async () => {
    const before = await files();
    const { out, answer } = begin();
    for (let sent = 0; sent < 6; sent += 1) out.write(Buffer.alloc(1_048_576));
    out.end();
    const [status, text] = await answer;
    expect([status, JSON.parse(text).error.code]).toEqual([413, 'files.tooLarge']);
    expect(drafts()).toEqual([]);
    expect(await files()).toBe(before);
  });

  it('that never ends is cut off after it was refused', async () => {
    const sockets: Socket[] = [];
    test.server.server.on('connection', (socket) => sockets.push(socket));
    const { out, answer } = begin();
    let open = true;
    out.on('close', () => {
      open = false;
    });
    const piece = Buffer.alloc(1_048_576);
    while (open) {
      await Promise.race([new Promise((resolve) => out.write(piece, resolve)), pause(50)]);
      await pause(1);
    }
    // The limit, what is read on so that the refusal is seen, and what the system holds on the way.
    expect(sockets[0]?.bytesRead).toBeLessThan(20 * 1_048_576);
    await answer.catch(() => {});
    expect(drafts()).toEqual([]);
  });

  it('that breaks off leaves nothing', async () => {
    const before = await files();
    const { out } = begin({ 'content-length': '100000' });
    out.write(pdf().subarray(0, 100));
    while (drafts().length === 0) await pause(5);
    out.destroy();
    while (drafts().length > 0) await pause(5);
    expect(await files()).toBe(before);
  });
});
