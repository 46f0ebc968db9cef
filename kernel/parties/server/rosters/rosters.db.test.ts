import { randomUUIDv7 } from 'node:crypto';
import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { addFirm, inventedMobile } from '../identities/people.fixture.ts';
import { partiesOnRoster, rostersOn } from './rosters-on.ts';

let on: TestPlatform;
let root: pg.Client;
let firmId: string;
let otherId: string;
beforeAll(async () => {
  on = await testPlatform();
  on.setNow('2026-11-21T02:00:00Z');
  root = await on.connect('superuser');
  [firmId, otherId] = [await addFirm(on, '示范梯队电子有限公司'), await addFirm(on, '示范链上材料有限公司')];
});
afterAll(async () => {
  await root.end();
  await on.close();
});

type Role = 'officer' | 'leader' | 'securityAdmin' | 'firmMember';
const send = (method: 'POST' | 'PUT', url: string, payload: object, role: Role = 'officer', zone = on.zoneA) =>
  on.request(role, { method, url: `/api/parties${url}`, payload, zone });
const get = async (url: string, role: Role = 'officer', zone = on.zoneA) =>
  on.request(role, { method: 'GET', url: `/api/parties${url}`, zone });
const codeOf = (answer: { json(): { error?: { code: string } } }) => answer.json().error?.code;

interface Made {
  id: string;
  items: { id: string; code: string }[];
}
const found = async (code: string, exclusive = true): Promise<Made> => {
  const items = ['seed', 'gazelle', 'unicorn'].map((name) => ({ code: name, name }));
  const body = { code, name: `测试${code}`, kind: 'tier', exclusive, foundedOn: '2020-01-01', items };
  return (await send('POST', '/rosters', body)).json();
};
const itemOf = (roster: Made, place: number) => roster.items[place]?.id ?? '';
const add = (roster: Made, body: { itemId: string; partyId?: string; startsOn: string; endsOn?: string | null }) =>
  send('POST', `/rosters/${roster.id}/entries`, { partyId: firmId, ...body });
const periods = async (roster: Made) => {
  const { entries } = (await get(`/rosters/${roster.id}/entries?time=all`)).json();
  return entries.map((one: { item: string; startsOn: string; endsOn: string | null }) => [
    one.item,
    one.startsOn,
    one.endsOn,
  ]);
};

describe('a list whose items exclude one another', () => {
  let tiers: Made;
  let entryId: string;
  beforeAll(async () => {
    tiers = await found('tiers');
    entryId = (await add(tiers, { itemId: itemOf(tiers, 0), startsOn: '2024-01-01' })).json().entryId;
  });

  it('holds a party on one item at a time', async () => {
    const second = await add(tiers, { itemId: itemOf(tiers, 1), startsOn: '2025-01-01' });
    expect([second.statusCode, codeOf(second)]).toEqual([409, 'parties.rosterOverlap']);
    expect(
      (await add(tiers, { itemId: itemOf(tiers, 1), startsOn: '2023-01-01', endsOn: '2024-01-01' })).statusCode,
    ).toBe(200);
  });

  it('moves it to another item on a day, without a gap and without a day twice', async () => {
    const moved = await send('POST', `/roster-entries/${entryId}/move`, {
      itemId: itemOf(tiers, 2),
      day: '2026-01-01',
    });
    expect(moved.statusCode).toBe(200);
    expect(await periods(tiers)).toEqual([
      ['seed', '2024-01-01', '2026-01-01'],
      ['gazelle', '2023-01-01', '2024-01-01'],
      ['unicorn', '2026-01-01', null],
    ]);
    const db = on.platform.database.forZone(on.zoneA.id);
    const places = await Promise.all(
      ['2023-12-31', '2024-01-01', '2026-01-01'].map((day) => rostersOn(db, firmId, day)),
    );
    expect(places.map(([place]) => place?.item)).toEqual(['gazelle', 'seed', 'unicorn']);
    expect(await partiesOnRoster(db, { roster: 'tiers', item: 'seed', day: '2025-12-31' })).toEqual([firmId]);
    expect(await partiesOnRoster(db, { roster: 'tiers', item: 'seed', day: '2026-01-01' })).toEqual([]);
    // The row before the move is no longer there to be changed.
    expect(codeOf(await send('POST', `/roster-entries/${entryId}/end`, { day: '2025-01-01' }))).toBe(
      'parties.rosterEntryUnknown',
    );
  });

  it('takes a move back by its reversal, once, and only while nothing stands on it', async () => {
    const { acts } = (await get(`/rosters/${tiers.id}/acts`)).json();
    expect(acts.map((act: { kind: string; undoable: boolean }) => [act.kind, act.undoable])).toEqual([
      ['moving', true],
      ['adding', true],
      ['adding', false],
    ]);
    const reason = '文件编号有误，重新认定';
    const undo = (id: string) => send('POST', `/roster-acts/${id}/undoing`, { reason });
    expect(codeOf(await undo(acts[2].id))).toBe('parties.rosterActBuiltOn');
    const both = await Promise.all([undo(acts[0].id), undo(acts[0].id)]);
    expect(both.map((answer) => answer.statusCode).sort()).toEqual([200, 409]);
    expect(await periods(tiers)).toEqual([
      ['seed', '2024-01-01', null],
      ['gazelle', '2023-01-01', '2024-01-01'],
    ]);
    const { rows } = await root.query(
      `select action, reason, after::json->>'kind' as kind from journal.entry
       where action = 'parties.undoRosterAct' and zone_id = $1`,
      [on.zoneA.id],
    );
    expect(rows).toEqual([{ action: 'parties.undoRosterAct', reason, kind: 'undoing' }]);
  });
});

