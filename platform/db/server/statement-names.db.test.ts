import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { openStatementNames } from './statement-names.ts';

let test: TestPlatform;
beforeAll(async () => {
  test = await testPlatform();
});
afterAll(() => test.close());

describe('prepared statements', () => {
  it('are planned once on a connection and still see only the zone that it is set to', async () => {
    const count = (zone: string) =>
      sql<{ zone: string; mine: string }>`
        select distinct zone_id::text as zone, ${'probe'}::text as mine from auth.account`.execute(
        test.platform.database.forZone(zone),
      );
    for (let round = 0; round < 12; round += 1) {
      for (const zone of [test.zoneA.id, test.zoneB.id]) {
        expect((await count(zone)).rows).toEqual([{ zone, mine: 'probe' }]);
      }
    }
    const { rows } = await sql<{ name: string }>`
      select name from pg_prepared_statements where statement like ${'%distinct zone_id%'}`.execute(
      test.platform.database.forZone(test.zoneA.id),
    );
    expect(rows.filter(({ name }) => name.startsWith('yuanshu_')).length).toBeGreaterThan(0);
  });

  it('are not made of long lists of values, whose plan has to know them', async () => {
    const db = test.platform.database.forZone(test.zoneA.id);
    const ask = (words: string[]) =>
      sql<{ plans: number }>`select count(*) as plans from pg_prepared_statements
        where statement like ${'%as plans%'} and 'x' <> all(${words})`.execute(db);
    const long = Array.from({ length: 101 }, (_, at) => `word ${at}`);
    for (let round = 0; round < 7; round += 1) expect((await ask(long)).rows).toEqual([{ plans: 0 }]);
    expect((await ask(['word'])).rows).toEqual([{ plans: 1 }]);
  });

  it('of one text have one name', () => {
    const nameOf = openStatementNames();
    expect(nameOf('select $1::int')).toBe(nameOf('select $1::int'));
    expect(nameOf('select $1::int')).not.toBe(nameOf('select $1::text'));
  });

  it('end with 1,000 texts, after which nothing is kept', () => {
    const nameOf = openStatementNames();
    expect(nameOf('select $1::int')).toBeDefined();
    const names = Array.from({ length: 1_100 }, (_, index) => nameOf(`select ${index}`));
    expect(names.filter((name) => name !== undefined)).toHaveLength(999);
    expect(names.at(-1)).toBeUndefined();
    expect(nameOf('select $1::int')).toBeDefined();
  });
});
