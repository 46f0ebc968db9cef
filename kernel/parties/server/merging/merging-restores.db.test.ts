import type { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import type { MergeableKind } from '../../contract/merging.ts';
import { openRandom, type Random } from '../domain/random.ts';
import { fieldOf, mergeTables } from './merge-tables.ts';
import { scatter } from './merging.fixture.ts';
import { nameEveryone, scatterKinds } from './merging-kinds.fixture.ts';

/** Rounds of merging and undoing; more of them in a campaign. */
const rounds = Number(process.env.SOAK_TIMES ?? 1);
const firmsEach = 9;
const others = 5;
const actsEach = { firm: 12, institution: 6, person: 6, site: 6, parcel: 6 } as const;

/** What merges keep of themselves; everything else is as before once they are undone. */
const kept = new Set(['parties.merge', 'parties.merge_row', 'parties.duplicate']);

let on: TestPlatform;
let client: Client;
let parties: Record<MergeableKind, string[]>;
beforeAll(async () => {
  on = await testPlatform();
  client = await on.connect('superuser');
  const { firms } = await scatter(client, on.zoneB.id, { firms: firmsEach, seed: 'rows' });
  parties = { firm: firms, ...(await scatterKinds(client, on.zoneB.id, { each: others, seed: 'kinds', firms })) };
  await on.platform.database.transaction(on.zoneB.id, (tx) => nameEveryone(tx, client, on.zoneB.id));
});
afterAll(async () => {
  await client.end();
  await on.close();
});

const post = (url: string, payload: object) =>
  on.request('officer', { method: 'POST', url: `/api/parties/${url}`, payload, zone: on.zoneB });

/** A digest of the rows of every table that a merge may touch, by table. */
async function digests(): Promise<Record<string, string>> {
  const { rows: tables } = await client.query(
    "select table_schema || '.' || table_name as name from information_schema.tables where table_schema in ('parties', 'atlas') and table_type = 'BASE TABLE'",
  );
  const found: Record<string, string> = {};
  for (const { name } of tables.filter((table) => !kept.has(table.name))) {
    const { rows } = await client.query(
      `select count(*) || ' ' || coalesce(md5(string_agg(one::text, '|' order by one::text)), '') as digest from ${name} as one`,
    );
    found[name] = rows[0].digest;
  }
  return found;
}

interface Merge {
  id: string;
  survivorId: string;
  otherId: string;
}

interface Side {
  kind: MergeableKind;
  random: Random;
  standing: string[];
  merges: Merge[];
  stayed: number;
  moved: number;
}

async function mergeSome(side: Side): Promise<void> {
  const { kind, random, standing } = side;
  const survivorId = random.pick(standing);
  const otherId = random.pick(standing.filter((id) => id !== survivorId));
  const choices = Object.fromEntries(
    mergeTables[kind].columns.map((column) => [fieldOf(column), random.pick(['survivor', 'other'] as const)]),
  );
  const wish = { kind, survivorId, otherId, choices };
  const preview = await post('merges/preview', wish);
  expect(preview.statusCode, preview.body).toBe(200);
  const { seen, rows } = preview.json();
  const answer = await post('merges', { ...wish, seen, reason: '同一主体两次登记' });
  expect(answer.statusCode, answer.body).toBe(200);
  // What was foretold is what happened.
  const count = (key: 'moved' | 'stayed') =>
    rows.reduce((sum: number, one: Record<string, number>) => sum + (one[key] ?? 0), 0);
  expect(answer.json().moved).toBe(count('moved'));
  side.moved += count('moved');
  side.stayed += count('stayed');
  side.merges.push({ id: answer.json().id, survivorId, otherId });
  side.standing = standing.filter((id) => id !== otherId);
}

async function undoSome(side: Side, merge: Merge): Promise<boolean> {
  const answer = await post(`merges/${merge.id}/undo`, { reason: '核实是两个主体' });
  if (answer.statusCode === 409) {
    expect(answer.json().error.code).toBe('parties.undoOrder');
    return false;
  }
  expect(answer.statusCode, answer.body).toBe(200);
  side.merges = side.merges.filter((one) => one !== merge);
  side.standing = [...side.standing, merge.otherId];
  return true;
}

/** Merges and undoes at random, then undoes what is left; how often what happened. */
async function goThrough(side: Side): Promise<{ undone: number; refused: number }> {
  const before = await digests();
  let [undone, refused] = [0, 0];
  for (let round = 0; round < rounds; round += 1) {
    for (let act = 0; act < actsEach[side.kind]; act += 1) {
      const undo = side.merges.length > 0 && (side.standing.length < 3 || side.random.below(3) === 0);
      if (!undo) await mergeSome(side);
      else if (await undoSome(side, side.random.pick(side.merges))) undone += 1;
      else refused += 1;
    }
    if (side.merges.length > 0) expect(await digests()).not.toEqual(before);
    while (side.merges.length > 0) {
      const last = side.merges.at(-1) as Merge;
      expect(await undoSome(side, last), 'the last merge can be undone').toBe(true);
    }
    expect(await digests()).toEqual(before);
  }
  return { undone, refused };
}

/** Declared columns of a kind of which no merge has moved a row: leaving them out would not be noticed. */
async function neverMoved(kind: MergeableKind): Promise<string[]> {
  const { rows } = await client.query(
    `select distinct row.table_name || '.' || row.column_name as moved from parties.merge_row as row
      join parties.merge as one on one.zone_id = row.zone_id and one.id = row.merge_id
      where row.fate = 'moved' and one.party_kind = $1`,
    [kind],
  );
  const moved = new Set(rows.map((row) => row.moved));
  const declared = on.composition.parts.flatMap((part) => part.partyReferences ?? []);
  return declared
    .filter(({ kinds, appendOnly }) => kinds.includes(kind) && !appendOnly)
    .map(({ table, column }) => `${table}.${column}`)
    .filter((column) => !moved.has(column));
}

describe('merging and undoing', () => {
  it.each(['firm', 'institution', 'person', 'site', 'parcel'] as const)(
    'leaves every row of every declared table of a %s as it was',
    async (kind) => {
      for (const { table, column, kinds } of on.composition.parts.flatMap((part) => part.partyReferences ?? [])) {
        if (!kinds.includes(kind)) continue;
        const { rows } = await client.query(`select count(*) as count from ${table} where ${column} = any($1)`, [
          parties[kind],
        ]);
        expect(rows[0].count, `rows of ${table}.${column}: scatter some in merging.fixture.ts`).toBeGreaterThan(0);
      }
      const random = openRandom(`acts of a ${kind}`);
      const side: Side = { kind, random, standing: parties[kind], merges: [], stayed: 0, moved: 0 };
      const { undone, refused } = await goThrough(side);
      console.info(
        `${kind}: ${side.moved} rows moved, ${side.stayed} stayed, ${undone} undone out of order, ${refused} refused`,
      );
      expect(await neverMoved(kind), 'scatter rows of these that can move').toEqual([]);
      expect(side.stayed).toBeGreaterThan(1);
    },
    60_000 * Math.max(1, rounds),
  );
});
