import { describe, expect, it } from 'vitest';
import type { Plan } from '../../contract/plan/plan.ts';
import { provePlan } from '../../contract/plan/prove.ts';
import { type PlanMarks, SlowPlan } from './evaluate-plan.fixture.ts';
import { openPopulation } from './open-population.ts';
import { RandomPlans, randomParties } from './random-plan.fixture.ts';
import { bindProgram, type ColumnAnswers, runColumns } from './run-columns.ts';

const programs = Number(process.env.SOAK_TIMES ?? 400);

/** What a column answers for a party, as the slow way says it. */
function told({ is, values, texts }: ColumnAnswers, party: number): bigint | number | string | boolean | null {
  const value = values[party] ?? Number.NaN;
  if (Number.isNaN(value)) return null;
  if (is === 'number') return BigInt(value);
  if (is === 'test') return value === 1;
  return is === 'text' ? (texts[value] ?? 'no such text') : value;
}

describe('a population run through columns', () => {
  it('answers and explains as the plan says, party by party, for random plans', () => {
    const { rows, columns } = randomParties(7, 301);
    const population = openPopulation(columns, rows.length);
    const random = new RandomPlans(11);
    const kinds = new Set<string>();
    let bound = 0;
    for (let round = 0; round < programs; round += 1) {
      const program = random.program();
      const running = bindProgram(program, population, { marks: true });
      if ('why' in running) continue;
      bound += 1;
      const [answers] = runColumns([running], rows.length);
      rows.forEach((row, party) => {
        const marks: PlanMarks = new Array<number>(program.clauses).fill(2);
        const slow = new SlowPlan(row, proofsOf(program.plans), marks);
        const expected = program.plans.map((plan) => slow.answer(plan));
        const found = answers?.answers.map((one) => told(one, party));
        const foundMarks = marks.map((_, clause) => answers?.marks?.of(clause, party));
        if (String(found) !== String(expected) || String(foundMarks) !== String(marks)) {
          expect({ round, row, program, found, foundMarks }).toEqual({
            round,
            row,
            program,
            found: expected,
            foundMarks: marks,
          });
        }
      });
      for (const plan of program.plans) kinds.add(plan.is);
    }
    expect(bound).toBeGreaterThan(programs * 0.9);
    expect([...kinds].sort()).toEqual(['date', 'number', 'test', 'text']);
  });
});

function proofsOf(plans: readonly Plan[]): ConstructorParameters<typeof SlowPlan>[1] {
  const proved = plans.map((plan) => provePlan(plan)).find((one) => one.whole);
  return (node) => (proved?.whole === true ? proved.proofOf(node) : { scale: 0, least: 0n, most: 0n });
}
