import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer, get } from 'node:https';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testCertificate } from '#testing/certificate.ts';
import { callAddress } from './call-address.ts';
import { openOutbound } from './outbound.ts';
import { readTarget } from './read-target.ts';

let canary: Server;
let other: Server;
let port = 0;
let otherPort = 0;
let reached: string[] = [];
let answer: RequestListener = (_request, reply) => reply.end('sung');

const listen = async (server: Server) => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
};

beforeAll(async () => {
  canary = createServer((request, reply) => {
    reached.push(`${request.method} ${request.url}`);
    answer(request, reply);
  });
  other = createServer((request, reply) => {
    reached.push(`other ${request.url}`);
    reply.end();
  });
  port = await listen(canary);
  otherPort = await listen(other);
});
afterAll(() => {
  for (const server of [canary, other]) {
    server.closeAllConnections();
    server.close();
  }
});
beforeEach(() => {
  reached = [];
  answer = (_request, reply) => reply.end('sung');
});

const allowed = () => openOutbound({ allow: [`http://127.0.0.1:${port}`] });
const here = (path = '/') => `http://127.0.0.1:${port}${path}`;

describe('a call to a target that the operator named', () => {
  it('reaches it, and tells status, headers and body, but no cookie', async () => {
    answer = (request, reply) => {
      reply.setHeader('set-cookie', 'a=b').setHeader('x-seen', request.headers.authorization ?? '');
      reply.statusCode = 201;
      reply.end('sung');
    };
    const got = await allowed().request(here('/a?b=c'), { headers: { Authorization: 'Bearer x' } });
    expect(got.status).toBe(201);
    expect(got.headers).toMatchObject({ 'x-seen': 'Bearer x' });
    expect(got.headers).not.toHaveProperty('set-cookie');
    expect(got.body.toString()).toBe('sung');
    expect(reached).toEqual(['GET /a?b=c']);
  });

  it('goes to that scheme, host and port only', async () => {
    for (const url of [`http://127.0.0.1:${otherPort}/`, `https://127.0.0.1:${port}/`, `http://localhost:${port}/`]) {
      await expect(allowed().request(url)).rejects.toMatchObject({ code: 'outbound.addressRefused' });
    }
    expect(reached).toEqual([]);
  });

  it('is answered with the redirect, which is not followed', async () => {
    answer = (_request, reply) => reply.writeHead(302, { location: `http://127.0.0.1:${otherPort}/secret` }).end();
    const got = await allowed().request(here());
    expect(got.status).toBe(302);
    expect(reached).toEqual(['GET /']);
  });

  it('sends a body, and no header that is not the caller’s', async () => {
    let body = '';
    answer = (request, reply) => {
      request.on('data', (part: Buffer) => {
        body += part.toString();
      });
      request.on('end', () => reply.end(JSON.stringify(request.headers)));
    };
    const got = await allowed().request(here(), { method: 'POST', body: '{"a":"一"}' });
    expect(body).toBe('{"a":"一"}');
    expect(Object.keys(JSON.parse(got.body.toString())).sort()).toEqual(
      ['accept-encoding', 'connection', 'content-length', 'host', 'user-agent'].sort(),
    );
  });
});

describe('a call over TLS', () => {
  it('is made to nobody whose certificate no authority vouches for, allowed or not', async () => {
    let asked = 0;
    const secure = createSecureServer(testCertificate, (_request, reply) => {
      asked += 1;
      reply.end('sung');
    });
    const free = await listen(secure);
    const outbound = openOutbound({ allow: [`127.0.0.1:${free}`] });
    await expect(outbound.request(`https://127.0.0.1:${free}/`)).rejects.toMatchObject({
      code: 'outbound.unreachable',
    });
    expect(asked).toBe(0);
    // Whoever trusts that certificate is answered.
    const trusting = get({ port: free, ca: testCertificate.cert, agent: false });
    const [met] = await once(trusting, 'response');
    met.resume();
    expect(asked).toBe(1);
    secure.closeAllConnections();
    secure.close();
  });
});

