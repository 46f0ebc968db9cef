import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { RuleDefinition } from '../../contract/rule-definition.ts';
import { failingCases } from './try-cases.ts';

const dear = 'every a in 1..1000 satisfies every b in 1..1000 satisfies a + b > 0';
const ruleOf = (text: string, expected: boolean[]): RuleDefinition => ({
  ...{ subject: 'none', terms: [], parameters: [], knowledge: [], sentences: [] },
  decisions: [
    {
      ...{ name: '符合', type: 'boolean', outcome: { kind: 'condition' } },
      logic: { kind: 'expression', text, links: [] },
    },
  ],
  cases: expected.map((one, place) => ({
    ...{ name: `第${place}例`, on: '2026-11-20', given: {} },
    expected: { 符合: one },
  })),
});
const setting = { versions: [], asOf: '2026-11-20T00:00:00.000Z' };

describe('test cases on the server', () => {
  it('names those that answer otherwise', async () => {
    const failing = await failingCases(ruleOf('1 < 2', [true, false, true]), setting);
    expect(failing.map(({ name }) => name)).toEqual(['第1例']);
  });

  it('counts what is not reached in time as failing', async () => {
    expect(await failingCases(ruleOf('1 < 2', [true, true]), setting, 0)).toHaveLength(2);
  });

  it('lets others go on between dear cases', async () => {
    let others = 0;
    let over = false;
    const counting = (async () => {
      while (!over) {
        await setImmediate();
        others += 1;
      }
    })();
    await failingCases(ruleOf(dear, [true, true, true]), setting);
    over = true;
    await counting;
    // One turn goes by while it begins and one when it ends.
    expect(others).toBeGreaterThan(2);
  });
});
