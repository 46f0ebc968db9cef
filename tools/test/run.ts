// npm test [-- <suite> [path filters]]: every suite, or one of them narrowed to files.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { addOutcomes, closingLine, type Outcome } from './outcome.ts';
import { reportUnproven } from './practice-proofs.ts';
import { type Suite, suites } from './suites.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const ownNode = `${root}node_modules/node/bin/node`;
const [major = 0] = process.versions.node.split('.').map(Number);

if (major < 26 && existsSync(ownNode)) {
  const { status } = spawnSync(ownNode, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  process.exit(status ?? 1);
}
process.chdir(root);
process.exitCode = await main(process.argv.slice(2));

async function main([name, ...filters]: readonly string[]): Promise<number> {
  const chosen = name === undefined ? suites : suites.filter((suite) => suite.name === name);
  if (chosen.length === 0) {
    console.error(`There is no suite ${name}. Suites: ${suites.map((suite) => suite.name).join(', ')}.`);
    return 2;
  }
  const results: { suite: Suite; outcome: Outcome; seconds: number }[] = [];
  for (const suite of chosen) {
    console.log(`\n▸ ${suite.title}`);
    const start = performance.now();
    const outcome = await suite.run(filters);
    const seconds = (performance.now() - start) / 1000;
    console.log(`  ${outcome.failed === 0 ? 'ok' : 'FAILED'} in ${seconds.toFixed(1)} s: ${closingLine(outcome)}`);
    results.push({ suite, outcome, seconds });
  }
  const total = addOutcomes(results.map(({ outcome }) => outcome));
  // Only a whole run can say of a test that it did not run.
  if (name === undefined) {
    total.failed += reportUnproven(results.flatMap(({ outcome }) => outcome.passedTests ?? []));
  }
  printTable(results);
  console.log(closingLine(total));
  return total.failed === 0 ? 0 : 1;
}

function printTable(results: readonly { suite: Suite; outcome: Outcome; seconds: number }[]): void {
  const widest = Math.max(...results.map(({ suite }) => suite.title.length));
  console.log(`\n${'suite'.padEnd(widest)}  seconds  passed  failed  skipped`);
  for (const { suite, outcome, seconds } of results) {
    const numbers = [seconds.toFixed(1).padStart(7), ...columns(outcome)].join('  ');
    console.log(`${suite.title.padEnd(widest)}  ${numbers}`);
  }
  const all = results.reduce((sum, { seconds }) => sum + seconds, 0);
  console.log(`${'all'.padEnd(widest)}  ${all.toFixed(1).padStart(7)}\n`);
}

function columns({ passed, failed, skipped }: Outcome): string[] {
  return [String(passed).padStart(6), String(failed).padStart(6), String(skipped).padStart(7)];
}
