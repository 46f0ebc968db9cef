import { coerce } from '../feel/conform.ts';
import { kindOf, type Value } from '../feel/values.ts';
import { applyHitPolicy, type Hit } from './apply-hit-policy.ts';
import type { Frame } from './frame.ts';
import type { DecisionTable } from './model.ts';
import { withTests } from './read-types.ts';

/** The answer of a decision table (DMN 1.5, chapter 8). */
export function evaluateTable(table: DecisionTable, frame: Frame): Value {
  const inputs: Value[] = [];
  for (const { text, typeRef, allowed } of table.inputs) {
    const value = frame.evaluate(text);
    const type = withTests(frame.types.of(typeRef), allowed);
    const fit = coerce(value, type);
    if (fit === undefined) return frame.run.fail('notAllowed', { source: text, kind: kindOf(value) });
    inputs.push(fit);
  }
  const hits: Hit[] = [];
  for (const [place, rule] of table.rules.entries()) {
    const matches = rule.tests.every((test, column) => accepts(test, inputs[column] ?? null, frame));
    if (matches) hits.push({ rule: place + 1, outputs: () => evaluateOutputs(table, rule.outputs, frame) });
    // The first rule answers for all: those after it need not be read.
    if (matches && table.hitPolicy === 'FIRST') break;
  }
  return applyHitPolicy(table, hits, frame);
}

/** An empty cell accepts whatever comes, as `-` does. */
function accepts(test: string, value: Value, frame: Frame): boolean {
  return test.trim() === '' || frame.accepts(test, value) === true;
}

function evaluateOutputs(table: DecisionTable, texts: readonly string[], frame: Frame): Value[] {
  return table.outputs.map(({ typeRef }, place) => {
    const text = texts[place] ?? '';
    if (text.trim() === '' || text.trim() === '-') return null;
    const value = frame.evaluate(text);
    const fit = coerce(value, frame.types.of(typeRef));
    return fit === undefined ? frame.run.fail('wrongType', { type: typeRef ?? '', kind: kindOf(value) }) : fit;
  });
}
