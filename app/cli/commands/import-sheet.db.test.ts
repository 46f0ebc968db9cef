import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAccounts } from '#platform/auth/server/store.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { runCli } from '../main.ts';
import { openOutput } from '../output.ts';
import { checkAndEnter } from './import-sheet.ts';

const folder = mkdtempSync(join(tmpdir(), 'ys-import-sheet-'));
let on: TestPlatform;
let logins: Map<string, string>;
beforeAll(async () => {
  on = await testPlatform();
  const accounts = await listAccounts(on.platform.database.forZone(on.zoneA.id));
  logins = new Map(accounts.map(({ role, login }) => [role, login]));
});
afterAll(async () => {
  await on.close();
  rmSync(folder, { recursive: true, force: true });
});

const head = '企业名称,所属行业,企业类型';
const good = ['示范命令行制造有限公司,C39,有限公司', '示范命令行材料有限公司,C39,有限公司'];

async function run(rows: string[], { role = 'officer', dryRun = false, zone = on.zoneA.code } = {}) {
  const file = join(folder, '企业.csv');
  writeFileSync(file, [head, ...rows].join('\n'));
  let out = '';
  const sink = {
    out: (text: string) => {
      out += text;
    },
    err: () => {},
  };
  const cli = { env: {}, output: openOutput({ YUANSHU_LANG: 'en' }, sink), exitCode: 0 };
  const flags = { zone, as: logins.get(role) ?? 'nobody', dryRun, json: true };
  await checkAndEnter({ register: 'firm', file, flags }, on, cli);
  const lines = out.split('\n').filter(Boolean);
  return { code: cli.exitCode, lines: lines.map((line) => JSON.parse(line)) };
}
const firms = async () => {
  const answer = await on.request('officer', { method: 'GET', url: '/api/parties/firms?q=命令行' });
  return answer.json<{ total: number }>().total;
};

describe('yuanshu import-sheet', () => {
  it('only checks with --dry-run, and leaves no draft', async () => {
    const { code, lines } = await run(good, { dryRun: true });
    expect([code, lines.at(-1).summary]).toEqual([0, expect.objectContaining({ add: 2, open: 0, batch: null })]);
    expect(await firms()).toBe(0);
    const client = await on.connect('superuser');
    expect((await client.query('select count(*)::int as count from sheets.draft')).rows).toEqual([{ count: 0 }]);
    await client.end();
  });

  it('tells each fault by row and column, ends with 1, and enters nothing', async () => {
    const { code, lines } = await run([...good, '示范命令行第三有限公司,无此行业,有限公司']);
    expect(code).toBe(1);
    expect(lines[0]).toMatchObject({
      row: 4,
      column: 'industry',
      code: expect.any(String),
      message: expect.any(String),
    });
    expect(lines.at(-1).summary).toMatchObject({ rows: 3, open: 1, batch: null });
    expect(await firms()).toBe(0);
  });

  it('enters a good sheet as one batch in the name of the account', async () => {
    const { code, lines } = await run(good);
    expect([code, lines.at(-1).summary.batch]).toEqual([0, expect.any(String)]);
    expect(await firms()).toBe(2);
    const client = await on.connect('superuser');
    const { rows } = await client.query(
      `select actor_kind, batch.account_id is not null as named
        from journal.entry join sheets.import_batch as batch on batch.id::text = entry.subject_id::text
        where action = 'sheets.commitDraft'`,
    );
    expect(rows).toEqual([{ actor_kind: 'command', named: true }]);
    await client.end();
    expect((await run(good)).lines.at(-1).summary).toMatchObject({ same: 2, add: 0, batch: null });
  });

  it('gives no more rights than the account has, and names what it does not know', async () => {
    await expect(run(good, { role: 'leader' })).rejects.toMatchObject({ code: 'http.forbidden' });
    await expect(run(good, { role: 'nobody' })).rejects.toMatchObject({ code: 'cli.unknownLogin' });
    await expect(run(good, { zone: 'nowhere' })).rejects.toMatchObject({ code: 'cli.unknownZone' });
    const silent = { out: () => {}, err: () => {} };
    const args = ['import-sheet', 'firm', join(folder, 'none.csv'), '--zone', 'a', '--as', 'b'];
    expect(await runCli(args, { YUANSHU_LANG: 'en', YUANSHU_DATA: folder }, silent)).toBe(2);
  });
});
