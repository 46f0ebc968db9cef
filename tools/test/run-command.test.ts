import { expect, it } from 'vitest';
import { runCommand } from './run-command.ts';

it('gives both outputs and the failure', async () => {
  const script = 'process.stdout.write("out "); process.stderr.write("err "); process.exit(3)';
  const { ok, output } = await runCommand(['node', '-e', script]);
  expect(ok).toBe(false);
  expect(output.split(' ').sort().join(' ').trim()).toBe('err out');
});

it('runs programs of the project first: its own Node', async () => {
  const { ok, output } = await runCommand(['node', '--version']);
  expect(ok).toBe(true);
  expect(output).toMatch(/^v26\./);
});

it('says so when there is no such program', async () => {
  const { ok, output } = await runCommand(['yuanshu-absent-program']);
  expect(ok).toBe(false);
  expect(output).toContain('ENOENT');
});

it('hands variables over', async () => {
  const { output } = await runCommand(['node', '-p', 'process.env.YUANSHU_WORD'], { env: { YUANSHU_WORD: 'kept' } });
  expect(output.trim()).toBe('kept');
});
