import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ZoneRef } from '#platform/access/server/zone.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import type { LookUpAnswer, LookUpHit } from '../../contract/look-up.ts';
import type { NamedKind } from '../../contract/naming.ts';
import { openRandom } from '../domain/random.ts';
import { matchCode, matchName } from './domain/match-name.ts';
import { parseNameQuery } from './domain/name-query.ts';
import type { NamedParty } from './domain/named-party.ts';
import { indexNamesJob } from './index-names.ts';
import { inventedName, queryOf } from './look-up.fixture.ts';
import { lookUp } from './look-up.ts';
import { namesSeed } from './names-seed.ts';
import { idsOfNamed } from './store/found.ts';
import { namesOfParties } from './store/names.ts';
import { removeNames, restoreNames, writeNames } from './write-names.ts';

let on: TestPlatform;
beforeAll(async () => {
  on = await testPlatform();
});
afterAll(() => on.close());

/** Adds parties that have no table of their own here: names hang on the party alone. */
async function addParties(zone: ZoneRef, parties: readonly NamedParty[], { soon = false } = {}): Promise<void> {
  await on.platform.database.transaction(zone.id, async (tx) => {
    await sql`
      insert into parties.party (zone_id, id, kind, demonstration)
      select ${zone.id}::uuid, made.id, made.kind, true
      from unnest(${parties.map((party) => party.partyId)}::uuid[], ${parties.map((party) => party.kind)}::text[])
        as made (id, kind)`.execute(tx);
    await writeNames(tx, zone.id, parties, { demonstration: true, soon });
  });
}

