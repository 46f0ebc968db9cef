import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { disarmPidFile, readPidFile } from './pid-file.ts';

let pgdata: string;
beforeEach(() => {
  pgdata = mkdtempSync(join(tmpdir(), 'ys-pid-'));
});
afterEach(() => rmSync(pgdata, { recursive: true }));

const ready = '4711\n/data/pg18\n1700000000\n5432\n/tmp/yuanshu-1\n\n  1234567         0\nready   \n';

describe('postmaster.pid', () => {
  it('tells process, socket folder and state, in its first moments too', () => {
    expect(readPidFile(pgdata)).toBeUndefined();
    writeFileSync(join(pgdata, 'postmaster.pid'), ready);
    expect(readPidFile(pgdata)).toEqual({ pid: 4711, socketDir: '/tmp/yuanshu-1', status: 'ready' });
    writeFileSync(join(pgdata, 'postmaster.pid'), '4711\n/data/pg18\n');
    expect(readPidFile(pgdata)).toEqual({ pid: 4711, socketDir: '', status: '' });
  });

  it('names no process once disarmed, and keeps the key of the shared memory', () => {
    disarmPidFile(pgdata);
    expect(readPidFile(pgdata)).toBeUndefined();
    writeFileSync(join(pgdata, 'postmaster.pid'), ready);
    disarmPidFile(pgdata);
    const pid = readPidFile(pgdata)?.pid ?? 0;
    expect(() => process.kill(pid, 0)).toThrow(/ESRCH/);
    expect(readFileSync(join(pgdata, 'postmaster.pid'), 'utf8')).toBe(ready.replace('4711', String(pid)));
  });
});
