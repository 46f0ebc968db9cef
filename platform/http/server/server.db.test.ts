import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { everyone } from '#platform/access/contract/roles.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import type { ServerModule } from '#platform/module/server-module.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { fileRoute, route } from './route.ts';

const show = defineEndpoint({
  id: 'sample.show',
  method: 'GET',
  path: '/api/sample/:kind',
  permission: 'sample:read',
  params: z.object({ kind: z.enum(['plain', 'leak', 'crash', 'missing', 'unregistered']) }),
  query: z.object({ count: z.coerce.number().int().max(9).default(1) }),
  response: z.object({ name: z.string(), inner: z.object({ shown: z.int() }).nullable() }),
});
const record = defineEndpoint({
  id: 'sample.record',
  method: 'GET',
  path: '/api/records/:recordId',
  permission: 'sample:read',
  params: z.object({ recordId: z.uuid() }),
  response: z.object({ name: z.string() }),
  errors: ['sample.taken', 'sample.pageUnknown', 'sample.recordUnknown'],
});
const save = defineEndpoint({
  id: 'sample.save',
  method: 'POST',
  path: '/api/sample',
  permission: 'sample:read',
  body: z.object({ name: z.string().min(2), lines: z.array(z.object({ fen: z.int() })).max(3) }),
  response: z.object({ saved: z.boolean() }),
});
const download = defineEndpoint({
  id: 'sample.download',
  method: 'GET',
  path: '/api/sample/download',
  permission: 'sample:read',
  response: z.unknown(),
  produces: 'file',
});

const sample: ServerModule = {
  name: 'sample',
  dependsOn: [],
  permissions: { 'sample:read': everyone },
  errors: {
    'sample.taken': { status: 409, params: [] },
    'sample.pageUnknown': { status: 404, params: ['page'] },
    'sample.recordUnknown': { status: 404, params: [] },
  },
  locale: {
    'zh-CN': {
      endpoints: { show: '示例', save: '示例', download: '示例', record: '示例' },
      errors: { recordUnknown: { message: '没有这条示例。', remedy: '请从列表打开。' } },
    },
    en: {
      endpoints: { show: 'Show', save: 'Save', download: 'Download', record: 'Record' },
      errors: { recordUnknown: { message: 'There is no such example.', remedy: 'Open it from the list.' } },
    },
  },
  routes: [
    route(show, async ({ params, query }) => {
      if (params.kind === 'crash') throw new Error('password=hush at line 3');
      if (params.kind === 'missing') throw new AppError('http.notFound');
      if (params.kind === 'unregistered') throw new AppError('sample.neverDefined');
      const secret =
        params.kind === 'leak' ? { secret: 'hush', inner: { shown: query.count, hidden: 'hush' } } : { inner: null };
      return { name: params.kind, ...secret };
    }),
    route(save, async () => ({ saved: true })),
    route(record, async () => ({ name: 'there' })),
    fileRoute(download, async () => ({
      filename: '台账 1.xlsx',
      mediaType: 'application/x',
      content: Buffer.from('abc'),
    })),
  ],
};

let test: TestPlatform;
beforeAll(async () => {
  test = await testPlatform({ extra: [sample] });
});
afterAll(() => test.close());

const get = (url: string, headers: Record<string, string> = {}) =>
  test.request('anonymous', { method: 'GET', url, headers });

