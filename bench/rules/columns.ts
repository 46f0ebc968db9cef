import { compileRule } from '#kernel/rules/contract/compile-rule.ts';
import { openPopulation } from '#kernel/rules/server/columns/open-population.ts';
import { bindRule, runPopulation } from '#kernel/rules/server/columns/run-population.ts';
import { withDataFolder } from '../lib/data-folder.ts';
import { type BenchFigure, type BenchResult, median } from '../lib/report.ts';
import { interleave, timed } from './interleave.ts';
import { findNumpy, type NumpyAnswer, runNumpy, writeForNumpy } from './numpy-peer.ts';
import { type PremiumParties, premium } from './premium-parties.fixture.ts';

const passes = 101;

/** The premium rule over all parties at once: a loop over columns, with and without a mark a clause, and numpy. */
export async function columns(parties: PremiumParties, rounds: number): Promise<BenchResult> {
  const rule = compileRule(premium.definition, premium.parameters);
  const population = openPopulation(parties.columns, parties.count);
  const subject = (marks: boolean) => {
    // The subsidy alone, as numpy answers it.
    const [, subsidy] = rule.decisions;
    const alone = { ...rule, decisions: subsidy === undefined ? [] : [subsidy] };
    const bound = bindRule(alone, population, { marks });
    return () => runPopulation([bound], parties.count);
  };
  const [plain, marked] = [subject(false), subject(true)];
  const python = findNumpy();
  return withDataFolder(async (folder) => {
    writeForNumpy(folder, parties);
    let numpy: NumpyAnswer | null = null;
    const ask = () => {
      if (python === null) return Number.NaN;
      numpy = runNumpy(python, { folder, passes, parties });
      return numpy.seconds;
    };
    const times = await interleave({ plain: () => middle(plain), numpy: ask, marked: () => middle(marked) }, rounds);
    const paid = paidBy(plain(), parties.count);
    if (paid.path !== 'columns') throw new Error(`not over columns: ${paid.path}`);
    checkSame(paid, numpy);
    return resultOf(parties, times, numpy);
  });
}

/** The median of so many passes, so that one stall does not count. */
async function middle(work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let pass = 0; pass < passes; pass += 1) times.push(await timed(work));
  return median(times);
}

function paidBy([answers]: ReturnType<typeof runPopulation>, count: number) {
  const values = answers?.decisions[0]?.columns?.values ?? new Float64Array(0);
  const paid = { path: answers?.path ?? 'none', fen: 0, unknown: 0 };
  for (let party = 0; party < count; party += 1) {
    const fen = values[party] ?? Number.NaN;
    if (Number.isNaN(fen)) paid.unknown += 1;
    else paid.fen += fen;
  }
  return paid;
}

function checkSame(paid: { fen: number; unknown: number }, numpy: NumpyAnswer | null): void {
  if (numpy === null || (numpy.fen === paid.fen && numpy.unknown === paid.unknown)) return;
  throw new Error(`numpy paid ${numpy.fen} fen, ${numpy.unknown} unknown; columns ${paid.fen}, ${paid.unknown}`);
}

function resultOf(
  { count }: PremiumParties,
  times: { readonly plain: number; readonly numpy: number; readonly marked: number },
  numpy: NumpyAnswer | null,
): BenchResult {
  const figures: BenchFigure[] = [
    { name: 'columns', value: times.plain * 1_000, unit: `ms for ${count} parties` },
    { name: 'columns, with a mark a clause', value: times.marked * 1_000, unit: 'ms' },
  ];
  if (numpy === null) {
    console.log('no python3 with numpy on this machine: left out');
    return { bench: 'rules: columns', figures };
  }
  figures.push({ name: `numpy ${numpy.version}, ${numpy.way}`, value: times.numpy * 1_000, unit: 'ms' });
  return {
    bench: 'rules: columns',
    figures,
    ratio: { name: 'numpy ÷ columns', value: times.numpy / times.plain, target: 1.2 },
  };
}
