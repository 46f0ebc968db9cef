import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { importFacts } from './import-facts.ts';
import { readPublishedFiles } from './read-published-files.ts';

let test: TestPlatform;
let files: Map<string, string>;
beforeAll(async () => {
  test = await testPlatform();
  files = await readPublishedFiles();
});
afterAll(() => test.close());

async function digestOfTables(): Promise<string> {
  const client = await test.connect('superuser');
  const { rows } = await client.query<{ digest: string }>(`
    select md5(string_agg(digest, '' order by digest)) as digest from (
      select md5(t::text) as digest from atlas.zone t union all select md5(t::text) from atlas.project t
      union all select md5(t::text) from atlas.civic t union all select md5(t::text) from atlas.import_run t) all_rows`);
  await client.end();
  return rows[0]?.digest ?? '';
}

describe('importing the published facts again', () => {
  it('changes nothing and says so', async () => {
    const before = await digestOfTables();
    const report = await importFacts(test.platform, files);
    expect(report.rejected).toEqual([]);
    expect(report.files.every((file) => file.loaded === 0 && file.unchanged === file.rows)).toBe(true);
    expect(await digestOfTables()).toBe(before);
  });

  it('with a wrong row reports file, row and reason, in English here and in the reader’s language on the page', async () => {
    const text = (files.get('civic.csv') ?? '').replace(',3000,people', ',many,people');
    const report = await importFacts(test.platform, new Map([...files, ['civic.csv', text]]));
    expect(report.rejected).toMatchObject([
      { file: 'civic.csv', row: 3, field: 'value', reason: 'many is not a plain decimal number' },
    ]);
    expect(report.files.find((file) => file.file === 'civic.csv')).toMatchObject({ rows: 40, loaded: 39 });
    const page = await test.request('auditAdmin', { method: 'GET', url: '/api/atlas/import' });
    expect(page.json().rejected).toEqual([
      { file: 'civic.csv', row: 3, field: 'value', reason: '「many」不是普通小数' },
    ]);
    const zone = await test.request('anonymous', { method: 'GET', url: '/api/atlas/zones/guilin-htz' });
    expect(zone.json().civic.some((one: { id: string }) => one.id === 'gl-snap-people')).toBe(false);
  });

  it('that fails on the way leaves everything as it was', async () => {
    const before = await digestOfTables();
    const client = await test.connect('superuser');
    await client.query(
      `create function atlas.refuse() returns trigger language plpgsql as 'begin raise exception ''full''; end'`,
    );
    await client.query('create trigger refuse before insert on atlas.mechanism execute function atlas.refuse()');
    await expect(importFacts(test.platform, files)).rejects.toThrow('full');
    await client.query('drop trigger refuse on atlas.mechanism');
    await client.end();
    expect(await digestOfTables()).toBe(before);
    expect((await importFacts(test.platform, files)).rejected).toEqual([]);
  });

  it('twice at once ends with one whole set, the later one', async () => {
    const other = new Map([...files, ['civic.csv', `${files.get('civic.csv') ?? ''}\n`]]);
    const reports = await Promise.all([importFacts(test.platform, other), importFacts(test.platform, other)]);
    expect(reports.map((report) => report.files[2]?.loaded).sort()).toEqual([0, 36]);
    const answer = await test.request('anonymous', { method: 'GET', url: '/api/atlas/projects' });
    expect(answer.json().total).toBe(127);
  });

  it('with characters that PostgreSQL cannot keep stores the reason in their place', async () => {
    const lines = (files.get('civic.csv') ?? '').split('\n');
    lines[1] = `gl-snap,guilin-htz,\0kind,${'园'.repeat(39)}\u{1f3ed}${'x'.repeat(3_000)},\ud800`;
    const policies = (files.get('policies.json') ?? '').replace('"科技保险保费补贴"', '"\\u0000\\udc00"');
    const hostile = new Map([...files, ['civic.csv', lines.join('\n')], ['policies.json', policies]]);
    const report = await importFacts(test.platform, hostile);
    expect(report.rejected.map(({ file, row, field }) => [file, row, field])).toEqual([
      ['policies.json', 2, 'instruments.0.name_zh'],
      ['civic.csv', 2, 'value'],
    ]);
    const page = await test.request('leader', { method: 'GET', url: '/api/atlas/import' });
    expect(page.json().rejected).toHaveLength(2);
  });
});

describe('the application', () => {
  it('cannot write published facts', async () => {
    const app = await test.connect('yuanshu_app');
    for (const statement of [
      "update atlas.project set name = 'x'",
      'delete from atlas.zone',
      "insert into atlas.source values ('x', 'x', '2020-01', 'x')",
    ]) {
      await expect(app.query(statement)).rejects.toThrow(/permission denied/);
    }
    await app.end();
  });
});
