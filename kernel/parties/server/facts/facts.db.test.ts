import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { generateDemo } from '../generate-demo.ts';
import { countRosterPlaces, type FactValues, readOnRoster, readRosterItem } from './store/facts.ts';

const on = '2026-11-21';
let test: TestPlatform;
beforeAll(async () => {
  test = await testPlatform();
  await generateDemo(test.platform, { ...test.zoneA, code: 'shifan' }, { seed: 1, firms: 60, today: on });
});
afterAll(() => test.close());

interface Entry {
  party: string;
  roster: string;
  name: string;
  position: number;
}

/** Ordered by party, as queries answer in any order. */
const sorted = (values: FactValues) => [...values].sort(([a], [b]) => (a < b ? -1 : 1));

it('tells the places of firms on lists as the lists themselves have them, of all firms and of one', async () => {
  const admin = await test.connect('superuser');
  const { rows: firms } = await admin.query<{ id: string }>('select id from parties.firm where standing order by id');
  const { rows: entries } = await admin.query<Entry>(
    `select entry.party_id as party, roster.code as roster, item.name, item.position from parties.roster_entry as entry
     join parties.roster as roster on roster.id = entry.roster_id join parties.roster_item as item on item.id = entry.item_id
     where entry.taken_back_by is null and entry.starts_on <= $1 and (entry.ends_on is null or entry.ends_on > $1)`,
    [on],
  );
  await admin.end();
  const of = (firm: string, roster?: string) =>
    entries
      .filter((one) => one.party === firm && (roster === undefined || one.roster === roster))
      .sort((a, b) => b.position - a.position);
  const codes = [...new Set(entries.map(({ roster }) => roster))];
  expect(codes.length).toBeGreaterThan(2);
  const some = firms.find(({ id }) => of(id).length > 1)?.id ?? '';
  await test.platform.database.transaction(test.zoneA.id, async (tx) => {
    for (const partyIds of [null, [some]]) {
      const asked = { partyIds, on };
      const told = firms.filter(({ id }) => partyIds === null || partyIds.includes(id)).map(({ id }) => id);
      expect(sorted(await countRosterPlaces(tx, asked))).toEqual(told.map((id) => [id, of(id).length]));
      for (const code of codes) {
        expect(sorted(await readOnRoster(tx, code, asked))).toEqual(told.map((id) => [id, of(id, code).length > 0]));
        const last = told.flatMap((id) =>
          of(id, code)
            .slice(0, 1)
            .map(({ name }) => [id, name]),
        );
        expect(sorted(await readRosterItem(tx, code, asked))).toEqual(last);
      }
    }
  });
});