describe('a list', () => {
  let own: Made;
  beforeAll(async () => {
    own = await found('own-list', false);
  });

  it('takes a party on several items where they do not exclude one another, and on one of them once a day', async () => {
    for (const place of [0, 1]) {
      expect((await add(own, { itemId: itemOf(own, place), startsOn: '2025-01-01' })).statusCode).toBe(200);
    }
    expect(codeOf(await add(own, { itemId: itemOf(own, 1), startsOn: '2026-01-01' }))).toBe('parties.rosterOverlap');
    const counted = (await get(`/rosters/${own.id}?day=2025-06-01`)).json();
    expect([counted.parties, counted.items.map((one: { parties: number }) => one.parties)]).toEqual([1, [1, 1, 0]]);
    const before = (await get(`/rosters/${own.id}?day=2024-06-01`)).json();
    expect(before.parties).toBe(0);
  });

  it('refuses days before it was kept, other lists’ items, and parties of other kinds', async () => {
    const other = await found('other-list');
    const early = await add(own, { itemId: itemOf(own, 2), startsOn: '2019-12-31' });
    expect([early.statusCode, codeOf(early)]).toEqual([422, 'parties.rosterDayWrong']);
    expect(codeOf(await add(own, { itemId: itemOf(other, 0), startsOn: '2025-01-01' }))).toBe(
      'parties.rosterItemUnknown',
    );
    const { rows } = await root.query(
      `insert into parties.partner (zone_id, id, name, kind, registered_at)
       values ($1, gen_random_uuid(), '示范名单银行', 'bank', now()) returning id`,
      [on.zoneA.id],
    );
    const bank = await add(own, { itemId: itemOf(own, 2), partyId: rows[0].id, startsOn: '2025-01-01' });
    expect([bank.statusCode, codeOf(bank)]).toEqual([422, 'parties.rosterKindRefused']);
  });

  it('finds by words and exports exactly what is filtered', async () => {
    await add(own, { itemId: itemOf(own, 2), partyId: otherId, startsOn: '2026-01-01', endsOn: '2026-06-01' });
    const url = `/rosters/${own.id}/entries`;
    const words = `q=${encodeURIComponent('链上')}`;
    expect((await get(`${url}?${words}`)).json()).toMatchObject({ total: 0, day: '2026-11-21' });
    expect((await get(`${url}?${words}&day=2026-03-01`)).json()).toMatchObject({ total: 1 });
    const file = await get(`${url}/export?${words}&time=all`);
    expect(file.statusCode).toBe(200);
    const book = await readXlsx(file.rawPayload);
    const cells = JSON.stringify(book.sheets[0]?.rows);
    expect(cells).toContain('示范链上材料有限公司');
    expect(cells).not.toContain('示范梯队电子有限公司');
  });

  it('says what changes when', async () => {
    const { changes } = (await get('/rosters/changes?from=2026-05-01&to=2026-12-31')).json();
    const told = changes.map((one: { day: string; change: string; entry: { party: string } }) => [
      one.day,
      one.change,
      one.entry.party,
    ]);
    expect(told).toEqual([['2026-06-01', 'off', '示范链上材料有限公司']]);
  });

  it('tells a move as one change, and exports exactly what is narrowed', async () => {
    const levels = await found('moving-list');
    const { entryId } = (await add(levels, { itemId: itemOf(levels, 0), startsOn: '2027-01-01' })).json();
    await send('POST', `/roster-entries/${entryId}/move`, { itemId: itemOf(levels, 1), day: '2027-03-01' });
    const days = `from=2027-01-01&to=2027-12-31&roster=${levels.id}`;
    const told = async (more = '') => {
      const { total, changes } = (await get(`/rosters/changes?${days}${more}`)).json();
      const lines = changes.map((one: { day: string; change: string; fromItem: string; entry: { item: string } }) => [
        ...[one.day, one.change, one.fromItem, one.entry.item],
      ]);
      return [total, lines];
    };
    const [entered, moved] = [
      ['2027-01-01', 'on', null, 'seed'],
      ['2027-03-01', 'moved', 'seed', 'gazelle'],
    ];
    expect(await told()).toEqual([2, [entered, moved]]);
    expect(await told('&change=moved')).toEqual([1, [moved]]);
    const file = await get(`/rosters/changes/export?${days}&change=moved`);
    const rows = (await readXlsx(file.rawPayload)).sheets[0]?.rows ?? [];
    expect(JSON.stringify(rows)).toContain('转项');
    expect(JSON.stringify(rows)).not.toContain('"2027-01-01T');
  });

  it('is closed from a day on, and opened again with everything that stood', async () => {
    const before = await periods(own);
    const closed = await send('POST', `/rosters/${own.id}/closing`, { day: '2026-12-01', reason: '清单不再使用' });
    expect(closed.json()).toMatchObject({ ended: 2 });
    expect((await periods(own)).filter(([, , end]: (string | null)[]) => end === null)).toEqual([]);
    expect(codeOf(await add(own, { itemId: itemOf(own, 2), startsOn: '2026-11-01' }))).toBe('parties.rosterClosed');
    const undone = await send('POST', `/roster-acts/${closed.json().actId}/undoing`, { reason: '清单仍要使用' });
    expect(undone.statusCode).toBe(200);
    expect(await periods(own)).toEqual(before);
  });

  it('keeps the codes of its items when it is amended, and lets none be lost', async () => {
    const [first] = own.items;
    const items = [
      { id: first?.id, code: 'renamed', name: '苗子' },
      { code: 'listed', name: '上市' },
    ];
    const amended = await send('PUT', `/rosters/${own.id}`, { name: '新名', items });
    expect(amended.json().items.map((one: { code: string; name: string }) => [one.code, one.name])).toEqual([
      ['seed', '苗子'],
      ['listed', '上市'],
      ['gazelle', 'gazelle'],
      ['unicorn', 'unicorn'],
    ]);
    const taken = await send('PUT', `/rosters/${own.id}`, { name: '新名', items: [{ code: 'seed', name: '又一个' }] });
    expect([taken.statusCode, codeOf(taken)]).toEqual([409, 'parties.rosterTaken']);
  });

  it('is read by staff, written by those who handle cases, and nobody’s of another zone', async () => {
    expect((await get(`/rosters/${own.id}`, 'leader')).statusCode).toBe(200);
    expect((await get(`/rosters/${own.id}`, 'firmMember')).statusCode).toBe(403);
    const body = { code: 'leaders', name: '越权', kind: 'own', exclusive: false, foundedOn: '2026-01-01' };
    expect((await send('POST', '/rosters', body, 'leader')).statusCode).toBe(403);
    for (const url of [`/rosters/${own.id}`, `/rosters/${own.id}/entries`, `/rosters/${own.id}/acts`]) {
      const foreign = await get(url, 'officer', on.zoneB);
      expect([foreign.statusCode, codeOf(foreign)]).toEqual([404, 'parties.rosterUnknown']);
    }
    const { rows } = await root.query('select id, made_by from parties.roster_entry where zone_id = $1 limit 1', [
      on.zoneA.id,
    ]);
    const day = { day: '2026-01-02', reason: '越权的变动' };
    const foreign = await send('POST', `/roster-entries/${rows[0].id}/end`, day, 'officer', on.zoneB);
    expect([foreign.statusCode, codeOf(foreign)]).toEqual([404, 'parties.rosterEntryUnknown']);
    const undo = await send(
      'POST',
      `/roster-acts/${rows[0].made_by}/undoing`,
      { reason: '越权的撤回' },
      'officer',
      on.zoneB,
    );
    expect(codeOf(undo)).toBe('parties.rosterActUnknown');
    expect((await get(`/parties/${firmId}/rosters`, 'officer', on.zoneB)).statusCode).toBe(404);
  });
});

