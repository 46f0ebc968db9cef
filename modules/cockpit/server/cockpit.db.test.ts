import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '#platform/access/contract/roles.ts';
import { cookieName, sessionCookie } from '#platform/http/server/cookie-name.ts';
import { recordSystemAct } from '#platform/journal/server/record-system-act.ts';
import type { AlarmSource, OpenAlarm } from '#platform/module/alarm-source.ts';
import type { Metric } from '#platform/module/metric.ts';
import type { ServerModule } from '#platform/module/server-module.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import type { LiveNews } from '../contract/stream.ts';

const counted = { late: 0, warn: 0, hold: 0 };
let value = 1;

function alarms(light: OpenAlarm['light'], count: number): OpenAlarm[] {
  return Array.from({ length: count }, (_, place) => ({
    ...{ id: `${light}-${place}`, light, title: `事项 ${place}`, reasonKey: 'why', reason: { days: place } },
    ...{ since: '2026-01-01T00:00:00Z', dueOn: '2026-02-01', workingDays: place, href: '/x' },
  }));
}

function source(name: string, given: Partial<AlarmSource> & { all: readonly OpenAlarm[] }): AlarmSource {
  const { all, ...rest } = given;
  return {
    ...{ id: `sample.${name}`, permission: 'cockpit:read', reads: ['sample.thing'] },
    async open(_db, { limit }) {
      const counts = { ...counted };
      for (const { light } of all) counts[light] += 1;
      return { alarms: all.slice(0, limit), counts };
    },
    ...rest,
  };
}

const metric: Metric = {
  ...{ id: 'sample.things', unit: 'firms', kind: 'stock', versions: [{ version: 1, from: '2026-01-01' }] },
  ...{ reads: ['sample.thing'], permission: 'cockpit:read', partsAdd: false, rowsHref: () => '/firms' },
  async compute(_db, { periods }) {
    return new Map(periods.map((period) => [period, { value: String(value), rows: value }]));
  },
};

const texts = { why: '超 {{days}} 天', metrics: { things: { name: '样品', v1: '样品的数目' } } };
const names = { many: '多项', own: '内部', broken: '坏的' };
const sample: ServerModule = {
  ...{ name: 'sample', dependsOn: [], permissions: { 'sample:own': ['leader'] }, errors: {}, routes: [] },
  locale: { 'zh-CN': { ...texts, alarms: names }, en: { ...texts, alarms: names } },
  metrics: [metric],
  alarms: [
    source('many', { all: [...alarms('late', 250), ...alarms('warn', 3)].reverse() }),
    source('own', { all: alarms('hold', 2), permission: 'sample:own' }),
    source('broken', { all: [], open: () => Promise.reject(new Error('away')) }),
  ],
};

let test: TestPlatform;
let base: string;
beforeAll(async () => {
  test = await testPlatform({ extra: [sample], limitFactor: 1 });
  base = await test.server.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => test.close());

const get = async (role: Role, url: string) => (await test.request(role, { method: 'GET', url })).json();

describe('the composition', () => {
  it('hands the cockpit what others give by joining, as figures that have not come', async () => {
    const { facets } = await get('leader', '/api/cockpit/alarms');
    expect(facets.source.map(({ value }: { value: string }) => value)).toContain('indicators.sources');
  });
});

describe('alarms of all parts', () => {
  it('are joined worst first, capped, with how many there are, and without the source that fails', async () => {
    const { total, listed, counts, alarms: rows, failed } = await get('officer', '/api/cockpit/alarms?pageSize=200');
    const own = rows.filter(({ source: id }: { source: string }) => id.startsWith('sample.'));
    expect(own[0]).toMatchObject({ light: 'late', workingDays: 249, reason: '超 249 天', sourceName: '多项' });
    expect([listed, rows.length]).toEqual([200, 200]);
    expect(counts).toMatchObject({ late: expect.any(Number), hold: expect.any(Number) });
    expect(total).toBe(counts.late + counts.warn + counts.hold);
    expect(failed).toContainEqual({ source: 'sample.broken', name: '坏的' });
  });

  it('are found by light and part also where the worst would hide them', async () => {
    const close = await get('officer', '/api/cockpit/alarms?light=warn&source=sample.many');
    expect([close.total, close.listed]).toEqual([3, 3]);
    expect(close.alarms.map((one: { workingDays: number }) => one.workingDays)).toEqual([0, 1, 2]);
  });

  it('are told only to who may see their source, and their number too', async () => {
    const ask = (role: Role) => get(role, '/api/cockpit/alarms?source=sample.own');
    expect((await ask('officer')).total).toBe(0);
    expect(JSON.stringify(await ask('officer'))).not.toContain('内部');
    expect((await ask('leader')).counts).toEqual({ late: 0, warn: 0, hold: 2 });
    expect((await ask('firmMember')).error?.code ?? 'answered').toBe('http.forbidden');
  });

  it('leave as a file', async () => {
    const file = await test.request('officer', { method: 'GET', url: '/api/cockpit/alarms/export?light=warn' });
    expect([file.statusCode, file.rawPayload.length > 1_000]).toEqual([200, true]);
  });
});

describe('an arrangement', () => {
  const tiles = { headline: ['cockpit.tax'], left: ['cockpit.parcels'], right: [], trend: [], hidden: [] };
  const put = (role: Role, revision: number, more: object = {}, zone = test.zoneA) =>
    test.request(role, {
      ...{ method: 'PUT', url: '/api/cockpit/layouts/all', payload: { ...tiles, ...more, revision }, zone },
    });

  it('is kept by who leads, counted up, and refused to who read an older one', async () => {
    expect((await put('officer', 0)).statusCode).toBe(403);
    expect((await put('leader', 0)).json()).toMatchObject({ tab: 'all', revision: 1, savedBy: '测试leader' });
    const late = await put('departmentHead', 0);
    expect([late.statusCode, late.json().error.code]).toEqual([409, 'cockpit.layoutChanged']);
    expect((await put('departmentHead', 1, { left: [] })).json()).toMatchObject({ revision: 2, left: [] });
    const entries = await test.connect('superuser');
    const { rows } = await entries.query(
      "select before, after from journal.entry where subject_type = 'cockpit.layout' order by position",
    );
    await entries.end();
    expect(rows.map(({ before }) => before === null)).toEqual([true, false]);
  });

  it('is of one of two who save at once', async () => {
    const both = await Promise.all([put('leader', 2), put('departmentHead', 2)]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
  });

  it('is of its zone alone, and holds no seventh figure', async () => {
    const other = await test.request('leader', { method: 'GET', url: '/api/cockpit/layouts', zone: test.zoneB });
    expect(other.json().layouts).toEqual([]);
    const seven = Array.from({ length: 7 }, (_, place) => `a.t${place}`);
    expect((await put('leader', 3, { headline: seven })).statusCode).toBe(422);
  });
});

/** Opens a stream as a browser does and reads its messages one by one. */
async function follow(role: Role, zone = test.zoneA) {
  const cookie = `${cookieName(sessionCookie, { https: false })}=${await test.cookieOf(role, zone)}`;
  const stop = new AbortController();
  const answer = await fetch(`${base}/api/cockpit/stream`, {
    headers: { cookie, accept: 'text/event-stream' },
    signal: stop.signal,
  });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const next = async (): Promise<{ event: string; data: LiveNews } | 'ended'> => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end >= 0) {
        const block = text.slice(0, end);
        text = text.slice(end + 2);
        const event = /^event: (.*)$/m.exec(block)?.[1];
        if (event !== undefined && event !== 'beat') {
          return { event, data: JSON.parse(/^data: (.*)$/m.exec(block)?.[1] ?? 'null') };
        }
        continue;
      }
      const more = await reader?.read();
      if (more === undefined || more.done) return 'ended';
      text += more.value;
    }
  };
  return { answer, next, stop: () => stop.abort() };
}

