import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Metric, MetricAnswer } from '#platform/module/metric.ts';
import { assembleFigure, growthOf, type KnownMetric } from './assemble-figure.ts';
import { type Revision, revisionsOf } from './revisions.ts';

const metric: Metric = {
  ...{ id: 'probe.things', unit: 'firms', kind: 'stock', reads: [], permission: 'probe:see', partsAdd: true },
  versions: [{ version: 1, from: '2024-01-01' }],
  rowsHref: (day) => `/things?on=${day}`,
  compute: async () => new Map(),
};

const answer = fc.array(fc.integer({ min: -1000, max: 1000 }), { maxLength: 6 }).map((values): MetricAnswer => {
  const parts = values.map((value, index) => ({
    key: String(index),
    value: `${value}.50`.replace('-0.', '0.'),
    rows: 1,
  }));
  const sum = parts.reduce((total, part) => total + Number(part.value), 0);
  return { value: String(sum), rows: values.length, parts };
});

describe('revisions', () => {
  it('are made of what changed and of nothing else', () => {
    fc.assert(
      fc.property(fc.array(answer, { minLength: 1, maxLength: 4 }), (answers) => {
        let known = new Map<string, Revision>();
        for (const one of answers) {
          const changed = revisionsOf(metric, new Map([['2026-01-01', one]]), known);
          known = new Map([...known, ...changed.map((revision) => [revision.period, revision] as const)]);
          expect(revisionsOf(metric, new Map([['2026-01-01', one]]), known)).toEqual([]);
        }
        expect(known.get('2026-01-01')?.revision).toBeLessThanOrEqual(answers.length);
      }),
    );
  });

  it('are refused where parts do not add up', () => {
    const wrong = {
      value: '3',
      rows: 2,
      parts: [
        { key: 'a', value: '1', rows: 1 },
        { key: 'b', value: '1', rows: 1 },
      ],
    };
    expect(() => revisionsOf(metric, new Map([['2026-01-01', wrong]]), new Map())).toThrow('do not add up');
    expect(revisionsOf({ ...metric, partsAdd: false }, new Map([['2026-01-01', wrong]]), new Map())).toHaveLength(1);
  });

  it('take a new definition for a change even where the number stays', () => {
    const one = { value: '1', rows: 1 };
    const known = new Map([
      ['2026-01-01', { period: '2026-01-01', version: 1, value: '1.0', rows: 1, parts: [], revision: 4 }],
    ]);
    expect(revisionsOf(metric, new Map([['2026-01-01', one]]), known)).toEqual([]);
    const newer = { ...metric, versions: [...metric.versions, { version: 2, from: '2026-01-01' }] };
    expect(revisionsOf(newer, new Map([['2026-01-01', one]]), known)).toMatchObject([{ version: 2, revision: 5 }]);
  });
});

describe('growth', () => {
  it.each([
    ['110', '100', false, '10'],
    ['90', '100', false, '-10'],
    ['1', '3', false, '-66.7'],
    ['5', '0', false, null],
    ['5', '-1', false, null],
    [null, '1', false, null],
    ['88.6', '85.25', true, '3.4'],
  ])('of %s on %s (ratio %s) is %s', (value, before, ratio, growth) => {
    expect(growthOf(ratio ? { ratio: true } : {}, value, before)).toBe(growth);
  });
});

describe('a figure', () => {
  const known: KnownMetric = {
    ...{ metric, followedAt: '2026-11-21T02:00:00.000Z', demonstration: true },
    check: {
      ...{ metric: metric.id, checkedAt: '2026-11-21T01:00:00.000Z', changedAt: '2026-11-20T01:00:00.000Z' },
      ...{ dataUntil: '2026-11-21', targets: { 2026: '8' }, failedAt: null },
    },
    values: new Map([
      ['2026-11-21', { period: '2026-11-21', version: 1, value: '6.00', rows: 6, parts: [] }],
      ['2025-11-21', { period: '2025-11-21', version: 1, value: '5', rows: 5, parts: [] }],
    ]),
  };
  const texts = { name: () => 'Things', definition: (_: Metric, version: number) => `v${version}`, part: () => 'Part' };
  const asked = { today: '2026-11-21', now: '2026-11-21T02:05:00.000Z' };

  it('says value, target, pace, growth and until when', () => {
    expect(assembleFigure(known, texts, asked)).toMatchObject({
      figure: { value: '6', period: '2026-11-21' },
      ...{ growth: '20', target: { value: '8' }, pace: { reached: '75', elapsed: '89' }, stale: null },
      ...{ checkedAt: '2026-11-21T02:00:00.000Z', rows: { count: 6, href: '/things?on=2026-11-21' } },
    });
  });

  it('is not compared with a year that was counted otherwise', () => {
    const values = new Map(known.values).set('2025-11-21', {
      period: '2025-11-21',
      version: 2,
      value: '5',
      rows: 5,
      parts: [],
    });
    expect(assembleFigure({ ...known, values }, texts, asked)).toMatchObject({ growth: null, yearBefore: null });
  });

  it('is stale when the journal was not followed for ten minutes', () => {
    const late = { ...asked, now: '2026-11-21T02:10:01.000Z' };
    expect(assembleFigure(known, texts, late).stale).toEqual({
      since: '2026-11-21T02:00:00.000Z',
      awaited: '2026-11-21',
    });
  });
});
