import { expect, it } from 'vitest';
import { inventTerms } from './invent-officers.ts';

const stream = {
  chance: {
    below: () => 0,
    between: (first: number) => first,
    pick: <T>(items: readonly T[]) => items[0] as T,
    weighted: <T>(items: readonly T[]) => items[0] as T,
  },
  nextId: String,
};
const termsOf = (count: number) => {
  const firmIds = Array.from({ length: count }, (_, place) => `firm ${place}`);
  const staffIds = ['a', 'b', 'c', 'd'];
  return inventTerms(stream, { today: '2026-11-21', firmIds, staffIds, projects: ['扩产'] });
};

it('gives nearly every firm of a usual zone an officer and a deputy, who are two', () => {
  const terms = termsOf(300);
  const served = new Set(terms.filter(({ part }) => part === 'officer').map(({ firmId }) => firmId));
  expect(served.size).toBe(294);
  for (const { firmId, project, staffId } of terms.filter(({ part }) => part === 'deputy')) {
    const officers = terms.filter((one) => one.firmId === firmId && one.project === project && one.part === 'officer');
    expect(officers.filter((one) => one.endsOn === null).map((one) => one.staffId)).not.toContain(staffId);
  }
});

it('gives nearly every firm of a zone of many thousands its officer, and those past the first thousands no deputy', () => {
  const terms = termsOf(10_000);
  const served = new Set(terms.filter(({ part }) => part === 'officer').map(({ firmId }) => firmId));
  expect(served.size).toBeGreaterThan(9_700);
  const deputies = terms.filter(({ part }) => part === 'deputy').map(({ firmId }) => Number(firmId.split(' ')[1]));
  expect(Math.max(...deputies)).toBeLessThan(5_000);
});
