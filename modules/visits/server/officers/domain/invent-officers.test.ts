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
const termsOf = (count: number, visited?: ReadonlySet<string>) => {
  const firmIds = Array.from({ length: count }, (_, place) => `firm ${place}`);
  const staffIds = ['a', 'b', 'c', 'd'];
  const given = { today: '2026-11-21', firmIds, staffIds, projects: ['扩产'], ...(visited && { visited }) };
  return inventTerms(stream, given);
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

it('names in a zone of many thousands an officer for who was visited and for a sample of the others', () => {
  const visited = new Set(['firm 9001', 'firm 9002', 'firm 9003']);
  const served = (terms: { firmId: string }[]) => new Set(terms.map(({ firmId }) => firmId));
  const [some, none] = [served(termsOf(10_000, visited)), served(termsOf(10_000))];
  expect([...some].filter((one) => !none.has(one))).toEqual([...visited]);
  expect(none.size).toBeLessThan(6_000);
  expect(none.has('firm 4999')).toBe(true);
});
