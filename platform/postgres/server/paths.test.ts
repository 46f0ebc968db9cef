import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openDataDir, serverPaths } from './paths.ts';

const longestSocket = 107;

afterEach(() => vi.unstubAllEnvs());

describe('serverPaths', () => {
  it.each(['/tmp', `/tmp/${'x'.repeat(55)}`, `/var/${'long/'.repeat(40)}`])(
    'keeps the socket short enough under %s',
    (temporary) => {
      vi.stubEnv('TMPDIR', temporary);
      const { socketDir } = serverPaths(`/srv/${'deep/'.repeat(60)}`);
      expect(Buffer.byteLength(`${socketDir}/.s.PGSQL.5432.lock`)).toBeLessThanOrEqual(longestSocket);
    },
  );

  it('gives each installation a socket folder of its own, always the same', () => {
    expect(serverPaths('/a')).toEqual(serverPaths('/a'));
    expect(serverPaths('/a').socketDir).not.toBe(serverPaths('/b').socketDir);
  });
});

describe('openDataDir', () => {
  it('makes the folder, closes it to others, and follows links', () => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'ys-paths-')));
    try {
      const made = openDataDir(join(folder, 'a/b'));
      expect(statSync(made).mode & 0o777).toBe(0o700);
      mkdirSync(join(folder, 'open'));
      chmodSync(join(folder, 'open'), 0o755);
      symlinkSync('open', join(folder, 'link'));
      expect(openDataDir(join(folder, 'link'))).toBe(join(folder, 'open'));
      expect(statSync(join(folder, 'open')).mode & 0o777).toBe(0o700);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
