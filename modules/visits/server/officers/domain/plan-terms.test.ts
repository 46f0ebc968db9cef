import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNothing, outcomeOf, planTerms, type StandingTerm, type WantedPlaces } from './plan-terms.ts';

const people = ['a', 'b', 'c'];
const dayOf = (number: number) => new Date(Date.UTC(2026, 0, 1 + number)).toISOString().slice(0, 10);
const wanted: fc.Arbitrary<WantedPlaces> = fc
  .record({
    officer: fc.option(fc.constantFrom(...people), { nil: undefined }),
    deputy: fc.option(fc.option(fc.constantFrom(...people), { nil: null }), { nil: undefined }),
  })
  .filter(({ officer, deputy }) => officer === undefined || officer !== deputy);

/** Carries a plan out as the database does. */
function carryOut(terms: readonly StandingTerm[], wishes: WantedPlaces, day: string, turn: number): StandingTerm[] {
  const plan = planTerms(terms, wishes, day);
  const left = terms
    .filter(({ id }) => !plan.takeBack.includes(id))
    .map((term) => (plan.end.includes(term.id) ? { ...term, endsOn: day } : term));
  const added = plan.add.map((one, place) => ({ id: `${turn}.${place}`, ...one, startsOn: day, endsOn: null }));
  return [...left, ...added];
}

const holds = ({ startsOn, endsOn }: StandingTerm, day: string) => startsOn <= day && (endsOn === null || endsOn > day);
const overlap = (one: StandingTerm, other: StandingTerm) =>
  (one.endsOn === null || one.endsOn > other.startsOn) && (other.endsOn === null || other.endsOn > one.startsOn);

describe('planned terms', () => {
  it('never overlap, leave the past alone, and put the wanted in their places', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(wanted, fc.nat({ max: 60 })), { maxLength: 12 }), (steps) => {
        let terms: StandingTerm[] = [];
        for (const [turn, [wishes, number]] of steps.entries()) {
          const day = dayOf(number);
          const before = terms;
          terms = carryOut(terms, wishes, day, turn);
          for (const [place, one] of terms.entries()) {
            if (one.endsOn !== null) expect(one.endsOn > one.startsOn).toBe(true);
            for (const other of terms.slice(place + 1)) {
              if (one.part === other.part || one.staffId === other.staffId) expect(overlap(one, other)).toBe(false);
            }
          }
          const on = (part: string, when: string, of = terms) =>
            of.find((term) => term.part === part && holds(term, when))?.staffId;
          for (const part of ['officer', 'deputy'] as const) {
            if (wishes[part] !== undefined) expect(on(part, day) ?? null).toBe(wishes[part]);
            if (number > 0) expect(on(part, dayOf(number - 1))).toBe(on(part, dayOf(number - 1), before));
          }
        }
      }),
    );
  });

  it('write nothing the second time', () => {
    fc.assert(
      fc.property(wanted, (wishes) => {
        const terms = carryOut([], wishes, '2026-03-01', 0);
        expect(isNothing(planTerms(terms, wishes, '2026-04-01'))).toBe(true);
      }),
    );
  });

  it.each([
    ['officer', 'x', 'taken'],
    ['officer', 'to', 'movesUp'],
    ['deputy', 'to', 'leftOpen'],
    ['deputy', null, 'taken'],
  ] as const)('hand over the place of a %s beside %s: %s', (part, other, outcome) => {
    expect(outcomeOf({ part }, other, 'to')).toBe(outcome);
  });
});
