// npm run soak -- <campaign>: what the test command does briefly, for long; prints its figures.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { figuresFile, soakTimes } from '#testing/campaigns/attempts.ts';
import { propertyRuns } from '#testing/property-runs.ts';
import { closingLine } from './outcome.ts';
import { runVitest } from './suites.ts';

interface Campaign {
  what: string;
  run(times: number): Promise<{ failed: number }>;
  /** How many times, where none is asked for. */
  times: number;
}

/** What the test command runs briefly, asked to try that often; `files` are path filters of one suite. */
function attack(what: string, times: number, [suite, ...files]: readonly [string, ...string[]]): Campaign {
  return {
    what,
    times,
    run: (asked) => runVitest(suite, [...files, '--testTimeout=0'], { [soakTimes]: String(asked) }),
  };
}

const campaigns: Record<string, Campaign> = {
  R1: attack('kills of the platform and its database', 1_000, ['database', 'testing/campaigns/kill']),
  R10: attack('requests and statements across zones', 1_000_000, [
    'database',
    'testing/campaigns/cross-tenant',
    'testing/campaigns/public-forms',
  ]),
  R11: attack('every cell of the access table, and each one turned round', 1, ['database', 'app/server/access-matrix']),
  R7: {
    what: 'properties, each with that many random cases',
    times: 100_000,
    run: (times) => runVitest('unit', ['--testTimeout=0'], { [propertyRuns]: String(times) }),
  },
  'R7-merging': attack('merges and undoings that restore every row', 200, ['database', 'merging-restores']),
  'R7-columns': attack('parties a rule, counted by closures and over columns', 1_000_000, [
    'unit',
    'kernel/rules/server/columns/shipped-rules',
  ]),
  'R7-plans': attack('random plans, counted over columns and slowly', 10_000, [
    'unit',
    'kernel/rules/server/columns/columns',
  ]),
  'R7-sql': attack('parties a rule, counted by SQL and over columns', 1_000_000, [
    'database',
    'kernel/rules/server/sql',
  ]),
  'R7-rules': attack('random rules and words, compiled and evaluated', 20_000, [
    'unit',
    'kernel/rules/contract/compile-rule',
    'kernel/rules/contract/rule-words',
  ]),
  'R7-forms': attack('times the random forms and answers', 1_000, ['unit', 'kernel/forms/contract/judge-form']),
  R9: attack('hostile sheets', 100_000, ['unit', 'platform/sheets/server/reading/hostile-sheets']),
  twins: attack('entries with planted twins', 100_000, ['unit', 'planted-twins']),
  R12: attack('alterations of the journal behind its back', 10_000, ['database', 'platform/journal/server/tampering']),
  R13: attack('payloads and hostile requests', 200_000, [
    'database',
    'testing/campaigns/web-attacks',
    'testing/campaigns/public-forms',
    'request-shapes',
  ]),
  R14: attack('times 300 hostile files', 100, ['unit', 'platform/files/server/inspect/hostile-files']),
  R18: attack('backups that are restored elsewhere', 1, ['database', 'platform/backup/server/restore-archive']),
  R15: attack('half requests that stand open at a time', 3_000, ['database', 'testing/campaigns/slow-clients']),
  R16: attack('clocks that jump and requests that come again', 20_000, ['database', 'clock-replay', 'clock.db']),
  repeat: {
    what: 'unit and database tests that many times, their files in random order: finds tests that pass by luck',
    times: 10,
    run: repeat,
  },
};

async function repeat(times: number): Promise<{ failed: number }> {
  let failed = 0;
  for (let round = 1; round <= times; round += 1) {
    for (const suite of ['unit', 'database']) {
      const outcome = await runVitest(suite, ['--sequence.shuffle.files', `--sequence.seed=${round}`]);
      console.log(`round ${round}, ${suite}: ${closingLine(outcome)}`);
      failed += outcome.failed;
    }
  }
  return { failed };
}

process.chdir(fileURLToPath(new URL('../../', import.meta.url)));
const { positionals, values } = parseArgs({ allowPositionals: true, options: { times: { type: 'string' } } });
const campaign = campaigns[positionals[0] ?? ''];
if (campaign === undefined) {
  console.error('npm run soak -- <campaign> [--times N]');
  for (const [name, { what, times }] of Object.entries(campaigns)) console.error(`  ${name}: ${what} (${times})`);
  process.exitCode = 2;
} else {
  const times = Number(values.times ?? campaign.times);
  const start = performance.now();
  const figures = join(tmpdir(), `yuanshu-figures-${process.pid}`);
  process.env[figuresFile] = figures;
  const { failed } = await campaign.run(times);
  if (existsSync(figures)) process.stdout.write(readFileSync(figures, 'utf8'));
  rmSync(figures, { force: true });
  console.log(`${positionals[0]} × ${times}: ${failed} failed in ${((performance.now() - start) / 1000).toFixed(0)} s`);
  process.exitCode = failed === 0 ? 0 : 1;
}
