import { type CompiledRule, compileRule } from '#kernel/rules/contract/compile-rule.ts';
import type { RuleDefinition } from '#kernel/rules/contract/rule-definition.ts';
import {
  openPopulation,
  type Population,
  type PopulationColumn,
} from '#kernel/rules/server/columns/open-population.ts';
import { bindRule, type RuleAnswers, runPopulation } from '#kernel/rules/server/columns/run-population.ts';
import { partiesOf, sampleRules, shippedRules } from '#kernel/rules/server/columns/sample-rules.fixture.ts';
import type { BenchResult } from '../lib/report.ts';
import { interleave, timed } from './interleave.ts';

/** Seconds that a dry run of all rules may take. */
const mostSeconds = 1;

/** Rules of a zone over all its parties: compiled, and the place in the population of each term. */
export interface ZoneRules {
  readonly rules: readonly CompiledRule[];
  readonly places: readonly (readonly number[])[];
  readonly columns: readonly PopulationColumn[];
}

/** As many rules as asked for: those that the fictional zones come with, and samples with other thresholds. */
export function zoneRules(count: number, parties: number): ZoneRules {
  const shipped = shippedRules().slice(0, count);
  const rules = [...shipped, ...sampleRules(count - shipped.length)].map(({ definition, parameters }) =>
    compileRule(definition, parameters, { on: '2026-06-30' }),
  );
  const terms: RuleDefinition['terms'][number][] = [];
  const places = rules.map(({ definition }) =>
    definition.terms.map((term) => {
      const same = (one: typeof term) =>
        one.name === term.name && JSON.stringify(one.type) === JSON.stringify(term.type);
      const known = terms.findIndex(same);
      return known >= 0 ? known : terms.push(term) - 1;
    }),
  );
  const [first] = rules;
  if (first === undefined) throw new Error('no rules');
  return { rules, places, columns: partiesOf({ ...first.definition, terms }, parties, 99, true).columns };
}

/** All rules over all parties, nothing kept: from columns in memory to answers in memory, loops compiled anew each time. */
export function runAll({ rules, places }: ZoneRules, population: Population, marks: boolean): RuleAnswers[] {
  const bound = rules.map((rule, place) => bindRule(rule, population, { marks, places: places[place] ?? [] }));
  return runPopulation(bound, population.count);
}

/** The dry run of the population, timed with and without reasons. */
export async function population(parties: number, rounds: number): Promise<BenchResult> {
  const zone = zoneRules(50, parties);
  const held = openPopulation(zone.columns, parties);
  const times = await interleave(
    {
      opened: () => timed(() => openPopulation(zone.columns, parties)),
      plain: () => timed(() => runAll(zone, held, false)),
      marked: () => timed(() => runAll(zone, held, true)),
    },
    rounds,
  );
  const answers = runAll(zone, held, true);
  const decisions = answers.reduce((sum, one) => sum + one.decisions.length, 0);
  const clauses = zone.rules.reduce((sum, one) => sum + one.clauses.length, 0);
  return {
    bench: 'rules: population',
    figures: [
      { name: 'parties', value: parties, unit: 'parties' },
      { name: 'rules', value: zone.rules.length, unit: `rules, ${decisions} decisions, ${clauses} conditions` },
      { name: 'run over columns', value: answers.filter(({ path }) => path === 'columns').length, unit: 'rules' },
      { name: 'columns put into memory', value: times.opened, unit: 's' },
      { name: 'dry run', value: times.plain, unit: 's' },
      { name: 'dry run with a mark a condition', value: times.marked, unit: 's' },
    ],
    ratio: { name: '1 s ÷ dry run with marks', value: mostSeconds / times.marked, target: 1 },
  };
}
