import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { closeDay } from './close-day.ts';

let on: TestPlatform;
beforeAll(async () => {
  on = await testPlatform();
});
afterAll(() => on.close());

describe('the close of a day', () => {
  it('counts the published facts once, for no zone, and lists both registers in Chinese', async () => {
    const { figures, sheets, problems } = await closeDay(on.platform, null);
    expect(figures).toEqual({
      zones: 36,
      projects: 127,
      programmes: 38,
      firms: 194,
      indicators: 206,
      policies: 34,
      services: 55,
      finance: 30,
      civic: 40,
      mechanisms: 337,
    });
    expect(sheets.map(({ name, rows }) => [name, rows.length])).toEqual([
      ['园区', 36],
      ['项目', 127],
    ]);
    expect(problems).toEqual([]);
  });

  it('has nothing to tell of a zone: the facts are of no tenant', async () => {
    expect(await closeDay(on.platform, on.zoneA)).toEqual({ figures: {}, sheets: [], problems: [] });
  });

  it('names the rows that the last import left out, and no earlier one', async () => {
    const importer = await on.connect('yuanshu_importer');
    const run = (place: number) => `018f0000-0000-7000-8000-0000000000e${place}`;
    for (const [place, at] of [
      [1, '2090-01-01T00:00:00Z'],
      [2, '2090-01-02T00:00:00Z'],
    ] as const) {
      await importer.query('insert into atlas.import_run (id, imported_at, digest) values ($1, $2, $3)', [
        run(place),
        at,
        `d${place}`,
      ]);
      await importer.query(
        `insert into atlas.import_reject (run_id, position, file, row_number, field, reason, params)
          values ($1, 1, 'projects.csv', $2, 'stage', 'notInList', '{"value":"later"}')`,
        [run(place), place * 10],
      );
    }
    await importer.end();
    expect((await closeDay(on.platform, null)).problems).toEqual([expect.stringMatching(/^projects\.csv:20 stage /)]);
    const report = await on.request('leader', {
      method: 'GET',
      url: '/api/atlas/import',
      headers: { 'accept-language': 'zh-CN' },
    });
    expect(report.json()).toMatchObject({
      importedAt: expect.stringContaining('2090-01-02'),
      rejected: [{ file: 'projects.csv', row: 20, field: 'stage', reason: '「later」不在允许的词表中' }],
    });
  });

  it('is told apart from a database that was never filled', async () => {
    const superuser = await on.connect('superuser');
    await superuser.query('truncate atlas.import_run cascade');
    await superuser.end();
    const report = await on.request('leader', { method: 'GET', url: '/api/atlas/import' });
    expect([report.statusCode, report.json().error.code]).toEqual([404, 'atlas.neverImported']);
    const refused = await on.request('officer', { method: 'GET', url: '/api/atlas/import' });
    expect(refused.statusCode).toBe(403);
  });
});

describe('the application role', () => {
  it('reads the facts and changes none', async () => {
    const app = await on.connect('yuanshu_app');
    expect((await app.query('select count(*)::int as n from atlas.zone')).rows).toEqual([{ n: 36 }]);
    for (const change of [
      "update atlas.project set stage = 'in_production'",
      'delete from atlas.indicator_value',
      "insert into atlas.source (file, number, month, note) values ('x', '999', '2026-01', '')",
      'truncate atlas.zone cascade',
    ]) {
      await expect(app.query(change)).rejects.toThrow(/permission denied/);
    }
    await app.end();
  });
});
