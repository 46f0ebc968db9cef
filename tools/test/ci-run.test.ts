import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runCommand } from './run-command.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'yuanshu-ci-'));
  mkdirSync(join(root, '.ci'));
  mkdirSync(join(root, 'bin'));
  cpSync('.ci/run', join(root, '.ci/run'));
  for (const program of ['dirname', 'grep']) symlinkSync(`/usr/bin/${program}`, join(root, 'bin', program));
  fake('npm', 'if [ "$1" = test ]; then echo "1 passed, 0 failed, 0 skipped"; exit $TEST_EXIT; fi');
  fake('apt-get', 'exit $APT_EXIT');
  fake('id', 'echo 0');
});
afterEach(() => rmSync(root, { recursive: true }));

/** A program that notes how it was called. */
function fake(name: string, script: string): void {
  const path = join(root, 'bin', name);
  writeFileSync(path, `#!/bin/bash\necho "${name} $*" >>"${root}/calls"\n${script}\n`);
  chmodSync(path, 0o755);
}

async function run(env: { TEST_EXIT?: string; APT_EXIT?: string; POSTGRES_15?: string } = {}) {
  const variables = { TEST_EXIT: '0', APT_EXIT: '0', POSTGRES_15: '/absent', ...env, PATH: join(root, 'bin') };
  const { ok, output } = await runCommand(['/bin/bash', join(root, '.ci/run')], { env: variables });
  return { ok, last: output.trimEnd().split('\n').at(-1), calls: readFileSync(join(root, 'calls'), 'utf8') };
}

it('installs browser, fonts and servers where they are missing, then packages, then tests', async () => {
  const { ok, last, calls } = await run();
  expect(ok).toBe(true);
  expect(last).toBe('1 passed, 0 failed, 0 skipped');
  const steps = calls.split('\n').filter((call) => !call.startsWith('id '));
  expect(steps.slice(0, 5)).toEqual([
    'apt-get update -qq',
    'apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk',
    'apt-get install -y -qq --no-install-recommends postgresql-15 pgbouncer poppler-utils',
    'npm ci --no-audit --no-fund',
    'npm test --silent',
  ]);
});

it('installs nothing where all are there', async () => {
  fake('chromium', '');
  fake('pgbouncer', '');
  fake('pdftotext', '');
  fake('postgres', '');
  fake('fc-list', 'echo "Noto Sans CJK SC"');
  expect((await run({ POSTGRES_15: join(root, 'bin/postgres') })).calls).not.toContain('apt-get');
});

it('installs nothing without being root', async () => {
  fake('id', 'echo 1000');
  expect((await run()).calls).not.toContain('apt-get');
});

it('tests all the same where the installation fails', async () => {
  const { ok, calls, last } = await run({ APT_EXIT: '100' });
  expect(ok).toBe(true);
  expect(calls).toContain('npm test');
  expect(last).toBe('1 passed, 0 failed, 0 skipped');
});

it('fails with the tests', async () => {
  const { ok, last } = await run({ TEST_EXIT: '1' });
  expect([ok, last]).toEqual([false, '1 passed, 0 failed, 0 skipped']);
});
