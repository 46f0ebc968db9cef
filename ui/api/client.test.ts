import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { ApiError } from './api-error.ts';
import { callApi, downloadUrl, filenameOf } from './client.ts';

const read = defineEndpoint({
  id: 'demo.listThings',
  method: 'GET',
  path: '/api/demo/:kind',
  permission: 'demo:read',
  params: z.object({ kind: z.string() }),
  query: z.object({ q: z.string().optional() }),
  response: z.object({ count: z.int() }),
});
const write = defineEndpoint({
  id: 'demo.addThing',
  method: 'POST',
  path: '/api/demo',
  permission: 'demo:write',
  body: z.object({ name: z.string() }),
  response: z.object({ id: z.string() }),
});

const answers = vi.fn<typeof fetch>();

beforeEach(() => {
  vi.stubGlobal('fetch', answers);
  vi.stubGlobal('localStorage', { getItem: () => 'en' });
});
afterEach(() => {
  vi.unstubAllGlobals();
  answers.mockReset();
});

describe('callApi', () => {
  it('asks in the chosen language and returns the checked answer', async () => {
    answers.mockResolvedValue(Response.json({ count: 3, extra: true }));
    const result = await callApi(read, { params: { kind: 'zones' }, query: { q: '西安' } });
    expect(result).toEqual({ count: 3 });
    const [url, init] = answers.mock.calls[0] ?? [];
    expect(url).toBe('/api/demo/zones?q=%E8%A5%BF%E5%AE%89');
    expect(init?.headers).toEqual({ 'accept-language': 'en' });
  });

  it('marks writes so that no other site can send them', async () => {
    answers.mockResolvedValue(Response.json({ id: '1' }));
    await callApi(write, { body: { name: 'a' } });
    const [, init] = answers.mock.calls[0] ?? [];
    expect(init).toMatchObject({ method: 'POST', body: '{"name":"a"}' });
    expect(init?.headers).toMatchObject({ 'x-yuanshu-csrf': '1', 'content-type': 'application/json' });
  });

  it('throws what the server said', async () => {
    const error = { code: 'demo.taken', message: 'm', remedy: 'r', fields: [], trace: 't' };
    answers.mockResolvedValue(Response.json({ error }, { status: 409 }));
    await expect(callApi(write, { body: { name: 'a' } })).rejects.toMatchObject({ status: 409, ...error });
  });

  it('tells an unreachable server from a refused call', async () => {
    answers.mockRejectedValue(new TypeError('fetch failed'));
    await expect(callApi(write, { body: { name: 'a' } })).rejects.toMatchObject({ status: 0, code: 'ui.unreachable' });
  });

  it('passes a cancelled call on as cancelled, not as a failure of the network', async () => {
    const stop = new AbortController();
    stop.abort();
    answers.mockRejectedValue(new DOMException('stopped', 'AbortError'));
    const call = callApi(read, { params: { kind: 'a' } }, stop.signal);
    await expect(call).rejects.not.toBeInstanceOf(ApiError);
  });

  it('stays cancelled when it is cancelled while the answer comes in', async () => {
    const complaint = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const stop = new AbortController();
    const broken = new ReadableStream({
      pull(controller) {
        stop.abort();
        controller.error(new DOMException('stopped', 'AbortError'));
      },
    });
    answers.mockResolvedValue(new Response(broken));
    const call = callApi(read, { params: { kind: 'a' } }, stop.signal);
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    expect(complaint).not.toHaveBeenCalled();
    complaint.mockRestore();
  });

  it('does not hand on an answer that breaks the contract', async () => {
    const complaint = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    answers.mockResolvedValue(Response.json({ count: 'three' }));
    await expect(callApi(read, { params: { kind: 'a' } })).rejects.toMatchObject({ code: 'ui.unexpectedAnswer' });
    expect(complaint).toHaveBeenCalledOnce();
    complaint.mockRestore();
  });
});

describe('downloadUrl', () => {
  it('is the address of the endpoint', () => {
    expect(downloadUrl(read, { params: { kind: 'x' } })).toBe('/api/demo/x');
  });
});

describe('filenameOf', () => {
  it('prefers the extended name', () => {
    const header = `attachment; filename="zones.xlsx"; filename*=UTF-8''%E5%9B%AD%E5%8C%BA.xlsx`;
    expect(filenameOf(header)).toBe('园区.xlsx');
  });
  it('takes the plain name, quoted or not', () => {
    expect(filenameOf('attachment; filename="zones.xlsx"')).toBe('zones.xlsx');
    expect(filenameOf('attachment; filename=zones.csv')).toBe('zones.csv');
  });
  it('is undefined without a header', () => {
    expect(filenameOf(null)).toBeUndefined();
  });
});
