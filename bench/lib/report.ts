/** One line of a benchmark's result. */
export interface BenchFigure {
  name: string;
  value: number;
  unit: string;
}

/** What a benchmark found: its figures, and the ratio that it is about with its target. */
export interface BenchResult {
  bench: string;
  figures: BenchFigure[];
  ratio?: { name: string; value: number; target: number };
}

/** The middle of an odd number of rounds. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Prints a result as text or as JSON lines, and sets the exit code: 1 when the ratio misses 0.8 of its target. */
export function printResult(result: BenchResult, json: boolean): void {
  const { ratio } = result;
  const missed = ratio !== undefined && ratio.value < 0.8 * ratio.target;
  if (json) {
    for (const figure of result.figures) console.log(JSON.stringify(figure));
    console.log(JSON.stringify({ summary: { bench: result.bench, ratio, missed } }));
  } else {
    for (const { name, value, unit } of result.figures)
      console.log(`${name.padEnd(34)} ${round(value).padStart(12)} ${unit}`);
    if (ratio) {
      const verdict = missed ? 'under 0.8 × target' : ratio.value >= ratio.target ? 'holds' : 'under target';
      console.log(`\n${ratio.name}: ${ratio.value.toFixed(3)} (target ${ratio.target}) ${verdict}`);
    }
  }
  if (missed) process.exitCode = 1;
}

function round(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2);
}
