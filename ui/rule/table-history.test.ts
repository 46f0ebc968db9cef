import { expect, it } from 'vitest';
import type { RuleTable } from '#kernel/rules/contract/rule-definition.ts';
import { afterChange, noHistory, redoChange, undoChange } from './table-history.ts';

const tableOf = (answer: string): RuleTable => ({
  ...{ hitPolicy: 'FIRST', aggregation: null, outputValues: [], otherwise: null, inputs: [{ text: '从业人数' }] },
  rows: [{ when: ['-'], answer, sentences: [] }],
});
const [one, two, three, other] = [tableOf('1'), tableOf('2'), tableOf('3'), tableOf('4')];

it('takes changes back one by one, and does them again', () => {
  const history = afterChange(afterChange(noHistory, one), two);
  const back = undoChange(history, three);
  expect(back?.table).toBe(two);
  const first = undoChange(back?.history ?? noHistory, two);
  expect(first?.table).toBe(one);
  expect(undoChange(first?.history ?? noHistory, one)).toBeUndefined();
  const again = redoChange(first?.history ?? noHistory, one);
  expect(again?.table).toBe(two);
  expect(redoChange(again?.history ?? noHistory, two)?.table).toBe(three);
  expect(redoChange(history, three)).toBeUndefined();
});

it('forgets what was undone once something else is done, and the oldest of many changes', () => {
  const back = undoChange(afterChange(noHistory, one), two);
  const changed = afterChange(back?.history ?? noHistory, one);
  expect(redoChange(changed, other)).toBeUndefined();
  expect(undoChange(changed, other)?.table).toBe(one);
  let many = noHistory;
  for (let count = 0; count < 80; count += 1) many = afterChange(many, one);
  expect(many.past).toHaveLength(50);
});