/** Names of zone B that are found without parts of their own yet. */
async function waiting(): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from parties.party_name_strand`.execute(
    dbOf(on.zoneB),
  );
  return rows[0]?.count ?? 0;
}

const named = (name: string, kind: NamedKind = 'firm', others: NamedParty['names'] = []): NamedParty => ({
  partyId: randomUUIDv7(),
  kind,
  names: [{ kind: 'current', name }, ...others],
});
const dbOf = (zone: ZoneRef) => on.platform.database.forZone(zone.id);
const find = (q: string, zone = on.zoneA, kinds: NamedKind[] = []) => lookUp(dbOf(zone), { q, kinds, limit: 20 });
const namesIn = (answer: { hits: LookUpHit[] }) => answer.hits.map((hit) => hit.name);

describe('look-up', () => {
  const acme = named('厦门长行澄湖科技有限公司', 'firm', [
    { kind: 'former', name: '厦门旧号贸易有限公司', until: '2024-05-31' },
    { kind: 'short', name: '长行澄湖' },
    { kind: 'english', name: 'Xiamen Changhang Tech Co., Ltd.' },
    { kind: 'code', name: '91350211M000100Y46' },
  ]);
  const parcel = named('澄湖北路地块', 'parcel', [{ kind: 'code', name: 'CH-2024-G07' }]);

  beforeAll(() => addParties(on.zoneA, [acme, parcel, named('澄湖', 'site'), named('澄湖路桥有限公司')]));

  it.each([
    ['two characters', '长行', 'words'],
    ['characters across the shared ending', '湖科', 'words'],
    ['characters of the shared ending', '科技', 'words'],
    ['initials', 'xmchch', 'initials'],
    ['initials of the other reading', 'smchch', 'initials'],
    ['pinyin', 'xiamen', 'pinyin'],
    ['pinyin of the other reading', 'shamen zhang', 'pinyin'],
    ['the last syllable half typed', 'chenghuk', 'pinyin'],
    ['pinyin with an apostrophe', "xia'men", 'pinyin'],
    ['characters and initials', '澄湖kj', 'mixed'],
    ['a former name', '旧号', 'words'],
    ['an English name', 'CHANGHANG tech', 'words'],
    ['the beginning of a code', '91350211m', 'code'],
    ['a code in full width', '９１３５０２１１Ｍ０００１００Ｙ４６', 'code'],
    ['the end of a code', '0Y46', 'code'],
    ['brackets and blanks', '（厦门） 长 行', 'words'],
  ])('finds by %s', async (_what, q, by) => {
    const { hits } = await find(q);
    const hit = hits.find((one) => one.id === acme.partyId);
    expect(hit).toMatchObject({
      kind: 'firm',
      name: '厦门长行澄湖科技有限公司',
      code: '91350211M000100Y46',
      merged: false,
    });
    expect(hit?.matched.by).toBe(by);
  });

  it('says which name was met, and which part of it', async () => {
    const [hit] = (await find('旧号')).hits;
    expect(hit?.matched).toEqual({
      ...{ name: '厦门旧号贸易有限公司', kind: 'former', by: 'words', start: 2, end: 4, until: '2024-05-31' },
    });
  });

  it('puts the whole name first, then names that begin so, and takes the kinds asked for', async () => {
    expect(namesIn(await find('澄湖'))).toEqual([
      '澄湖',
      '澄湖路桥有限公司',
      '澄湖北路地块',
      '厦门长行澄湖科技有限公司',
    ]);
    expect(namesIn(await find('澄湖', on.zoneA, ['parcel', 'site']))).toEqual(['澄湖', '澄湖北路地块']);
    expect((await find('g07')).hits).toEqual([]);
    expect((await find('4G07')).hits.map((hit) => hit.id)).toEqual([parcel.partyId]);
  });

  it('takes one character at the beginning alone, and nothing for marks', async () => {
    expect(namesIn(await find('厦'))).toEqual(['厦门长行澄湖科技有限公司']);
    expect((await find('技')).hits).toEqual([]);
    expect(await find('（）')).toEqual({ hits: [], more: false });
  });

  it('shows no other zone anything', async () => {
    expect((await find('长行', on.zoneB)).hits).toEqual([]);
    await addParties(on.zoneB, [named('乙区长行有限公司')]);
    expect(namesIn(await find('长行', on.zoneB))).toEqual(['乙区长行有限公司']);
    const app = await on.connect('yuanshu_app');
    for (const table of ['party_name', 'party_name_part', 'party_name_tail']) {
      expect((await app.query(`select * from parties.${table}`)).rowCount).toBe(0);
      await app.query("select set_config('yuanshu.zone_id', $1, false)", [on.zoneB.id]);
      const { rows } = await app.query(`select distinct zone_id from parties.${table}`);
      expect(rows).toEqual([{ zone_id: on.zoneB.id }]);
      await app.query("select set_config('yuanshu.zone_id', '', false)");
    }
    // The functions read with the rights of who calls them, whatever they are asked.
    const every = Array.from({ length: 200 }, (_, shelf) => shelf);
    const asked = async () => {
      const { rows } = await app.query(
        `select name from parties.look_up('长行', null, null, null, null, $1, $2, $2, $3) where name is not null`,
        [['firm', 'institution', 'site', 'parcel'], every, ['current', 'former', 'short', 'english', 'code']],
      );
      const { rows: parts } = await app.query(
        `select count(*)::integer as count from unnest($1::smallint[]) as wanted (shelf)
          cross join lateral parties.parts_met('长行', null, null, null, shelf, 100)`,
        [every],
      );
      return [rows.map(({ name }) => name), parts[0].count];
    };
    expect(await asked()).toEqual([[], 0]);
    await app.query("select set_config('yuanshu.zone_id', $1, false)", [on.zoneB.id]);
    expect(await asked()).toEqual([['乙区长行有限公司'], 1]);
    await app.end();
  });

  it('leads from a merged party to the one that stands, and leaves out who is withdrawn', async () => {
    const [kept, gone, older] = [named('合并后留存企业'), named('合并前他名企业'), named('更早他名企业')];
    await addParties(on.zoneA, [kept, gone, older]);
    const mark = (party: NamedParty, state: string, into: string | null) =>
      sql`update parties.party set state = ${state}, merged_into = ${into} where id = ${party.partyId}`.execute(
        dbOf(on.zoneA),
      );
    await mark(older, 'merged', gone.partyId);
    await mark(gone, 'merged', kept.partyId);
    for (const q of ['合并前他名', '更早他名']) {
      const { hits } = await find(q);
      expect(hits).toMatchObject([{ id: kept.partyId, name: '合并后留存企业', merged: true }]);
    }
    await mark(kept, 'withdrawn', null);
    for (const q of ['合并前他名', '合并后']) expect((await find(q)).hits).toEqual([]);
    await mark(kept, 'standing', null);
    expect(namesIn(await find('合并后'))).toEqual(['合并后留存企业']);
  });

  it('reads on past parties that are withdrawn, and flags what it left out', async () => {
    const many = Array.from({ length: 60 }, (_, at) => named(`甲乙丙${String(at).padStart(2, '0')}号`));
    await addParties(on.zoneA, many);
    expect(await find('甲乙')).toMatchObject({ more: true, hits: { length: 20 } });
    const gone = many.slice(0, 50).map((party) => party.partyId);
    await sql`update parties.party set state = 'withdrawn' where id = any(${gone}::uuid[])`.execute(dbOf(on.zoneA));
    expect(await find('乙丙')).toMatchObject({ more: false, hits: { length: 10 } });
  });
});

describe('parties of many names', () => {
  const numbers = (count: number) => Array.from({ length: count }, (_, at) => String(at).padStart(2, '0'));

  it('crowd nobody out', async () => {
    const crowd = numbers(3).map((one) =>
      named(
        `丁卯戊${one}号`,
        'firm',
        numbers(12).map((year) => ({ kind: 'former', name: `丁卯戊${one}${year}号有限公司` })),
      ),
    );
    const late = numbers(5).map((one) => named(`丁卯戊晚${one}号`));
    await addParties(on.zoneA, [...crowd, ...late]);
    for (const q of ['丁卯戊', '卯戊', 'dmw', 'maowu', '丁卯w']) {
      const { hits, more } = await find(q);
      expect([hits.length, more], q).toEqual([8, false]);
    }
  });

  it('are shown by the name that they bear now', async () => {
    const party = named('己庚辛股份有限公司', 'firm', [
      { kind: 'former', name: '己庚辛' },
      { kind: 'short', name: '己庚辛公司' },
      { kind: 'former', name: '己庚辛厂' },
    ]);
    await addParties(on.zoneA, [party]);
    const matched = async (q: string) => (await find(q)).hits.map((hit) => hit.matched.name);
    expect(await matched('己庚')).toEqual(['己庚辛股份有限公司']);
    expect(await matched('己庚辛')).toEqual(['己庚辛']);
    expect(await matched('庚辛')).toEqual(['己庚辛股份有限公司']);
    expect(await matched('己庚辛厂')).toEqual(['己庚辛厂']);
  });
});

describe('writing names', () => {
  const rows = async (id: string) =>
    (await namesOfParties(dbOf(on.zoneA), [id])).map(({ kind, name, valid_from, valid_until, source }) =>
      [kind, name, valid_from, valid_until, source].filter((value) => value !== null).join(' '),
    );
  const write = (party: NamedParty) =>
    on.platform.database.transaction(on.zoneA.id, (tx) => writeNames(tx, on.zoneA.id, [party]));

  it('keeps a name that gives way as a former one, and changes nothing when told the same again', async () => {
    const party = named('改名之前有限公司', 'firm', [{ kind: 'code', name: '91350211M000100Y54' }]);
    await addParties(on.zoneA, [party]);
    const renamed = { on: '2026-03-01', reason: '股东会决议' };
    const later = { ...party, names: [{ kind: 'current' as const, name: '改名之后有限公司' }], renamed };
    await write(later);
    await write(later);
    const kept = 'former 改名之前有限公司 2026-02-28 股东会决议';
    expect(await rows(party.partyId)).toEqual([kept, 'code 91350211M000100Y54', 'current 改名之后有限公司 2026-03-01']);
    expect((await find('改名之前')).hits).toMatchObject([{ name: '改名之后有限公司', matched: { kind: 'former' } }]);
    await write({ ...party, names: [{ kind: 'code', name: '' }] });
    expect(await rows(party.partyId)).toEqual([kept, 'current 改名之后有限公司 2026-03-01']);
    expect((await find('91350211M000100Y54')).hits).toEqual([]);
  });

  it('drops a slip', async () => {
    const party = named('错字有限公司');
    await addParties(on.zoneA, [party]);
    await write({ ...party, names: [{ kind: 'current', name: '正字有限公司' }], mistaken: true });
    expect(await rows(party.partyId)).toEqual(['current 正字有限公司']);
    expect((await find('错字')).hits).toEqual([]);
  });

  it('takes parties out of the index and brings them back', async () => {
    const party = named('暂离检索电子科技有限公司');
    await addParties(on.zoneA, [party]);
    const inZone = <T>(work: (tx: ReturnType<typeof dbOf>) => Promise<T>) =>
      on.platform.database.transaction(on.zoneA.id, (tx) => work(tx as ReturnType<typeof dbOf>));
    const before = await find('子科技');
    await inZone((tx) => removeNames(tx, [party.partyId]));
    expect((await find('暂离')).hits).toEqual([]);
    expect(namesIn(await find('子科技'))).not.toContain('暂离检索电子科技有限公司');
    await inZone((tx) => restoreNames(tx, on.zoneA.id, [party.partyId]));
    expect(await find('子科技')).toEqual(before);
  });

  it('names no persons, and keeps former names from deletion', async () => {
    await expect(
      on.platform.database.transaction(on.zoneA.id, async (tx) => {
        const id = randomUUIDv7();
        await sql`insert into parties.party (zone_id, id, kind) values (${on.zoneA.id}, ${id}, 'person')`.execute(tx);
        await writeNames(tx, on.zoneA.id, [{ partyId: id, kind: 'firm', names: [{ kind: 'current', name: '张三' }] }]);
      }),
    ).rejects.toThrow(/another kind of party/);
    const { numAffectedRows } = await sql`
      delete from parties.party_name where kind = 'former' and not demonstration`.execute(dbOf(on.zoneA));
    expect(numAffectedRows).toBe(0n);
  });

  it('gives the firms of an older database their names, once', async () => {
    const id = randomUUIDv7();
    await sql`insert into parties.firm (zone_id, id, name, industry, social_credit_code, demonstration)
      values (${on.zoneB.id}, ${id}, '旧库来的有限公司', 'C39', '91350211M000100Y46', true)`.execute(dbOf(on.zoneB));
    expect((await find('旧库', on.zoneB)).hits).toEqual([]);
    expect((await namesSeed.run(on.platform)).files).toMatchObject([{ loaded: 1 }]);
    expect((await find('旧库', on.zoneB)).hits).toMatchObject([{ id, code: '91350211M000100Y46' }]);
    expect((await namesSeed.run(on.platform)).files).toEqual([]);
  });
});

describe('the endpoint', () => {
  const ask = (role: 'officer' | 'leader' | 'firmMember' | 'anonymous', query: string) =>
    on.request(role, { method: 'GET', url: `/api/parties/look-up?${query}` });

  it('answers the staff of the zone', async () => {
    const answer = await ask('leader', `q=${encodeURIComponent('长行')}&kinds=firm&limit=5`);
    expect(answer.statusCode).toBe(200);
    expect(namesIn(answer.json<LookUpAnswer>())).toEqual(['厦门长行澄湖科技有限公司']);
  });

  it('is closed to others, and to more than twenty hits', async () => {
    expect((await ask('firmMember', 'q=ab')).statusCode).toBe(403);
    expect((await ask('anonymous', 'q=ab')).statusCode).toBe(401);
    expect((await ask('officer', 'q=ab&limit=21')).statusCode).toBe(422);
  });

  it('finds a firm as soon as it is registered, also in the register', async () => {
    const name = '示范即登即查有限公司';
    await on.request('officer', {
      ...{ method: 'POST', url: '/api/parties/firms' },
      payload: { name, industry: 'C39', legalForm: 'limitedLiability' },
    });
    expect(namesIn((await ask('officer', 'q=jdjc')).json())).toEqual([name]);
    const register = await on.request('officer', { method: 'GET', url: '/api/parties/firms?q=jidengjich' });
    expect(register.json()).toMatchObject({ total: 1, firms: [{ name }] });
  });
});

describe('recall', () => {
  const size = process.env.SOAK_TIMES ? 1_000 : 300;

  it('is complete against every name compared one by one', async () => {
    const random = openRandom('look-up/recall');
    await sql`delete from parties.firm where demonstration`.execute(dbOf(on.zoneB));
    await sql`delete from parties.party where demonstration`.execute(dbOf(on.zoneB));
    const parties = Array.from({ length: size }, (_, at): NamedParty => {
      const kind = random.pick(['firm', 'institution', 'site'] as const);
      const code = `9135${String(random.below(1e9)).padStart(9, '0')}`;
      return named(inventedName(random), kind, [
        ...(at % 3 === 0 ? [{ kind: 'former' as const, name: inventedName(random) }] : []),
        { kind: 'code', name: code },
      ]);
    });
    // The later half comes as with a sheet: its names wait for the index while they are looked for already.
    await addParties(on.zoneB, parties.slice(0, size / 2));
    await addParties(on.zoneB, parties.slice(size / 2), { soon: true });
    expect(await waiting()).toBeGreaterThan(size / 2);
    const firms = parties.filter((party) => party.kind === 'firm');
    for (let round = 0; round < size; round += 1) {
      if (round === size / 2) {
        await indexNamesJob.run({ zoneId: on.zoneB.id }, on.platform);
        expect(await waiting()).toBe(0);
      }
      const q = round % 10 === 0 ? random.pick(parties).names.at(-1)?.name.slice(-4) : undefined;
      const typed = q ?? queryOf(random, random.pick(parties).names[0]?.name ?? '');
      const query = parseNameQuery(typed);
      if (query === null) throw new Error(`${typed} is no query`);
      const meets = ({ names }: NamedParty) =>
        names.some(({ kind, name }) => (kind === 'code' ? matchCode : matchName)(query, name) !== undefined);
      const wanted = parties.filter(meets).map((party) => party.partyId);
      const found = await lookUp(dbOf(on.zoneB), { q: typed, kinds: [], limit: size });
      expect(found.hits.map((hit) => hit.id).sort(), typed).toEqual(wanted.sort());
      const few = await find(typed, on.zoneB);
      expect([few.hits.length, few.more], typed).toEqual([Math.min(20, wanted.length), wanted.length > 20]);
      const all = new Set(wanted);
      expect(
        few.hits.filter((hit) => !all.has(hit.id)),
        typed,
      ).toEqual([]);
      if (round % 5 > 0) continue;
      const listed = await sql<{ id: string }>`select id from ${idsOfNamed(query, 'firm')} as met (id)`.execute(
        dbOf(on.zoneB),
      );
      expect(listed.rows.map((row) => row.id).sort(), typed).toEqual(
        firms
          .filter(meets)
          .map((party) => party.partyId)
          .sort(),
      );
    }
  }, 300_000);
});
