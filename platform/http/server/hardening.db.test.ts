import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect as connectPlain } from 'node:net';
import { Writable } from 'node:stream';
import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountRole, type Role } from '#platform/access/contract/roles.ts';
import type { Endpoint } from '#platform/http/contract/endpoint.ts';
import { openLog } from '#platform/log/server/log.ts';
import { digestRows, rowTables } from '#testing/campaigns/zone-rows.ts';
import { testCertificate } from '#testing/certificate.ts';
import { type TestPlatform, testPassword, testPlatform } from '#testing/database.ts';
import { sessionCookie } from './cookie-name.ts';
import { tlsRules } from './security.ts';

let test: TestPlatform;
let port = 0;
let lines: Record<string, unknown>[] = [];

beforeAll(async () => {
  const kept = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(JSON.parse(chunk.toString()));
      done();
    },
  });
  test = await testPlatform({ tls: testCertificate, log: openLog('warn', kept) });
  await test.server.listen({ port: 0, host: '127.0.0.1' });
  port = (test.server.server.address() as AddressInfo).port;
});
afterAll(() => test.close());

const absent = '018f0000-0000-7000-8000-0000000000ff';
const pathOf = ({ path }: Endpoint) => path.replace(/:[A-Za-z]+/g, absent);
const holderOf = ({ permission }: Endpoint): Role =>
  accountRole.options.find((role) => test.composition.grants.allows(role, permission)) ?? 'anonymous';
const signIn = (password: string) =>
  test.request('anonymous', {
    method: 'POST',
    url: '/api/session',
    payload: { zone: 'test-a', login: 'officer', password },
  });

/** Speaks TLS with the server; the connection, or the code of what stopped it. */
async function handshake(options: ConnectionOptions): Promise<TLSSocket | string> {
  const socket = connect({ port, host: '127.0.0.1', ca: testCertificate.cert, ...options });
  try {
    await once(socket, 'secureConnect');
    return socket;
  } catch (error) {
    return (error as { code: string }).code;
  } finally {
    socket.destroy();
  }
}

