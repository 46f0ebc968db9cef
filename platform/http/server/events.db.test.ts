import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { everyone } from '#platform/access/contract/roles.ts';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import type { ServerModule } from '#platform/module/server-module.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { eventRoute, type LiveStream } from './route.ts';

const watch = defineEndpoint({
  id: 'sample.watch',
  method: 'GET',
  path: '/api/sample/watch',
  permission: 'sample:read',
  query: z.object({ kind: z.enum(['two', 'endless', 'breaks', 'wrong']) }),
  response: z.object({ shown: z.number() }),
  produces: 'events',
});

/** Streams under way, by the signal that ends them. */
const signals: AbortSignal[] = [];

async function* messages(kind: string, { signal }: LiveStream) {
  signals.push(signal);
  yield { event: 'first', data: { shown: 1, hidden: 'hush' } };
  if (kind === 'breaks') throw new Error('password=hush');
  if (kind === 'wrong') yield { event: 'second', data: JSON.parse('{"shown":"text"}') };
  if (kind === 'two') yield { event: 'second', data: { shown: 2 } };
  if (kind === 'endless') await new Promise<void>((done) => signal.addEventListener('abort', () => done()));
}

const sample: ServerModule = {
  ...{ name: 'sample', dependsOn: [], permissions: { 'sample:read': everyone }, errors: {} },
  locale: { 'zh-CN': { endpoints: { watch: '示例' } }, en: { endpoints: { watch: 'Watch' } } },
  routes: [
    eventRoute(
      watch,
      async ({ query }) =>
        (live) =>
          messages(query.kind, live),
    ),
  ],
};

let test: TestPlatform;
let base: string;
beforeAll(async () => {
  test = await testPlatform({ extra: [sample], limitFactor: 0.2 });
  base = await test.server.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => test.close());

const open = (kind: string, accept = 'text/event-stream', stop?: AbortSignal) =>
  fetch(`${base}/api/sample/watch?kind=${kind}`, { headers: { accept }, ...(stop && { signal: stop }) });

async function codeOf(answer: Response): Promise<string> {
  return ((await answer.json()) as { error: { code: string } }).error.code;
}

describe('a stream of events', () => {
  it('is written message by message, without what its contract does not name', async () => {
    const answer = await open('two');
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      ...{ 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' },
      ...{ 'x-accel-buffering': 'no', 'x-content-type-options': 'nosniff' },
    });
    expect(await answer.text()).toBe(
      'retry: 3000\n\nevent: first\ndata: {"shown":1}\n\nevent: second\ndata: {"shown":2}\n\n',
    );
  });

  it('ends where it breaks or would say what its contract forbids, and tells nothing of it', async () => {
    for (const kind of ['breaks', 'wrong']) {
      expect(await (await open(kind)).text()).toBe('retry: 3000\n\nevent: first\ndata: {"shown":1}\n\n');
    }
  });

  it('is refused to whoever does not ask for events, before it begins', async () => {
    const begun = signals.length;
    const answer = await open('endless', 'application/json');
    expect([answer.status, await codeOf(answer)]).toEqual([400, 'http.eventsOnly']);
    expect(signals).toHaveLength(begun);
  });

  it('ends for the server when the reader leaves, and gives its place back', async () => {
    // A fifth of the usual: one of a caller.
    const stop = new AbortController();
    const first = await open('endless', undefined, stop.signal);
    const refused = await open('endless');
    expect([first.status, refused.status, await codeOf(refused)]).toEqual([200, 429, 'http.tooManyStreams']);
    const signal = signals.at(-1);
    stop.abort();
    await expect.poll(() => signal?.aborted).toBe(true);
    const again = await open('two');
    expect(again.status).toBe(200);
    await again.text();
  });

  it('stands in the document of the interface as what it is', async () => {
    const document = (await test.request('anonymous', { method: 'GET', url: '/api/docs/openapi.json' })).json();
    expect(document.paths['/api/sample/watch'].get.responses['200'].content).toHaveProperty('text/event-stream');
  });

  it('keeps no server from stopping', async () => {
    const answer = await open('endless');
    const read = answer.text();
    await test.server.close();
    expect(await read).toContain('event: first');
    expect(signals.every(({ aborted }) => aborted)).toBe(true);
  });
});