const times = Number(process.env.SOAK_TIMES ?? 0) || 20;

describe('the table of entries', () => {
  it('never lets a day hold a party twice in one lane, whoever writes, and every act undone leaves what stood before', async () => {
    const rosters = [await found('race-tiers', true), await found('race-own', false)];
    const app = await on.connect('yuanshu_app');
    await app.query("select set_config('yuanshu.zone_id', $1, false)", [on.zoneA.id]);
    const dayOf = (number: number) => new Date(Date.UTC(2024, 0, 1 + number)).toISOString().slice(0, 10);
    const move = fc.record({
      list: fc.nat(1),
      item: fc.nat(2),
      from: fc.nat(40),
      length: fc.option(fc.integer({ min: 1, max: 20 })),
      voided: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 2, maxLength: 12 }), async (moves) => {
        await app.query('begin');
        const kept: { lane: string; from: string; to: string }[] = [];
        for (const { list, item, from, length, voided } of moves) {
          const roster = rosters[list] as Made;
          const act = randomUUIDv7();
          await app.query(
            'insert into parties.roster_act (zone_id, id, roster_id, kind, made_at) values ($1, $2, $3, $4, now())',
            [on.zoneA.id, act, roster.id, 'adding'],
          );
          const [starts, ends] = [dayOf(from), length === null ? null : dayOf(from + length)];
          const lane = list === 0 ? roster.id : itemOf(roster, item);
          const clash = kept.some((one) => one.lane === lane && one.from < (ends ?? '9') && starts < one.to);
          await app.query('savepoint one');
          const insert = app.query(
            `insert into parties.roster_entry (zone_id, id, roster_id, item_id, party_id, lane_id, starts_on, ends_on,
              made_by, taken_back_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
            // The lane told here is a lie that the table does not believe.
            [
              on.zoneA.id,
              randomUUIDv7(),
              roster.id,
              itemOf(roster, item),
              otherId,
              randomUUIDv7(),
              starts,
              ends,
              act,
              voided ? act : null,
            ],
          );
          const taken = await insert.then(
            () => true,
            (error: { code: string }) => error.code !== '23P01' && Promise.reject(error),
          );
          if (!taken) await app.query('rollback to savepoint one');
          expect(taken).toBe(voided || !clash);
          if (taken && !voided) kept.push({ lane, from: starts, to: ends ?? '9' });
        }
        await app.query('rollback');
      }),
      { numRuns: times },
    );
    await app.end();
  });

  it('is written by no one but through an act, and loses no row', async () => {
    const app = await on.connect('yuanshu_app');
    await app.query("select set_config('yuanshu.zone_id', $1, false)", [on.zoneA.id]);
    for (const change of ["starts_on = '2000-01-01'", 'item_id = id', 'ends_on = null', 'made_by = id']) {
      await expect(app.query(`update parties.roster_entry set ${change}`)).rejects.toThrow(/permission denied/);
    }
    for (const table of ['roster', 'roster_item', 'roster_act', 'roster_entry']) {
      expect((await app.query(`delete from parties.${table}`)).rowCount).toBe(0);
    }
    await app.end();
  });
});

describe('a list of persons', () => {
  it('leaves their papers in the journal only as ciphertext, and nothing of who was erased', async () => {
    const person = { name: '证书持有者', mobile: inventedMobile(777) };
    const registered = (await send('POST', '/persons', person)).json();
    const personId: string = registered.id ?? registered.person.id;
    const body = { code: 'experts', name: '专家库', kind: 'own', exclusive: false, foundedOn: '2020-01-01' };
    const made = await send('POST', '/rosters', {
      ...body,
      partyKinds: ['person'],
      items: [{ code: 'only', name: '评审' }],
    });
    const roster: Made = made.json();
    const entry = { partyId: personId, itemId: itemOf(roster, 0), startsOn: '2026-01-01' };
    const papers = { certificate: '证号ZGZ-778899', documentNumber: '人社〔2026〕778899号' };
    const added = await send('POST', `/rosters/${roster.id}/entries`, { ...entry, ...papers });
    expect(added.statusCode).toBe(200);
    const moved = { ...papers, itemId: entry.itemId, startsOn: '2026-02-01', endsOn: null, reason: '起始日录入有误' };
    expect((await send('PUT', `/roster-entries/${added.json().entryId}`, moved)).statusCode).toBe(200);
    const { rows } = await root.query(
      `select coalesce(before, '') || coalesce(after, '') as told from journal.entry where action in
        ('parties.addRosterEntry', 'parties.correctRosterEntry') and after like '%' || $1 || '%'`,
      [personId],
    );
    expect(rows).toHaveLength(2);
    for (const { told } of rows) expect(told).toMatch(/"certificate":"y1\./);
    const dump = await root.query(`select string_agg(entry::text, ' ') as all from journal.entry as entry`);
    expect(dump.rows[0].all).not.toContain('778899');
    // The list itself still shows them to who may read it.
    const { entries } = (await get(`/rosters/${roster.id}/entries?time=all`)).json();
    expect(entries[0].certificate).toBe(papers.certificate);
    on.platform.keys.persons.erase(on.zoneA.id, personId, '2026-11-21T02:00:00Z');
    const voided = await send('POST', `/roster-entries/${entries[0].id}/void`, { reason: '本人已被删除' });
    expect(voided.statusCode).toBe(200);
    const last = await root.query(
      `select before from journal.entry where action = 'parties.voidRosterEntry'
      and before like '%' || $1 || '%'`,
      [personId],
    );
    expect(last.rows[0].before).toContain('"certificate":null');
  });
});
