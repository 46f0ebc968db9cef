import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileFeel } from './compile-feel.ts';
import { type ParameterVersion, parametersOn } from './dated-parameters.ts';
import { literalOf } from './feel/format-value.ts';
import { numberOf } from './feel/number.ts';

const rate = (value: string, from: string, to: string | null, knownFrom: string): ParameterVersion => ({
  ...{ name: '补贴 比例', value: numberOf(1).times(value), from, to, knownFrom },
  source: `第${value}条`,
});

const versions = [
  rate('0.5', '2024-01-01', null, '2023-12-20'),
  // Amended in 2025, for the whole year, known in March only.
  rate('0.4', '2025-01-01', '2025-12-31', '2025-03-01'),
];

const columns = [{ name: '保费', type: { is: 'number', scale: 2, least: 0, most: 10_000_000 } }] as const;

function answered(on: string, asOf: string): string {
  const { values } = parametersOn(versions, { on, asOf });
  const compiled = compileFeel('if 补贴 比例 > 0 then decimal(保费 * 补贴 比例, 2) else 0', {
    columns,
    parameters: values,
  });
  return compiled.ok ? JSON.stringify(compiled.program.explain([100_000])) : compiled.why;
}

describe('dated parameters', () => {
  it('answer for the day, as known on another day', () => {
    const found = (on: string, asOf: string) =>
      literalOf(parametersOn(versions, { on, asOf }).values.get('补贴 比例') ?? null);
    expect(found('2024-06-01', '2026-01-01')).toBe('0.5');
    expect(found('2025-01-15', '2025-01-15')).toBe('0.5');
    expect(found('2025-01-15', '2025-03-01')).toBe('0.4');
    expect(found('2026-01-01', '2026-01-01')).toBe('0.5');
    expect(parametersOn(versions, { on: '2023-12-31', asOf: '2026-01-01' }).missing).toEqual(['补贴 比例']);
  });

  it('are read by rules as constants, with their value in the explanation', () => {
    expect(JSON.parse(answered('2025-01-15', '2025-03-01'))).toMatchObject({
      path: 'integer',
      value: '400',
      clauses: [{ text: '补贴 比例 > 0', held: true, data: { '补贴 比例': '0.4' } }],
    });
  });

  it('replay byte for byte what was answered before, whatever became known since', () => {
    const day = fc
      .integer({ min: 0, max: 1500 })
      .map((count) => Temporal.PlainDate.from('2023-01-01').add({ days: count }).toString());
    const later = fc.record({ from: day, to: fc.option(day), value: fc.constantFrom('0.1', '0.9') });
    fc.assert(
      fc.property(
        day,
        fc.constantFrom('2023-12-31', '2025-01-01', '2025-06-01'),
        fc.array(later),
        (on, asOf, added) => {
          const before = parametersOn(versions, { on, asOf });
          const tomorrow = Temporal.PlainDate.from(asOf).add({ days: 1 }).toString();
          const grown = [...versions, ...added.map(({ value, from, to }) => rate(value, from, to, tomorrow))];
          expect(JSON.stringify([...parametersOn(grown, { on, asOf }).versions])).toBe(
            JSON.stringify([...before.versions]),
          );
        },
      ),
    );
  });
});
