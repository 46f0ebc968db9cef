import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Outcome, outcomeVariable } from './outcome.ts';
import { type CommandResult, runCommand } from './run-command.ts';

const head = "import { afterAll, expect, it } from 'vitest';\n";
const files: Record<string, string> = {
  'kinds.test.ts': `${head}
it('passes', () => expect(1).toBe(1));
it('fails', () => expect(1).toBe(2));
it('waits', (context) => context.skip('no printer is attached'));
it.${'skip'}('keeps silent', () => {});
`,
  'unloadable.test.ts': "import './absent.ts';\n",
  'teardown.test.ts': `${head}
it('passes', () => expect(1).toBe(1));
afterAll(() => { throw new Error('left something open'); });
`,
};

const folder = mkdtempSync(join(tmpdir(), 'yuanshu-outcome-'));
let result: CommandResult;
let outcome: Outcome;

beforeAll(async () => {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  const reporter = resolve('tools/test/outcome-reporter.ts');
  const written = join(folder, 'outcome.json');
  const command = ['vitest', 'run', '--root', folder, '--reporter=minimal', `--reporter=${reporter}`] as const;
  result = await runCommand([...command], { env: { [outcomeVariable]: written, NO_COLOR: '1', FORCE_COLOR: '' } });
  outcome = JSON.parse(readFileSync(written, 'utf8')) as Outcome;
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

describe('a run of tests', () => {
  it('counts a failed test, a silent skip, a file that does not load and a failed teardown', () => {
    expect(result.ok).toBe(false);
    expect(outcome).toMatchObject({ passed: 2, failed: 4, skipped: 1 });
  });

  it('names the tests that passed, and no test that failed or was skipped', () => {
    expect(outcome.passedTests?.toSorted()).toEqual(['kinds.test.ts > passes', 'teardown.test.ts > passes']);
  });

  it('prints why a test was skipped', () => {
    expect(result.output).toContain('skipped: kinds.test.ts › waits: no printer is attached');
  });

  it('says which test was skipped without a reason', () => {
    expect(result.output).toContain('skipped without a reason: kinds.test.ts › keeps silent');
  });

  it('prints what failed', () => {
    expect(result.output).toContain('expected 1 to be 2');
    expect(result.output).toContain('left something open');
  });
});
