import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumInstall, findChromium } from '#testing/chromium.ts';
import { type Outcome, outcomeVariable } from './outcome.ts';
import { runCommand } from './run-command.ts';

/** One stage of `npm test`. */
export interface Suite {
  /** What it is called by: `npm test -- <name>`. */
  name: string;
  title: string;
  /** `filters` narrow a suite of tests to files whose path contains one of them. */
  run(filters: readonly string[]): Promise<Outcome>;
}

type Command = readonly [string, ...string[]];

/** A check of the whole tree: passes or fails as one, and prints only what is wrong. */
function check(name: string, title: string, commands: readonly Command[]): Suite {
  return {
    name,
    title,
    async run() {
      let ok = true;
      for (const command of commands) {
        const result = await runCommand(command);
        if (result.ok) continue;
        ok = false;
        process.stdout.write(`$ ${command.join(' ')}\n${result.output.trimEnd()}\n`);
      }
      return ok ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
    },
  };
}

function vitest(name: string, title: string): Suite {
  return { name, title, run: (filters) => runVitest(name, filters) };
}

/** Runs one project of vitest; `args` are path filters and options. */
export async function runVitest(
  project: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Outcome> {
  const file = join(tmpdir(), `yuanshu-outcome-${process.pid}-${project}.json`);
  const reporters = ['--reporter=minimal', '--reporter=./tools/test/outcome-reporter.ts'];
  const command: Command = ['vitest', 'run', '--project', project, '--silent=passed-only', ...reporters, ...args];
  const { ok } = await runCommand(command, { live: true, env: { ...env, [outcomeVariable]: file } });
  // A run that dies before its end leaves no outcome: that is one failure.
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const outcome = JSON.parse(readFileSync(file, 'utf8')) as Outcome;
  rmSync(file);
  return ok || outcome.failed > 0 ? outcome : { ...outcome, failed: 1 };
}

/** Browser tests need a Chromium; without one they are listed and counted as skipped. */
const browser: Suite = {
  name: 'browser',
  title: 'browser tests',
  run: (filters) => (findChromium() === undefined ? skipBrowser(filters) : runVitest('browser', filters)),
};

async function skipBrowser(filters: readonly string[]): Promise<Outcome> {
  const list = join(tmpdir(), `yuanshu-skipped-${process.pid}.json`);
  // Tests are found by running their files up to the tests: they are not all called `test`.
  const how = ['--project', 'browser', '--no-static-parse', `--json=${list}`];
  const { ok, output } = await runCommand(['vitest', 'list', ...how, ...filters]);
  if (!ok || !existsSync(list)) {
    process.stdout.write(output);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const tests = JSON.parse(readFileSync(list, 'utf8')) as { file: string }[];
  rmSync(list);
  const counts = new Map<string, number>();
  for (const { file } of tests) counts.set(file, (counts.get(file) ?? 0) + 1);
  console.log('There is no Chromium on this machine: the browser tests are skipped.');
  for (const [file, count] of counts)
    console.log(`  skipped: ${file.replace(`${process.cwd()}/`, '')}: ${count} tests`);
  console.log(`To run them: ${chromiumInstall}`);
  return { passed: 0, failed: 0, skipped: tests.length };
}

/** All stages in the order in which they run: what is quick to fail comes first. */
export const suites: readonly Suite[] = [
  check('format', 'format and lint', [['biome', 'check', '--error-on-warnings', '--max-diagnostics=50', '.']]),
  check('types', 'type check', [
    ['tsc', '-p', 'tsconfig.contract.json'],
    ['tsc', '-p', 'tsconfig.server.json'],
    ['tsc', '-p', 'tsconfig.web.json'],
    ['tsc', '-p', 'tsconfig.tests.json'],
  ]),
  check('boundaries', 'boundary rules', [['node', 'tools/boundaries/main.ts', 'boundaries']]),
  check('words', 'words and locales', [['node', 'tools/boundaries/main.ts', 'words']]),
  check('unused', 'unused code', [['knip', '--no-progress']]),
  vitest('unit', 'unit and property tests'),
  vitest('database', 'database tests'),
  browser,
];
