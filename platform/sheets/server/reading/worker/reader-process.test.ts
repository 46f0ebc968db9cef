import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import { readLimits } from '../limits.ts';
import { ReaderPool } from './reader-pool.ts';
import { ReaderProcess } from './reader-process.ts';

const program = fileURLToPath(new URL('./lone-reader.fixture.ts', import.meta.url));
const table = Buffer.from('a,b\n1,2\n');

/** Starts the program, and waits for the process that read for it. */
async function start(...args: string[]) {
  const parent = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = await once(parent.stdout, 'data');
  const [rows, reader] = String(said).trim().split(' ').map(Number);
  return { parent, rows, reader };
}

async function ended(pid: number | undefined): Promise<boolean> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (!existsSync(`/proc/${pid}`)) return true;
    await pause(50);
  }
  return false;
}

describe('a process that reads', () => {
  beforeEach((context) => {
    if (!existsSync('/proc/self/status')) context.skip('this system shows no processes under /proc');
  });

  it('ends when its server is killed', async () => {
    const { parent, rows, reader } = await start('stay');
    expect(rows).toBe(2);
    expect(existsSync(`/proc/${reader}`)).toBe(true);
    parent.kill('SIGKILL');
    expect(await ended(reader)).toBe(true);
  });

  it('keeps no program from ending, and ends with it', async () => {
    const { parent, reader } = await start();
    if (parent.exitCode === null) await once(parent, 'exit');
    expect(parent.exitCode).toBe(0);
    expect(await ended(reader)).toBe(true);
  });

  it('says how much memory it had at most', async () => {
    const reader = new ReaderProcess();
    await reader.read(table, readLimits);
    expect(reader.peakBytes).toBeGreaterThan(10_000_000);
    reader.end('sheets.readerDown');
    expect(reader.spent).toBe(true);
  });
});

describe('processes that read', () => {
  it('are two at most, however many files wait, and are used again', async () => {
    const pool = new ReaderPool();
    await Promise.all(Array.from({ length: 20 }, () => pool.read(table, readLimits)));
    expect(pool.figures.started).toBe(2);
    pool.close();
  });

  it('that are ended fail what they read, and a later file starts one anew', async () => {
    const pool = new ReaderPool(1);
    const reading = pool.read(Buffer.from('x,y\n'.repeat(150_000)), readLimits);
    await pause(1);
    pool.close();
    await expect(reading).rejects.toMatchObject({ code: 'sheets.readerDown' });
    expect((await pool.read(table, readLimits)).sheets[0]?.rows).toHaveLength(2);
    expect(pool.figures.started).toBe(2);
    pool.close();
  });
});
