import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli } from './main.ts';

const data = mkdtempSync(join(tmpdir(), 'ys-zone-'));
afterAll(() => rmSync(data, { recursive: true, force: true }));

async function run(args: string[]): Promise<{ code: number; err: string }> {
  let err = '';
  const sink = {
    out: () => {},
    err: (text: string) => {
      err += text;
    },
  };
  return { code: await runCli(args, { YUANSHU_LANG: 'en', YUANSHU_DATA: data }, sink), err };
}

const good = { '--code': 'new-zone', '--name': 'New zone', '--admins': 'sys=ann,sec=ben,aud=cyn' };
const args = (changed: Partial<typeof good>) => Object.entries({ ...good, ...changed }).flat();

describe('yuanshu zone create', () => {
  it.each([
    { '--code': 'New Zone' },
    { '--name': 'x' },
    { '--admins': 'sys=ann,sec=ben' },
    { '--admins': 'sys=ann,sec=ann,aud=cyn' },
    { '--admins': 'sys=ann,sec=ben,aud=C y n' },
    { '--admins': 'sys=ann,sec=ben,aud=cyn,sys=dan' },
  ])('refuses %j before it opens anything', async (changed) => {
    const { code, err } = await run(['zone', 'create', ...args(changed)]);
    expect(code).toBe(2);
    expect(err).toContain(Object.keys(changed)[0]);
  });
});
