import type { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { readCatalog } from './read-catalog.ts';

/** Tables of parties themselves, and what is told of them otherwise, each with the reason. */
const exempt: Readonly<Record<string, string>> = {
  'parties.party': 'the party itself',
  'parties.party_name_part': 'an index over party_name, which goes where the name goes',
  'parties.party_name_strand': 'what that index is made of, a moment later',
  'parties.duplicate': 'a pair is about two entries and not about what they became',
  'journal.entry': 'says what was done to whom then',
};

const parties = new Set([
  'parties.party',
  'parties.firm',
  'parties.partner',
  'parties.person',
  'parties.site',
  'parties.parcel',
]);
const namesParty = /^(firm|party|partner|person|site|parcel|institution)_id$/;

let on: TestPlatform;
let client: Client;
beforeAll(async () => {
  on = await testPlatform();
  client = await on.connect('superuser');
});
afterAll(async () => {
  await client.end();
  await on.close();
});

/** Columns that name a party by a foreign key or by their name, as `schema.table.column`. */
async function columnsThatNameParties(): Promise<string[]> {
  const { tables } = await readCatalog(client);
  const found = tables
    .filter(({ kind, name }) => kind === 'table' && !(name in exempt))
    .flatMap(({ name, keys, columns }) => [
      ...keys
        .filter(({ kind, target }) => kind === 'foreign' && target !== null && parties.has(target))
        .map((key) => `${name}.${key.columns.at(-1)}`)
        // The own table of a kind has the party's id.
        .filter((column) => !parties.has(name) || !column.endsWith('.id')),
      ...columns.filter((column) => namesParty.test(column.name)).map((column) => `${name}.${column.name}`),
    ]);
  return [...new Set(found)].sort();
}

const declared = () => on.composition.parts.flatMap((part) => part.partyReferences ?? []);

describe('columns that name a party', () => {
  it('are declared by their part, or a merge would leave their rows behind', async () => {
    const known = new Set(declared().map(({ table, column }) => `${table}.${column}`));
    const found = await columnsThatNameParties();
    expect(found.length).toBeGreaterThan(5);
    expect(found.filter((column) => !known.has(column))).toEqual([]);
  });

  it('exist as they are declared, with keys that name one row', async () => {
    const { tables } = await readCatalog(client);
    for (const { table, column, key, shows = [] } of declared()) {
      const found = tables.find(({ name }) => name === table);
      const columns = new Set(found?.columns.map(({ name }) => name));
      for (const name of [column, ...key, ...shows]) expect(columns, `${table}.${name}`).toContain(name);
      const unique = found?.keys.filter(({ kind }) => kind !== 'foreign').map(({ columns: of }) => of.join());
      expect(unique, `${table} by ${key.join()}`).toContain(['zone_id', ...key].join());
    }
  });

  it('can be moved by the application where they are not append-only, and only there', async () => {
    for (const { table, column, appendOnly } of declared()) {
      const { rows } = await client.query("select has_column_privilege('yuanshu_app', $1, $2, 'update') as may", [
        table,
        column,
      ]);
      expect({ table, column, may: rows[0].may || appendOnly === true }).toEqual({ table, column, may: true });
    }
  });

  it('have texts in both languages', () => {
    for (const { name, locale, partyReferences } of on.composition.parts) {
      for (const { label } of partyReferences ?? []) {
        for (const tree of [locale['zh-CN'], locale.en]) {
          const text = label.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], tree);
          expect(text, `${name}:${label}`).toEqual(expect.any(String));
        }
      }
    }
  });
});
