import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkFormDefinition } from '#kernel/forms/contract/check-definition.ts';
import { judgeForm } from '#kernel/forms/contract/judge-form.ts';
import { readShippedForms } from '#kernel/forms/server/demo/generate-demo.ts';
import { partyFacts } from '#kernel/parties/server/facts/party-facts.ts';
import { shippedRule } from '#kernel/rules/server/demo/domain/shipped-rule.ts';

const rules = new URL('../rules/', import.meta.url);
const parameters = readdirSync(rules)
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => shippedRule.parse(JSON.parse(readFileSync(new URL(name, rules), 'utf8'))).parameters)
  .map(({ name, type, values }) => ({ name, type, value: values.at(-1)?.value ?? null }));
const facts = partyFacts.map(({ id, subject, type }) => ({ id, subject, type: type.is }));
const shipped = await readShippedForms();

describe.each(shipped)('$key', ({ definition, samples }) => {
  it('has no fault, and all of its samples can be sent', () => {
    expect(checkFormDefinition(definition, { facts, parameters })).toEqual([]);
    for (const sample of samples)
      expect(judgeForm(definition, sample, { on: '2026-11-20', parameters }).faults).toEqual([]);
  });
});

it('shows rows, computed amounts, conditions, known facts and a gate', () => {
  const all = JSON.stringify(shipped);
  for (const what of ['"kind":"rows"', '"computed":"', '"shown":"', '"prefill":"parties.', '"statuses":["'])
    expect(all).toContain(what);
});
