import { expect, test } from 'vitest';
import { runPartyQuery } from './run-query.ts';

test('firms of a run are asked for by what is known, whatever the address says', () => {
  expect(runPartyQuery({ decision: '补助', answer: ['yes', 'maybe'], grade: '甲' })).toEqual({
    ...{ decision: '补助', answer: ['yes'], grade: '甲' },
  });
  expect(runPartyQuery({ answer: 'perhaps' })).toEqual({ answer: [] });
  expect(runPartyQuery({ decision: '长'.repeat(99), grade: '级'.repeat(99) })).toEqual({
    ...{ decision: '长'.repeat(40), grade: '级'.repeat(60), answer: [] },
  });
});
