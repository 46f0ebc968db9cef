import { once } from 'node:events';
import { connect } from 'node:net';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ObjectSchema } from '#platform/http/contract/endpoint.ts';
import { sessionCookie } from '#platform/http/server/cookie-name.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { chanceOf, inParallel, noteFigures } from './attempts.ts';
import { sampleOf, textFields } from './body-samples.ts';

let test: TestPlatform;
let cookie: string;
beforeAll(async () => {
  test = await testPlatform();
  cookie = `${sessionCookie}=${await test.cookieOf('officer')}`;
});
afterAll(() => test.close());

const absent = '018f0000-0000-7000-8000-0000000000ff';
const firm = { name: '正常企业有限公司', industry: 'C39', legalForm: 'limitedLiability' };
const asOfficer = (options: InjectOptions) =>
  test.server.inject({ ...options, headers: { cookie, 'x-yuanshu-csrf': '1', ...options.headers } });
const post = (payload: string, headers: Record<string, string> = {}) =>
  asOfficer({
    method: 'POST',
    url: '/api/parties/firms',
    payload,
    headers: { 'content-type': 'application/json', ...headers },
  });
const firms = async () => (await asOfficer({ method: 'GET', url: '/api/parties/firms' })).json().total as number;
const writers = () =>
  test.composition.routes.map(({ endpoint }) => endpoint).filter(({ method, body }) => method !== 'GET' && body);

describe('requests that another site could send (R13)', () => {
  it('are refused at every endpoint that writes, in every form that a browser can give them', async () => {
    const forms: Record<string, string>[] = [
      {},
      { 'x-yuanshu-csrf': '' },
      { 'x-yuanshu-csrf': '0' },
      { 'x-yuanshu-csrf': '1, 1' },
      { 'x-yuanshu-csrf': 'true' },
      { 'content-type': 'text/plain' },
      { 'content-type': 'application/x-www-form-urlencoded' },
      { 'content-type': 'multipart/form-data; boundary=x' },
      ...['cross-site', 'same-site', 'none', 'Same-Origin', ''].map((site) => ({
        'x-yuanshu-csrf': '1',
        'sec-fetch-site': site,
      })),
      { 'x-http-method-override': 'GET' },
      { origin: 'null', referer: 'https://example.com/' },
    ];
    let tried = 0;
    const letIn: string[] = [];
    for (const { id, method, path, consumes } of test.composition.routes.map(({ endpoint }) => endpoint)) {
      if (method === 'GET') continue;
      for (const headers of forms) {
        const url = path.replace(/:[A-Za-z]+/g, absent);
        const given = {
          'content-type': consumes === 'bytes' ? 'application/octet-stream' : 'application/json',
          ...headers,
        };
        const response = await test.server.inject({ method, url, payload: '{}', headers: { cookie, ...given } });
        tried += 1;
        const code = response.json().error?.code;
        // A body of another kind is refused before anybody is asked who sent it.
        const unread = headers['content-type'] !== undefined && code === 'http.malformedBody';
        if (code !== 'http.foreignOrigin' && !unread) letIn.push(`${id} ${JSON.stringify(headers)} ${code}`);
      }
    }
    expect(letIn).toEqual([]);
    expect(await firms()).toBe(0);
    noteFigures('R13 foreign sites', { attempts: tried });
  });

  it('are invited by no header: no origin is allowed anything', async () => {
    for (const origin of ['https://example.com', 'null', 'http://localhost:5173']) {
      for (const method of ['OPTIONS', 'GET'] as const) {
        const response = await asOfficer({
          method,
          url: '/api/parties/firms',
          headers: { origin, 'access-control-request-method': 'POST' },
        });
        const allowing = Object.keys(response.headers).filter((name) => name.startsWith('access-control-'));
        expect(allowing).toEqual([]);
      }
    }
  });
});