describe('answers', () => {
  it('hold only what the contract names', async () => {
    const response = await get('/api/sample/leak?count=7');
    expect(response.json()).toEqual({ name: 'leak', inner: { shown: 7 } });
  });

  it('carry the headers that keep them from frames, caches and sniffing', async () => {
    expect((await get('/api/sample/plain')).headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cache-control': 'no-store',
      'referrer-policy': 'same-origin',
    });
  });

  it('may be files with a Chinese name', async () => {
    const response = await get('/api/sample/download');
    expect(response.body).toBe('abc');
    expect(response.headers['content-disposition']).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent('台账 1.xlsx')}`,
    );
  });
});

describe('errors', () => {
  it.each([
    ['/api/sample/missing', 404, 'http.notFound'],
    ['/api/nothing/here', 404, 'http.notFound'],
    ['/api/sample/plain?count=10', 422, 'http.invalidInput'],
    ['/api/sample/other', 404, 'http.notFound'],
    ['/api/records/other', 404, 'sample.recordUnknown'],
    ['/api/sample/unregistered', 500, 'http.internal'],
  ])('%s is %i %s', async (url, status, code) => {
    const response = await get(url);
    expect(response.statusCode).toBe(status);
    expect(response.json().error).toMatchObject({ code, trace: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  });

  it('say of an address that can name nothing what they say of one whose record is absent, and which part is wrong', async () => {
    const { error } = (await get('/api/records/other', { 'accept-language': 'en' })).json();
    expect(error).toMatchObject({ message: 'There is no such example.', remedy: 'Open it from the list.' });
    expect(error.fields.map((one: { field: string }) => one.field)).toEqual(['recordId']);
    expect((await get(`/api/records/${test.zoneA.id}`)).statusCode).toBe(200);
  });

  it('tell nothing of a defect', async () => {
    const response = await get('/api/sample/crash');
    expect(response.statusCode).toBe(500);
    expect(response.body).not.toContain('hush');
    expect(response.body).not.toContain('line 3');
  });

  it('name every field of a body that breaks a rule', async () => {
    const body = { name: 'x', lines: [{ fen: 1 }, { fen: 0.5 }] };
    const response = await test.request('anonymous', { method: 'POST', url: '/api/sample', payload: body });
    expect(response.json().error.fields.map((one: { field: string }) => one.field)).toEqual(['name', 'lines.1.fen']);
  });

  it.each([
    ['{"name":', 400, 'http.malformedBody'],
    ['[]', 422, 'http.invalidInput'],
    [`{"name":"${'x'.repeat(1_100_000)}"}`, 413, 'http.tooLarge'],
    ['{"__proto__":{"x":1},"name":"ab","lines":[]}', 400, 'http.malformedBody'],
  ])('of the body %.20s are %i', async (payload, status, code) => {
    const response = await test.request('anonymous', {
      method: 'POST',
      url: '/api/sample',
      payload,
      headers: { 'content-type': 'application/json' },
    });
    expect(response.statusCode).toBe(status);
    expect(response.json().error.code).toBe(code);
  });

  it('speak the language of the caller', async () => {
    expect((await get('/api/sample/missing')).json().error.message).toMatch(/没有找到/);
    expect((await get('/api/sample/missing', { 'accept-language': 'en-GB' })).json().error.message).toMatch(/no such/);
  });
});

describe('probes', () => {
  it('say that the process and the database answer', async () => {
    expect((await get('/healthz')).json()).toEqual({ status: 'ok' });
    expect((await get('/readyz')).json()).toEqual({ status: 'ready' });
  });

  it('give metrics to this machine and to the token, and hide from everyone else', async () => {
    await get('/api/sample/plain');
    const metrics = await get('/metrics');
    expect(metrics.body).toContain('yuanshu_http_request_seconds_count{endpoint="sample.show",status="200"}');
    expect(metrics.body).toContain('yuanshu_db_connections');
    const far = { method: 'GET', url: '/metrics', remoteAddress: '10.0.0.9' } as const;
    expect((await test.server.inject(far)).statusCode).toBe(404);
    const withToken = { ...far, headers: { authorization: 'Bearer test-metrics-token' } };
    expect((await test.server.inject(withToken)).statusCode).toBe(200);
    const withWrong = { ...far, headers: { authorization: 'Bearer test-metrics-tokeN' } };
    expect((await test.server.inject(withWrong)).statusCode).toBe(404);
    for (const header of ['x-forwarded-for', 'x-real-ip', 'forwarded', 'via']) {
      expect((await get('/metrics', { [header]: '10.0.0.9' })).statusCode).toBe(404);
    }
  });
});

describe('the API document', () => {
  it('holds every endpoint with its permission and roles', async () => {
    const document = (await get('/api/docs/openapi.json')).json();
    expect(document.openapi).toBe('3.1.0');
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path as Record<string, unknown>));
    expect(operations).toHaveLength(test.composition.routes.length);
    expect(document.paths['/api/sample/{kind}'].get).toMatchObject({
      operationId: 'sample.show',
      'x-permission': 'sample:read',
      parameters: [
        { name: 'kind', in: 'path', required: true },
        { name: 'count', in: 'query', required: false },
      ],
    });
  });

  it('is a page in both languages under a strict policy', async () => {
    const page = await get('/api/docs');
    expect(page.headers['content-security-policy']).toContain("script-src 'self'");
    expect(page.body).toContain('<html lang="zh-CN">');
    expect((await get('/api/docs?lang=en')).body).toContain('<html lang="en">');
  });
});
