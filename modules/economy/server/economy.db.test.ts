import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { metricsOf, refreshMetrics } from '#kernel/indicators/server/index.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { generateDemo } from './demo.ts';
import { economyModule } from './index.ts';

let on: TestPlatform;
const options = { seed: 1, firms: 300, today: '2026-11-21' };
const shifan = () => ({ ...on.zoneA, code: 'shifan', demonstration: true });
const get = async (url: string) =>
  (await on.request('leader', { method: 'GET', url: `/api/indicators${url}`, zone: on.zoneA })).json();
beforeAll(async () => {
  on = await testPlatform();
  on.setNow('2026-11-21T02:00:00Z');
});
afterAll(() => on.close());

describe('the economy of a fictional zone', () => {
  it('has every figure with districts that add up, a target and the year before', async () => {
    await generateDemo(on.platform, shifan(), options);
    await refreshMetrics(on.platform, on.zoneA.id, metricsOf([economyModule]));
    const asked = (economyModule.metrics ?? [])
      .filter(({ reported }) => reported !== undefined)
      .map(({ id }) => `metric=${id}`)
      .join('&');
    const { figures } = await get(`/figures?${asked}`);
    expect(figures).toHaveLength(7);
    for (const { figure, parts, yearBefore, series, rows, growth } of figures) {
      expect(figure.value).toMatch(/^\d+$/);
      expect(parts).toHaveLength(5);
      const sum = parts.reduce((total: bigint, part: { value: string }) => total + BigInt(part.value), 0n);
      expect(String(sum)).toBe(figure.value);
      expect(yearBefore).not.toBeNull();
      expect(growth).not.toBeNull();
      expect(series).toHaveLength(24);
      expect((await get(rows.href.replace('/indicators', ''))).total).toBe(rows.count);
    }
    const { sources } = await get('/sources');
    const behind = sources.filter(({ stale }: { stale: object | null }) => stale !== null);
    expect(behind.map(({ metrics }: { metrics: { metric: string }[] }) => metrics[0]?.metric)).toContain(
      'economy.foreignTrade',
    );
  });

  it('is invented anew without touching what people reported', async () => {
    const payload = {
      metric: 'economy.tax',
      status: 'actual',
      period: '2026-10',
      part: '科创走廊',
      value: '1',
      source: '更正',
    };
    const filed = await on.request('officer', {
      ...{ method: 'POST', url: '/api/indicators/reports', zone: on.zoneA },
      payload: { ...payload, reason: '企业补报' },
    });
    expect(filed.statusCode).toBe(200);
    const before = (await get('/reports')).total;
    await generateDemo(on.platform, shifan(), options);
    const after = await get('/reports?metric=economy.tax&period=2026-10&part=科创走廊&state=standing');
    expect(after).toMatchObject({ total: 1, sum: { value: '1' } });
    expect((await get('/reports')).total).toBe(before - 1);
  });
});