describe('bodies that are no plain JSON object (R13)', () => {
  const deep = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
  it.each([
    ['an object within 20,000 others', () => deep(20_000), [400]],
    ['a list within 100,000 others', () => `${'['.repeat(100_000)}${']'.repeat(100_000)}`, [400, 422]],
    ['100,000 keys', () => `{${Array.from({ length: 100_000 }, (_, i) => `"${i}":1`).join()}}`, [413, 422]],
    ['60,000 keys of the register', () => `{${Array.from({ length: 60_000 }, () => '"name":"x"').join()}}`, [422]],
    ['more than a megabyte', () => `{"name":"${'x'.repeat(1_048_576)}"}`, [413]],
    ['a number of 1,000,000 digits', () => `{"employees":${'9'.repeat(1_000_000)}}`, [422]],
    ['nothing', () => '', [400, 422]],
    ['a bare word', () => 'true', [422]],
    ['a byte order mark', () => `\ufeff${JSON.stringify(firm)}`, [200, 400]],
    ['two texts', () => '{}{}', [400]],
    ['a comment', () => '{/* */}', [400]],
    ['half a letter', () => JSON.stringify({ ...firm, name: '\ud800\ud800\ud800' }), [400, 422]],
    ['a NUL', () => JSON.stringify({ ...firm, name: 'a\u0000b' }), [422]],
    ['letters that turn around', () => JSON.stringify({ ...firm, name: 'a\u202eb' }), [422]],
  ])('are answered without harm: %s', async (_, body, statuses) => {
    const response = await post(body());
    expect(statuses).toContain(response.statusCode);
    expect((await asOfficer({ method: 'GET', url: '/api/session' })).statusCode).toBe(200);
  });

  it('are taken for JSON only when they say so', async () => {
    const before = await firms();
    for (const type of [
      'text/plain',
      'application/xml',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=a',
      'text/html',
      'application/json5',
      'application/jsonx',
      'image/png',
      'application/yaml',
    ]) {
      const response = await post(JSON.stringify(firm), { 'content-type': type });
      expect([400, 415, 422], type).toContain(response.statusCode);
    }
    expect(await firms()).toBe(before);
  });

  it('reach no prototype, from any field of any endpoint', { timeout: 0 }, async () => {
    const keys = [
      '__proto__',
      'constructor',
      'prototype',
      'constructor.prototype',
      '__defineGetter__',
      'toString',
      'hasOwnProperty',
    ];
    const poison = { polluted: 'yes', role: 'leader', isAdmin: true, toString: 'x' };
    let tried = 0;
    // Passwords are compared slowly on purpose.
    const quick = writers().filter(
      ({ body }) => !textFields(body as ObjectSchema).some(({ name }) => /password/i.test(name)),
    );
    const cases = quick.flatMap((endpoint) => keys.map((key) => ({ endpoint, key })));
    await inParallel(cases, 6, async ({ endpoint, key }) => {
      const sample = sampleOf(endpoint.body as ObjectSchema, absent);
      for (const value of [poison, { prototype: poison }, 'x', null]) {
        const text = `{${JSON.stringify(key)}:${JSON.stringify(value)},${JSON.stringify(sample).slice(1)}`.replace(
          ',}',
          '}',
        );
        const url = `${endpoint.path.replace(/:[A-Za-z]+/g, absent)}?${key}[polluted]=yes&${key}.polluted=yes`;
        const headers = { 'content-type': 'application/json' };
        const response = await asOfficer({ method: endpoint.method, url, payload: text, headers });
        tried += 1;
        expect(response.statusCode, `${endpoint.id} ${text.slice(0, 80)}`).toBeLessThan(500);
      }
    });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(String({})).toBe('[object Object]');
    noteFigures('R13 prototypes', { attempts: tried });
  });
});

describe('addresses and headers that say two things (R13)', () => {
  it('change no method, no address and no caller', async () => {
    const before = await firms();
    const overrides: Record<string, string>[] = [
      { 'x-http-method-override': 'POST' },
      { 'x-http-method': 'DELETE' },
      { 'x-method-override': 'PUT' },
      { 'x-original-url': '/api/parties/firms/export' },
      { 'x-rewrite-url': '/metrics' },
      { 'x-forwarded-host': 'example.com' },
      { 'x-forwarded-for': '127.0.0.1' },
      { forwarded: 'for=127.0.0.1;host=example.com' },
      { host: 'example.com' },
    ];
    const plain = await test.server.inject({ method: 'GET', url: '/api/session/zones' });
    for (const headers of overrides) {
      const response = await test.server.inject({ method: 'GET', url: '/api/session/zones', headers });
      expect(response.json(), JSON.stringify(headers)).toEqual(plain.json());
      expect(response.body).not.toContain('example.com');
    }
    for (const query of ['_method=DELETE', '_method=POST', 'method=delete']) {
      expect((await asOfficer({ method: 'GET', url: `/api/parties/firms?${query}` })).statusCode).toBeLessThan(500);
    }
    expect(await firms()).toBe(before);
  });

  it('read the first cookie of a name, and a cookie that somebody else tossed in gives nobody more', async () => {
    const own = await test.cookieOf('officer');
    const other = await test.cookieOf('auditAdmin');
    const roleWith = async (header: string) =>
      (await test.server.inject({ method: 'GET', url: '/api/session', headers: { cookie: header } })).json().account
        ?.role ?? null;
    const name = sessionCookie;
    expect(await roleWith(`${name}=${own}; ${name}=${other}`)).toBe('officer');
    expect(await roleWith(`${name}=x; ${name}=${own}`)).toBeNull();
    for (const tossed of [
      ` ${name} =${other}`,
      `${name.toUpperCase()}=${other}`,
      `$Path="/"; ${name}2=${other}`,
      `__Host-${name}=${other}`,
      `x=${name}=${other}`,
      `${name}[]=${other}`,
    ]) {
      expect(['officer', null], tossed).toContain(await roleWith(`${name}=${own}; ${tossed}`));
    }
  });

  it('write no header of their own into an answer', async () => {
    const lines = [
      '\r\nset-cookie: a=b',
      '%0d%0aset-cookie:%20a=b',
      '\u560d\u560aset-cookie: a=b',
      '%E5%98%8D%E5%98%8Aset-cookie:a=b',
      '\r\n\r\n<html>',
      '";filename=a.html',
      '%00',
      '\u2028x: y',
    ];
    const chance = chanceOf(3);
    let tried = 0;
    for (const { endpoint } of test.composition.routes) {
      for (const line of lines) {
        const path = endpoint.path.replace(/:[A-Za-z]+/g, encodeURIComponent(line));
        const query = new URLSearchParams({ q: line, sort: line, zone: line, file: line, to: line });
        const response = await asOfficer({
          method: 'GET',
          url: `${path}?${chance.next() < 0.5 ? query : encodeURIComponent(line)}`,
        });
        tried += 1;
        expect(JSON.stringify(response.headers), endpoint.id).not.toMatch(/a=b|<html>|a\.html/);
      }
    }
    noteFigures('R13 header lines', { attempts: tried });
  });

  it('lead nobody away: no answer of the API redirects', async () => {
    const targets = [
      '//example.com',
      'https://example.com',
      '/\\example.com',
      '/%2f%2fexample.com',
      'javascript:alert(1)',
      '/\t/example.com',
      '////example.com/..',
      'https:example.com',
      '\\\\example.com',
      '/.example.com',
      '@example.com',
      '%5cexample.com',
    ];
    for (const target of targets) {
      for (const field of ['to', 'next', 'url', 'return', 'redirect_uri', 'continue']) {
        for (const path of [
          '/api/session',
          '/api/docs',
          '/api/parties/firms',
          '/',
          '/sign-in',
          `//${target}`,
          `/${encodeURIComponent(target)}`,
        ]) {
          const response = await asOfficer({ method: 'GET', url: `${path}?${field}=${encodeURIComponent(target)}` });
          expect(response.headers.location, `${path} ${target}`).toBeUndefined();
        }
      }
    }
  });
});

