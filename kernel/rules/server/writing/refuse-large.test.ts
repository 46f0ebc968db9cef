import { describe, expect, it } from 'vitest';
import type { RuleDefinition } from '../../contract/rule-definition.ts';
import { refuseLarge } from './refuse-large.ts';

const tables = (count: number): RuleDefinition => ({
  ...{ subject: 'none', terms: [], parameters: [], knowledge: [], sentences: [], cases: [] },
  decisions: Array.from({ length: count }, (_, place) => ({
    ...{ name: `第${place}项`, type: 'number', outcome: null },
    logic: {
      ...{ kind: 'table', sentences: [] },
      table: {
        ...{ hitPolicy: 'UNIQUE', aggregation: null, outputValues: [], otherwise: null },
        inputs: Array.from({ length: 20 }, () => ({ text: '1' })),
        rows: Array.from({ length: 300 }, () => ({ when: Array(20).fill('-'), answer: '1', sentences: [] })),
      },
    },
  })),
});

describe('how long a rule may be', () => {
  it('counts characters, and the cells of tables beside them', () => {
    expect(() => refuseLarge(tables(1))).not.toThrow();
    // Short of 300,000 characters, but 18,000 expressions.
    expect(JSON.stringify(tables(3)).length).toBeLessThan(150_000);
    expect(() => refuseLarge(tables(3))).toThrow('rules.definitionTooLarge');
  });
});
