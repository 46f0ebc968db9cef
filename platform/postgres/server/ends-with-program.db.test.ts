import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { eachInstallation, type HoldOptions, type Installation, kill } from './installation.fixture.ts';
import { waitUntilGone } from './processes.ts';

/** Nothing may be left: no process, no lock, no file that says a server runs. */
async function expectNothingLeft(installation: Installation, pid: number): Promise<void> {
  expect(await waitUntilGone(pid, 10_000)).toBe(true);
  expect(installation.processes()).toEqual([]);
  expect(existsSync(join(installation.dataDir, 'pg18/postmaster.pid'))).toBe(false);
  expect(readdirSync(installation.dataDir).filter((name) => name.startsWith('start.lock'))).toEqual([]);
}

describe('nothing runs on', () => {
  const installation = eachInstallation({ made: true });

  it.each<[NodeJS.Signals, HoldOptions['ending'], object]>([
    ['SIGINT', 'listens', { exitCode: 0 }],
    ['SIGTERM', 'listens', { exitCode: 0 }],
    ['SIGINT', 'does not listen', { signalCode: 'SIGINT' }],
    ['SIGHUP', 'does not listen', { signalCode: 'SIGHUP' }],
  ])('after %s to a program that %s', async (name, ending = 'does not listen', outcome) => {
    const held = await installation().hold({ ending });
    await kill(held.child, name);
    expect(held.child).toMatchObject(outcome);
    await expectNothingLeft(installation(), held.pid);
  });

  it('after the program fails by itself', async () => {
    const held = await installation().hold({ ending: 'fails' });
    if (held.child.exitCode === null) await once(held.child, 'exit');
    expect(held.child.exitCode).toBe(1);
    await expectNothingLeft(installation(), held.pid);
  });
});

describe('nothing runs on from a first start', () => {
  const installation = eachInstallation({ made: false });

  it('that is interrupted while the cluster is made', async () => {
    const { dataDir } = installation();
    const child = installation().spawnHolder({ ending: 'does not listen' });
    while (!existsSync(dataDir) || !readdirSync(dataDir).some((name) => name.startsWith('pg18'))) await pause(5);
    await kill(child, 'SIGINT');
    expect(child.signalCode).toBe('SIGINT');
    await expectNothingLeft(installation(), 2_147_483_647);
    expect(existsSync(join(dataDir, 'pg18'))).toBe(false);
  });
});
