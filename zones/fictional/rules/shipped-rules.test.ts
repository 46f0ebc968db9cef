import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkRule } from '#kernel/rules/contract/check-rule.ts';
import { compileRule } from '#kernel/rules/contract/compile-rule.ts';
import { failingCases } from '#kernel/rules/contract/judge-cases.ts';
import { parameterVersions } from '#kernel/rules/contract/known-parameters.ts';
import { ruleCoverage } from '#kernel/rules/contract/rule-coverage.ts';
import { outcomeKind } from '#kernel/rules/contract/rule-record.ts';
import { shippedRule } from '#kernel/rules/server/demo/domain/shipped-rule.ts';

const names = readdirSync(new URL('.', import.meta.url)).filter((name) => name.endsWith('.json'));
const shipped = names.map((name) =>
  shippedRule.parse(JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'))),
);
const knownFrom = '2026-01-01T00:00:00.000Z';
const versions = parameterVersions(
  shipped
    .flatMap(({ parameters }) => parameters)
    .map(({ name, type, values }) => ({ name, type, values: values.map((one) => ({ ...one, knownFrom })) })),
);

describe.each(shipped)('$key', ({ key, definition }) => {
  it('has no fault, covers its policy and meets all its cases', () => {
    expect(names).toContain(`${key}.json`);
    expect(checkRule(definition)).toEqual([]);
    const { openSentences, openDecisions } = ruleCoverage(definition);
    expect({ openSentences, openDecisions }).toEqual({ openSentences: [], openDecisions: [] });
    expect(definition.cases.length).toBeGreaterThanOrEqual(4);
    expect(failingCases(definition, { versions, asOf: '2026-11-20T00:00:00.000Z' })).toEqual([]);
  });

  it('is compiled whole', () => {
    const values = new Map(versions.map(({ name, value }) => [name, value]));
    const { decisions } = compileRule(definition, values, { on: '2026-05-01' });
    expect(
      decisions.filter(({ path }) => path === 'evaluated').map(({ name, notCompiled }) => [name, notCompiled]),
    ).toEqual([]);
  });
});

describe('all of them', () => {
  it('show every kind of outcome and every hit policy that has one answer', () => {
    const decisions = shipped.flatMap(({ definition }) => definition.decisions);
    const kinds = new Set(decisions.flatMap(({ outcome }) => outcome?.kind ?? []));
    expect([...kinds].sort()).toEqual([...outcomeKind.options].sort());
    const policies = new Set(decisions.flatMap(({ logic }) => (logic.kind === 'table' ? logic.table.hitPolicy : [])));
    expect([...policies].sort()).toEqual(['ANY', 'COLLECT', 'FIRST', 'PRIORITY', 'UNIQUE']);
    expect(new Set(shipped.map(({ key }) => key)).size).toBe(shipped.length);
  });
});