/** A thing of the sample module changes in a zone. */
async function change(zoneId: string, to: number): Promise<void> {
  value = to;
  await test.platform.database.transaction(zoneId, (tx) =>
    recordSystemAct(tx, test.platform.now(), {
      ...{ action: 'sample.change', zoneId, subject: { type: 'sample.thing', id: '1' }, after: { to } },
    }),
  );
}

describe('a stream', () => {
  it('is only for who asks for events', async () => {
    const plain = await test.request('officer', { method: 'GET', url: '/api/cockpit/stream' });
    expect([plain.statusCode, plain.json().error.code]).toEqual([400, 'http.eventsOnly']);
  });

  it('tells every viewer of the zone what changed, and nobody of another; then ends with the session', async () => {
    const [one, two, other] = [await follow('officer'), await follow('leader'), await follow('officer', test.zoneB)];
    expect(one.answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(one.answer.headers.get('x-accel-buffering')).toBe('no');
    for (const each of [one, two, other]) expect(await each.next()).toMatchObject({ event: 'ready' });
    await change(test.zoneA.id, 7);
    const told = await one.next();
    expect(told).toMatchObject({ event: 'changed', data: { metrics: ['sample.things'], alarms: true } });
    expect(await two.next()).toMatchObject({ event: 'changed' });
    const figures = await get('officer', '/api/indicators/figures?metric=sample.things');
    expect(figures.figures[0].figure.value).toBe('7');
    // The other zone's viewer hears of its own zone only: the first it is told is the change made there.
    await change(test.zoneB.id, 8);
    expect(await other.next()).toMatchObject({ data: { metrics: ['sample.things'] } });
    await test.request('officer', { method: 'DELETE', url: '/api/session' });
    test.forgetSessions();
    await change(test.zoneA.id, 9);
    expect(await one.next()).toBe('ended');
    expect(await two.next()).toMatchObject({ event: 'changed' });
    for (const each of [two, other]) each.stop();
    expect(test.platform.database.stats().waiting).toBe(0);
  });

  it('is one of so many that an account may have open', async () => {
    const open = await Promise.all(Array.from({ length: 6 }, () => follow('departmentHead')));
    const seventh = await follow('departmentHead');
    expect([open[5]?.answer.status, seventh.answer.status]).toEqual([200, 429]);
    open[0]?.stop();
    await expect
      .poll(async () => {
        const again = await follow('departmentHead');
        again.stop();
        return again.answer.status;
      })
      .toBe(200);
    for (const each of open) each.stop();
  });

  it('is no activity: a screen that is only looked at falls idle like any session', async () => {
    const begun = test.platform.now();
    const pass = (minutes: number) => test.setNow(begun.add({ minutes }).toString());
    const screen = await follow('leader', test.zoneB);
    expect(await screen.next()).toMatchObject({ event: 'ready' });
    pass(20);
    await change(test.zoneB.id, 20);
    expect(await screen.next()).toMatchObject({ event: 'changed' });
    pass(31);
    await change(test.zoneB.id, 21);
    expect(await screen.next()).toBe('ended');
  });
});
