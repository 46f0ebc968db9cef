import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTimeOf } from './processes.ts';
import { takeStartLock } from './start-lock.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ys-lock-'));
  file = join(folder, 'start.lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

const read = () => JSON.parse(readFileSync(file, 'utf8')) as { pid: number; boot: string; address: string | null };
const dead = { pid: 2_147_483_647, startTime: '1', boot: '', address: null };

describe('the start lock', () => {
  it('refuses a second start and names the first, with its address once that is known', async () => {
    const lock = await takeStartLock(file, folder);
    const { pid } = process;
    await expect(takeStartLock(file, folder)).rejects.toMatchObject({
      code: 'postgres.folderInUse',
      params: { pid, folder },
    });
    lock.describe({ address: 'http://127.0.0.1:8080' });
    await expect(takeStartLock(file, folder)).rejects.toMatchObject({
      code: 'postgres.alreadyRunning',
      params: { pid, folder, address: 'http://127.0.0.1:8080' },
    });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    lock.release();
    lock.release();
    expect(readdirSync(folder)).toEqual([]);
    (await takeStartLock(file, folder)).release();
  });

  it.each<[string, () => string]>([
    ['of a process that is gone', () => JSON.stringify(dead)],
    ['whose number another process has now', () => JSON.stringify({ ...dead, pid: 1 })],
    [
      'of an earlier run of the machine',
      () => JSON.stringify({ ...dead, pid: process.pid, startTime: startTimeOf(process.pid), boot: 'before' }),
    ],
    ['that was cut off', () => '{"pid":'],
    ['that is empty', () => ''],
  ])('replaces one %s', async (_name, content) => {
    writeFileSync(file, content());
    const lock = await takeStartLock(file, folder);
    expect(read().pid).toBe(process.pid);
    lock.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('replaces one though another start died while it did that', async () => {
    writeFileSync(file, JSON.stringify(dead));
    writeFileSync(`${file}.step`, JSON.stringify(dead));
    const lock = await takeStartLock(file, folder);
    expect(readdirSync(folder)).toEqual(['start.lock']);
    lock.release();
  });

  it('is had by one of several programs that find a dead one at once', async () => {
    writeFileSync(file, JSON.stringify(dead));
    const programs = Array.from({ length: 4 }, contender);
    for (const { line } of programs) expect(await line()).toBe('ready');
    for (const { child } of programs) child.stdin.write('go\n');
    // Nobody leaves before all have answered: a released lock could be had twice, in order.
    const answers = await Promise.all(programs.map(({ line }) => line()));
    for (const { child } of programs) child.stdin.end();
    expect(answers.sort()).toEqual(['had', ...Array(3).fill('postgres.folderInUse')]);
  });
});

/** A program that takes the lock when it is told to, and stays until its input ends. */
function contender() {
  const script = `import { takeStartLock } from ${JSON.stringify(new URL('start-lock.ts', import.meta.url))};
    process.stdin.once('data', () => {
      takeStartLock(${JSON.stringify(file)}, '').then(() => console.log('had'), (error) => console.log(error.code));
    });
    console.log('ready');`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return { child, line: async () => String((await lines.next()).value) };
}