describe('an answer', () => {
  const limits = { bytes: 1_000, totalMs: 15_000 };
  const hasty = { ...limits, totalMs: 400 };
  const code = (name: string) => expect.objectContaining({ code: `outbound.${name}` });

  it('past its size stops the call, also when it says nothing of its length', async () => {
    answer = (_request, reply) => {
      reply.write('a'.repeat(900));
      reply.end('a'.repeat(900));
    };
    await expect(allowed().request(here(), { limits })).rejects.toEqual(code('answerTooLarge'));
  });

  it('that unpacks past its size stops the call', async () => {
    const bomb = Buffer.alloc(5_000_000);
    for (const [encoding, packed] of [
      ['gzip', gzipSync(bomb)],
      ['br', brotliCompressSync(bomb)],
    ] as const) {
      answer = (_request, reply) => reply.setHeader('content-encoding', encoding).end(packed);
      const wide = { bytes: 100_000, totalMs: 15_000 };
      await expect(allowed().request(here(), { limits: wide })).rejects.toEqual(code('answerTooLarge'));
    }
  });

  it('that was packed without being asked is unpacked, and one that was damaged is refused', async () => {
    answer = (_request, reply) => reply.setHeader('content-encoding', 'gzip').end(gzipSync('sung'));
    expect((await allowed().request(here(), { limits })).body.toString()).toBe('sung');
    answer = (_request, reply) => reply.setHeader('content-encoding', 'gzip').end('no gzip');
    await expect(allowed().request(here(), { limits })).rejects.toEqual(code('answerUnreadable'));
  });

  it('that never comes, or never ends, ends in time', async () => {
    answer = () => {};
    await expect(allowed().request(here(), { limits: hasty })).rejects.toEqual(code('tooSlow'));
    answer = (_request, reply) => void reply.write('a');
    await expect(allowed().request(here(), { limits: hasty })).rejects.toEqual(code('tooSlow'));
  });

  it('of a name that never resolves ends in time', async () => {
    const outbound = openOutbound({ allow: [], resolve: () => new Promise(() => {}) });
    await expect(outbound.request('https://idp.example/', { limits: { totalMs: 30 } })).rejects.toEqual(
      code('tooSlow'),
    );
  });

  it('that nobody gives is said to be unreachable', async () => {
    const closed = createServer();
    const free = await listen(closed);
    await new Promise((done) => closed.close(done));
    const outbound = openOutbound({ allow: [`http://127.0.0.1:${free}`] });
    await expect(outbound.request(`http://127.0.0.1:${free}/`)).rejects.toEqual(code('unreachable'));
    const nameless = openOutbound({ allow: [], resolve: () => Promise.reject(new Error('ENOTFOUND')) });
    await expect(nameless.request('https://idp.example/')).rejects.toEqual(code('unreachable'));
  });
});

describe('a header', () => {
  const bad: Record<string, string>[] = [
    { 'x-a': 'a\r\nx-b: c' },
    { 'x-a': 'a\nb' },
    { 'x-a': 'a\0b' },
    { 'x-a': '会' },
    { 'x a': 'b' },
    { 'x:a': 'b' },
    { '': 'b' },
    { host: 'elsewhere.example' },
    { Cookie: 'a=b' },
    { 'Content-Length': '3' },
    { 'transfer-encoding': 'chunked' },
    { Connection: 'close' },
    { 'proxy-authorization': 'Basic x' },
    { 'x-forwarded-for': '1.1.1.1' },
    { 'X-A': '1', 'x-a': '2' },
    { 'x-a': 'a'.repeat(9_000) },
  ];
  it.each(bad)('%j is refused, and nothing is sent', async (headers) => {
    await expect(allowed().request(here(), { headers })).rejects.toMatchObject({ code: 'outbound.requestRefused' });
    expect(reached).toEqual([]);
  });
});

describe('a name', () => {
  const call = { method: 'GET', headers: {}, body: undefined } as const;
  const limits = { totalMs: 2_000, connectMs: 1_000, bytes: 1_000 };

  it('is resolved once: the connection goes to the address that was judged', async () => {
    const answers = [['127.0.0.1'], ['127.0.0.99']];
    let asked = 0;
    const outbound = openOutbound({
      allow: [`http://localhost:${port}`],
      resolve: async () => answers[asked++] ?? [],
    });
    await outbound.request(`http://localhost:${port}/once`);
    expect(asked).toBe(1);
    expect(reached).toEqual(['GET /once']);
  });

  it('that no resolver knows is still called at the given address: none is asked again', async () => {
    const target = readTarget(`http://unknown.example:${port}/pinned`, [
      { scheme: 'http:', host: 'unknown.example', port },
    ]);
    const addresses = [{ address: '127.0.0.1', family: 4 }] as const;
    await callAddress(target, addresses, { ...call, limits, ending: AbortSignal.timeout(2_000) });
    expect(reached).toEqual(['GET /pinned']);
  });

  it('that answers public first and this machine the next time is refused the next time', async () => {
    const answers = [['198.51.100.7', '93.184.215.14'], ['127.0.0.1'], ['93.184.215.14', '127.0.0.1'], ['::1']];
    const outbound = openOutbound({
      allow: [`http://rebind.example:${port}`],
      resolve: async () => answers.shift() ?? [],
    });
    for (let turn = 0; turn < 4; turn += 1) {
      await expect(outbound.request(`http://rebind.example:${port}/`)).rejects.toMatchObject({
        code: 'outbound.addressRefused',
      });
    }
    expect(reached).toEqual([]);
  });
});