describe('raw requests over one connection (R13)', () => {
  const head = (lines: readonly string[], body = '') => `${[...lines, '', ''].join('\r\n')}${body}`;
  const start = 'POST /api/session HTTP/1.1';
  const smuggled = 'GET /api/session/zones HTTP/1.1\r\nHost: a\r\n\r\n';

  it.each([
    ['two lengths', head([start, 'Host: a', 'Content-Length: 2', 'Content-Length: 60'], `{}${smuggled}`)],
    [
      'a length and chunks',
      head([start, 'Host: a', 'Content-Length: 6', 'Transfer-Encoding: chunked'], `0\r\n\r\n${smuggled}`),
    ],
    [
      'chunks under two names',
      head([start, 'Host: a', 'Transfer-Encoding: chunked', 'Transfer-Encoding: x'], `0\r\n\r\n${smuggled}`),
    ],
    ['a blank before the colon', head([start, 'Host: a', 'Transfer-Encoding : chunked'], `0\r\n\r\n${smuggled}`)],
    ['a coding that is none', head([start, 'Host: a', 'Transfer-Encoding: xchunked'], `0\r\n\r\n${smuggled}`)],
    ['a negative length', head([start, 'Host: a', 'Content-Length: -1'], smuggled)],
    ['a length with a sign', head([start, 'Host: a', 'Content-Length: +2'], `{}${smuggled}`)],
    ['a chunk of no size', head([start, 'Host: a', 'Transfer-Encoding: chunked'], `zz\r\n\r\n${smuggled}`)],
    ['a line feed alone', `${start}\nHost: a\nContent-Length: 0\n\n${smuggled}`],
    ['no host', head([start, 'Content-Length: 0'])],
    ['two hosts', head([start, 'Host: a', 'Host: b', 'Content-Length: 0'])],
    ['a folded line', head([start, 'Host: a', 'X-A: b', ' folded: c', 'Content-Length: 0'])],
    ['a header of 40 kB', head([start, 'Host: a', `X-A: ${'a'.repeat(40_000)}`, 'Content-Length: 0'])],
    ['3,000 headers', head([start, 'Host: a', ...Array.from({ length: 3_000 }, (_, i) => `X-${i}: ${i}`)])],
  ])('that are two in one are no two: %s', async (_, raw) => {
    const port = await listening();
    const socket = connect({ port, host: '127.0.0.1' });
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.on('error', () => {});
    socket.write(raw);
    socket.end();
    await once(socket, 'close');
    const statuses = [...text.matchAll(/^HTTP\/1\.1 (\d+)/gm)].map((match) => match[1]);
    expect(statuses.filter((status) => status === '200')).toEqual([]);
    expect(text).not.toContain('"zones":');
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
  });

  let port: number | undefined;
  async function listening(): Promise<number> {
    if (port !== undefined) return port;
    await test.server.listen({ port: 0, host: '127.0.0.1' });
    const address = test.server.server.address();
    if (typeof address !== 'object' || address === null) throw new Error('the server listens on no port');
    port = address.port;
    return port;
  }
});
