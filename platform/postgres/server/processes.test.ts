import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isPostgresOn, postgresProcessesOn, signal, startTimeOf, stopServer, waitUntilGone } from './processes.ts';

const noProcess = 2_147_483_647;

describe('processes', () => {
  it('have a start time that stays while they live, and none afterwards', async () => {
    const child = spawn('sleep', ['60']);
    const pid = child.pid ?? 0;
    const begun = startTimeOf(pid);
    expect(begun).toMatch(/./);
    expect(startTimeOf(pid)).toBe(begun);
    expect(await waitUntilGone(pid, 30)).toBe(false);
    child.kill('SIGKILL');
    expect(await waitUntilGone(pid, 5_000)).toBe(true);
    expect(startTimeOf(pid)).toBeUndefined();
  });

  it('that are gone take signals without complaint', async () => {
    expect(() => signal(noProcess, 'SIGINT')).not.toThrow();
    await stopServer(noProcess);
  });

  it('are stopped by an interrupt', async () => {
    const child = spawn('sleep', ['60']);
    const ended = once(child, 'exit');
    await stopServer(child.pid ?? 0);
    expect(await ended).toEqual([null, 'SIGINT']);
  });

  it('are PostgreSQL on a folder only by name and place together', async () => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'ys-proc-')));
    const program = join(folder, 'postgres');
    symlinkSync('/bin/sleep', program);
    const there = spawn(program, ['60'], { cwd: folder });
    const elsewhere = spawn(program, ['60'], { cwd: '/' });
    const other = spawn('sleep', ['60'], { cwd: folder });
    try {
      expect([there, elsewhere, other].map((child) => isPostgresOn(child.pid ?? 0, folder))).toEqual([
        process.platform === 'linux',
        false,
        false,
      ]);
      expect(postgresProcessesOn(folder)).toEqual(process.platform === 'linux' ? [there.pid] : []);
    } finally {
      for (const child of [there, elsewhere, other]) child.kill('SIGKILL');
      rmSync(folder, { recursive: true });
    }
  });
});