describe('a connection', () => {
  it('has TLS 1.3, or 1.2 where the browser knows no better, and nothing older', async () => {
    expect((await handshake({})) as TLSSocket).toHaveProperty('authorized', true);
    const protocolOf = async (options: ConnectionOptions) => {
      const socket = connect({ port, host: '127.0.0.1', ca: testCertificate.cert, ...options });
      await once(socket, 'secureConnect');
      const protocol = socket.getProtocol();
      socket.destroy();
      return protocol;
    };
    expect(await protocolOf({})).toBe('TLSv1.3');
    expect(await protocolOf({ maxVersion: 'TLSv1.2' })).toBe('TLSv1.2');
    for (const version of ['TLSv1', 'TLSv1.1'] as const) {
      // The client lowers its own guard, so that it is the server who refuses.
      const old = { minVersion: version, maxVersion: version, ciphers: 'DEFAULT@SECLEVEL=0' };
      expect(await handshake(old)).toBe('ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION');
    }
  });

  it('has a fresh key that no later theft gives away, and authenticated encryption', async () => {
    const twelve = { maxVersion: 'TLSv1.2' } as const;
    for (const ciphers of ['ECDHE-ECDSA-AES256-SHA384', 'ECDHE-ECDSA-AES128-SHA', 'AES256-GCM-SHA384']) {
      expect(await handshake({ ...twelve, ciphers }), ciphers).toMatch(/HANDSHAKE_FAILURE/);
    }
    expect(await handshake({ ...twelve, ciphers: 'ECDHE-ECDSA-AES256-GCM-SHA384' })).not.toBeTypeOf('string');
    for (const cipher of tlsRules.ciphers.split(':')) expect(cipher).toMatch(/^(TLS_|ECDHE-).*(GCM|POLY1305)/);
  });

  it('without TLS is answered nothing and led nowhere', async () => {
    const socket = connectPlain({ port, host: '127.0.0.1' });
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.on('error', () => {});
    socket.write('GET /api/session HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await once(socket, 'close');
    expect(text).not.toMatch(/HTTP\/1\.1 [23]|location/i);
  });
});

describe('cookies over HTTPS', () => {
  it('are of this host alone: secure, for the whole site, closed to scripts', async () => {
    const answer = await signIn(testPassword);
    const [session = ''] = [answer.headers['set-cookie'] ?? []].flat();
    expect(session).toMatch(/^__Host-yuanshu_session=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    const value = answer.cookies[0]?.value;
    const roleWith = async (cookie: string) =>
      (await test.server.inject({ url: '/api/session', headers: { cookie } })).json().account?.role;
    expect(await roleWith(`__Host-${sessionCookie}=${value}`)).toBe('officer');
    // A neighbour's page or an open network can set this one.
    expect(await roleWith(`${sessionCookie}=${value}`)).toBeUndefined();
    const headers = { cookie: `__Host-${sessionCookie}=${value}`, 'x-yuanshu-csrf': '1' };
    const out = await test.server.inject({ method: 'DELETE', url: '/api/session', headers });
    expect(out.headers['set-cookie']).toMatch(/^__Host-yuanshu_session=; .*Path=\/; .*Secure/);
  });

  it('are the only place that a session is taken from', async () => {
    const token = await test.cookieOf('officer');
    const url = `/api/session?session=${token}&${sessionCookie}=${token}&token=${token}`;
    const headers = { authorization: `Bearer ${token}`, 'x-session': token ?? '', [sessionCookie]: token ?? '' };
    expect((await test.server.inject({ url, headers })).json().account).toBeNull();
  });
});

describe('every answer', () => {
  it('names its type and charset, is kept nowhere, and tells of no software', async () => {
    let seen = 0;
    const wrong: string[] = [];
    for (const { endpoint } of test.composition.routes) {
      for (const role of [holderOf(endpoint), 'anonymous'] as const) {
        if (endpoint.id === 'auth.signOut') continue;
        const { headers } = await test.request(role, { method: endpoint.method, url: pathOf(endpoint) });
        seen += 1;
        const type = String(headers['content-type']);
        if (
          !/^application\/json; charset=utf-8$|^application\/vnd\.|^application\/pdf$|^text\/\w+; charset=utf-8$/.test(
            type,
          )
        ) {
          wrong.push(`${endpoint.id} ${type}`);
        }
        if (headers['cache-control'] !== 'no-store') wrong.push(`${endpoint.id} may be kept`);
        if (headers['strict-transport-security'] !== 'max-age=31536000; includeSubDomains') {
          wrong.push(`${endpoint.id} may be asked without TLS`);
        }
        for (const name of ['server', 'x-powered-by', 'via', 'etag', 'last-modified']) {
          if (headers[name] !== undefined) wrong.push(`${endpoint.id} ${name}`);
        }
        if (!String(headers['content-security-policy']).includes("frame-ancestors 'none'")) {
          wrong.push(`${endpoint.id} may stand in a frame`);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(seen).toBeGreaterThan(100);
  });

  it('has the headers also when nothing was found, and when the address cannot be read', async () => {
    for (const url of ['/api/nothing', '/%', '/healthz', '/metrics', '/.git/config', '/api/docs']) {
      const { headers } = await test.server.inject({ url });
      expect(headers, url).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'strict-transport-security': 'max-age=31536000; includeSubDomains',
      });
      expect(headers['content-type'], url).toMatch(/charset=utf-8/);
    }
  });
});

describe('methods', () => {
  it('that only read change nothing but what is kept of the reading', async () => {
    const superuser = await test.connect('superuser');
    const tables = (await rowTables(superuser)).filter(
      ({ name }) => !/^(journal\.|auth\.session$|exports\.(export_log|issued_print)$)/.test(name),
    );
    const reads = test.composition.routes.map(({ endpoint }) => endpoint).filter(({ method }) => method === 'GET');
    for (const endpoint of reads) await test.cookieOf(holderOf(endpoint));
    const before = await digestRows(superuser, tables, test.zoneA.id);
    for (const endpoint of reads) await test.request(holderOf(endpoint), { method: 'GET', url: pathOf(endpoint) });
    expect(await digestRows(superuser, tables, test.zoneA.id)).toEqual(before);
    await superuser.end();
    expect(tables.length).toBeGreaterThan(20);
    expect(reads.length).toBeGreaterThan(40);
  });

  it('that nobody needs are refused, TRACE before all, and echo nothing', async () => {
    for (const method of ['TRACE', 'TRACK', 'CONNECT', 'PROPFIND', 'OPTIONS', 'DEBUG', 'PATCH']) {
      const socket = connect({ port, host: '127.0.0.1', ca: testCertificate.cert });
      let text = '';
      socket.on('data', (chunk) => {
        text += chunk;
      });
      socket.on('error', () => {});
      socket.write(`${method} /api/session HTTP/1.1\r\nHost: localhost\r\nX-Echo: canary\r\nConnection: close\r\n\r\n`);
      await once(socket, 'close');
      expect(text, method).not.toMatch(/^HTTP\/1\.1 [23]/);
      expect(text, method).not.toContain('canary');
    }
  });
});

describe('a parameter that is given twice', () => {
  it('is refused wherever one is expected', async () => {
    for (const query of ['page=1&page=2', 'pageSize=5&pageSize=50', 'q=a&q=b']) {
      const answer = await test.request('officer', { url: `/api/parties/firms?${query}` });
      expect([query, answer.statusCode, answer.json().error?.code]).toEqual([query, 422, 'http.invalidInput']);
    }
  });
});

describe('a request that is refused', () => {
  const refusals = () => lines.filter(({ msg }) => msg === 'request refused');

  it('stands in the log with who, from where, what and why', async () => {
    lines = [];
    await test.request('officer', { url: '/api/accounts' });
    const session = (await test.request('officer', { url: '/api/session' })).json();
    expect(refusals()).toMatchObject([
      {
        level: 40,
        code: 'http.forbidden',
        status: 403,
        endpoint: 'auth.listAccounts',
        method: 'GET',
        accountId: session.account.id,
        ip: '127.0.0.1',
        trace: expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
    ]);
  });

  it('is there for a dead session, another site and input that no page sends, each without what was sent', async () => {
    lines = [];
    const dead = `__Host-${sessionCookie}=${test.zoneA.id}.${'A'.repeat(43)}`;
    await test.server.inject({ url: '/api/account', headers: { cookie: dead } });
    await test.server.inject({ method: 'POST', url: '/api/session', payload: { password: 'hush-word' } });
    await test.request('anonymous', {
      method: 'POST',
      url: '/api/session?password=hush-word',
      payload: { zone: 'hush-word', password: 'hush-word'.repeat(100) },
    });
    await test.request('officer', { url: '/api/parties/firms?q=hush-word&q=2' });
    await test.request('officer', { url: '/api/parties/firms/hush-word' });
    await test.request('officer', { url: `/api/parties/firms/${test.zoneA.id}` });
    expect(refusals().map(({ code }) => code)).toEqual([
      'http.signInNeeded',
      'http.foreignOrigin',
      'http.invalidInput',
      'http.invalidInput',
      'parties.firmUnknown',
    ]);
    expect(refusals()[2]?.fields).toEqual(['login', 'password']);
    expect(JSON.stringify(lines)).not.toMatch(/hush-word|AAAA|scrypt/);
  });

  it('is not there for a visitor who only looks, nor for a person who is asked for a proof', async () => {
    lines = [];
    await test.server.inject({ url: '/api/account' });
    await test.server.inject({ url: '/api/session' });
    await test.request('securityAdmin', { method: 'DELETE', url: `/api/accounts/${absent}/sessions` });
    expect(refusals()).toEqual([]);
  });
});
