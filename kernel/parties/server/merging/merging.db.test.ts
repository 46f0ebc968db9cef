import { randomUUIDv7 } from 'node:crypto';
import type { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '#platform/access/contract/roles.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { moveLateRowsJob } from './move-late-rows.ts';

let on: TestPlatform;
let client: Client;
beforeAll(async () => {
  on = await testPlatform();
  on.setNow('2026-11-21T02:00:00Z');
  client = await on.connect('superuser');
});
afterAll(async () => {
  await client.end();
  await on.close();
});

const send = (method: 'GET' | 'POST', url: string, payload?: object, role: Role = 'officer') =>
  on.request(role, { method, url: `/api/parties/${url}`, ...(payload && { payload }), zone: on.zoneB });
const post = (url: string, payload: object, role?: Role) => send('POST', url, payload, role);

let number = 0;
async function register(fields: object = {}): Promise<{ id: string; name: string }> {
  number += 1;
  const body = { name: `并入测试${number}有限公司`, industry: 'C39', legalForm: 'limitedLiability', ...fields };
  const answer = await post('firms', body);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
}

const reason = '两条登记是同一家企业';
async function merge(survivorId: string, otherId: string, { choices = {}, kind = 'firm' } = {}) {
  const wish = { kind, survivorId, otherId, choices };
  const preview = await post('merges/preview', wish);
  if (preview.statusCode !== 200) return preview;
  return post('merges', { ...wish, seen: preview.json().seen, reason });
}
const undo = (id: string, changed = {}) => post(`merges/${id}/undo`, { reason: '核实是两家企业', changed });
const firm = async (id: string) => (await send('GET', `firms/${id}`)).json();
const entries = async (action: string) =>
  (
    await client.query(
      'select before, after, reason, subject_id from journal.entry where action = $1 order by at, id',
      [action],
    )
  ).rows;

describe('a merge', () => {
  it('fills what is empty, keeps what was chosen, and gives the code to the one that stands', async () => {
    const kept = await register({ employees: 20 });
    const code = '91350211M000100Y46';
    const lost = await register({ employees: 35, address: '启明路 9 号', socialCreditCode: code });
    const preview = (await post('merges/preview', { kind: 'firm', survivorId: kept.id, otherId: lost.id })).json();
    expect(preview.fields.map((one: { field: string; kept: string }) => [one.field, one.kept])).toEqual([
      ['name', 'survivor'],
      ['socialCreditCode', 'other'],
      ['employees', 'survivor'],
      ['address', 'other'],
    ]);
    // Nothing has happened yet.
    expect(await firm(lost.id)).toMatchObject({ mergedInto: null });
    expect((await merge(kept.id, lost.id, { choices: { employees: 'other' } })).statusCode).toBe(200);
    expect(await firm(kept.id)).toMatchObject({
      ...{ name: kept.name, socialCreditCode: code, employees: 35, address: '启明路 9 号', mergedInto: null },
    });
    // Its old name leads to the one that stands.
    const named = (await send('GET', `firms?q=${encodeURIComponent(lost.name)}`)).json();
    expect(named.firms.map((one: { id: string }) => one.id)).toEqual([kept.id]);
    const [entry] = (await entries('parties.mergeParties')).slice(-1);
    expect(entry).toMatchObject({ subject_id: kept.id, reason });
    expect(JSON.parse(entry.before)).toEqual({ socialCreditCode: null, employees: 20, address: null });
    expect(JSON.parse(entry.after)).toMatchObject({ socialCreditCode: code, employees: 35, merged: lost.id });
  });

  it('leaves an old link that says where the firm went, however far', async () => {
    const [a, b, c] = [await register(), await register(), await register()];
    await merge(b.id, a.id);
    await merge(c.id, b.id);
    expect(await firm(a.id)).toMatchObject({ name: a.name, mergedInto: { id: c.id, name: c.name } });
    const party = (await send('GET', `parties/${a.id}`)).json();
    expect(party).toEqual({ id: a.id, kind: 'firm', state: 'merged', mergedInto: { id: c.id, name: c.name } });
    const { merges } = (await send('GET', `parties/${c.id}/merges`)).json();
    expect(merges).toMatchObject([{ loser: { id: b.id, name: b.name }, state: 'standing', reason }]);
  });

  it('is refused for one and the same, for other kinds, for strangers and for what went already', async () => {
    const [a, b, c] = [await register(), await register(), await register()];
    expect((await merge(a.id, a.id)).json().error.code).toBe('parties.mergeKinds');
    expect((await merge(a.id, b.id, { kind: 'institution' })).json().error.code).toBe('parties.mergeKinds');
    const foreign = await on.request('officer', {
      ...{ method: 'POST', url: '/api/parties/merges/preview', zone: on.zoneA },
      payload: { kind: 'firm', survivorId: a.id, otherId: b.id },
    });
    expect([foreign.statusCode, foreign.json().error.code]).toEqual([404, 'parties.partyUnknown']);
    await merge(a.id, b.id);
    expect((await merge(b.id, c.id)).json().error.code).toBe('parties.mergeGone');
    expect((await post('merges/preview', { kind: 'firm', survivorId: a.id, otherId: c.id }, 'leader')).statusCode).toBe(
      403,
    );
  });

  it('is refused for a site and what lies within it', async () => {
    const enter = async (name: string, parentId: string | null) => {
      const id = randomUUIDv7();
      await client.query(
        `insert into parties.site (zone_id, id, name, kind, status, parent_id, registered_at)
          values ($1, $2, $3, 'building', 'inUse', $4, now())`,
        [on.zoneB.id, id, name, parentId],
      );
      return id;
    };
    const park = await enter('并入园', null);
    const house = await enter('并入楼', park);
    const room = await enter('并入室', house);
    for (const [one, other] of [
      [park, room],
      [room, park],
    ] as const)
      expect((await merge(one, other, { kind: 'site' })).json().error.code).toBe('parties.mergeWithin');
    expect((await merge(house, await enter('并入厦', park), { kind: 'site' })).statusCode).toBe(200);
  });

  it('is refused when one of the two changed after it was compared', async () => {
    const [a, b] = [await register(), await register()];
    const wish = { kind: 'firm', survivorId: a.id, otherId: b.id };
    const { seen } = (await post('merges/preview', wish)).json();
    await client.query('update parties.firm set employees = 7 where id = $1', [b.id]);
    expect((await post('merges', { ...wish, seen, reason })).json().error.code).toBe('parties.mergeStale');
    expect(await firm(b.id)).toMatchObject({ employees: 7, mergedInto: null });
  });

  it('is done once by several at once, against each other and against an amendment', async () => {
    for (let round = 0; round < Number(process.env.SOAK_TIMES ?? 3); round += 1) {
      const [a, b] = [await register(), await register()];
      const wishes = [
        { kind: 'firm', survivorId: a.id, otherId: b.id },
        { kind: 'firm', survivorId: b.id, otherId: a.id },
        { kind: 'firm', survivorId: a.id, otherId: b.id },
      ];
      const seen = await Promise.all(wishes.map(async (wish) => (await post('merges/preview', wish)).json().seen));
      const amend = client.query('update parties.firm set employees = 9 where id = $1 and standing', [b.id]);
      const answers = await Promise.all([
        ...wishes.map((wish, at) => post('merges', { ...wish, seen: seen[at], reason })),
      ]);
      await amend;
      const codes = answers.map((answer) => answer.statusCode).sort();
      const states = await Promise.all([a, b].map(async ({ id }) => (await firm(id)).mergedInto === null));
      // Either the amendment was first and nobody merged, or exactly one merged and the rest came too late.
      expect([
        [200, 409, 409],
        [409, 409, 409],
      ]).toContainEqual(codes);
      expect(states.filter(Boolean)).toHaveLength(codes[0] === 200 ? 1 : 2);
    }
  });
});

describe('names', () => {
  const namesOf = async (id: string) =>
    (
      await client.query(
        'select place, kind, name, valid_until, source from parties.party_name where party_id = $1 order by place',
        [id],
      )
    ).rows;
  const found = async (word: string) =>
    (await send('GET', `look-up?q=${encodeURIComponent(word)}&kinds=firm`))
      .json()
      .hits.map((hit: { id: string }) => hit.id);

  it('follow what was chosen, find the survivor, and come back as they were', async () => {
    const [kept, lost] = [
      await register({
        name: '玄圃机电有限公司',
        socialCreditCode: '91350211M0002X0Y47',
        codeExceptionReason: '与执照一致',
      }),
      await register({
        name: '昆仑机电有限公司',
        socialCreditCode: '91350211M0003X0Y48',
        codeExceptionReason: '与执照一致',
      }),
    ];
    const before = await Promise.all([kept.id, lost.id].map(namesOf));
    const choices = { name: 'other', socialCreditCode: 'other' };
    const merged = await merge(kept.id, lost.id, { choices });
    expect(merged.statusCode, merged.body).toBe(200);
    expect(await namesOf(kept.id)).toMatchObject([
      { kind: 'former', name: '玄圃机电有限公司', valid_until: '2026-11-20', source: reason },
      { kind: 'current', name: '昆仑机电有限公司', valid_until: null },
      { kind: 'code', name: '91350211M0003X0Y48' },
    ]);
    for (const word of ['玄圃机电', '昆仑机电', '91350211M0003X0Y48']) expect(await found(word)).toEqual([kept.id]);
    expect((await undo(merged.json().id)).statusCode).toBe(200);
    expect(await Promise.all([kept.id, lost.id].map(namesOf))).toEqual(before);
    expect([await found('玄圃机电'), await found('昆仑机电')]).toEqual([[kept.id], [lost.id]]);
    expect(await found('91350211M0002X0Y47')).toEqual([kept.id]);
  });

  it('that were borne meanwhile stay former ones', async () => {
    const [kept, lost] = [await register({ name: '瑶池光电有限公司' }), await register({ name: '蓬莱光电有限公司' })];
    const { id } = (await merge(kept.id, lost.id, { choices: { name: 'other' } })).json();
    const told = await firm(kept.id);
    const fields = ['name', 'socialCreditCode', 'codeExceptionReason', 'industry', 'legalForm', 'scale', 'foundedOn'];
    const more = ['registeredCapitalFen', 'employees', 'address'];
    const renamed = await on.request('officer', {
      ...{ method: 'PUT', url: `/api/parties/firms/${kept.id}`, zone: on.zoneB },
      payload: {
        ...{ name: '方壶光电有限公司', industry: 'C39', legalForm: 'limitedLiability' },
        ...{ reason: '工商变更登记', renamedOn: '2026-11-21' },
        expected: Object.fromEntries([...fields, ...more].map((field) => [field, told[field]])),
      },
    });
    expect(renamed.statusCode, renamed.body).toBe(200);
    expect((await undo(id)).json().error.code).toBe('parties.undoAsks');
    expect((await undo(id, { name: 'restore' })).statusCode).toBe(200);
    const names = (await namesOf(kept.id)).map(({ kind, name }) => [kind, name]);
    expect(names).toEqual([
      ['current', '瑶池光电有限公司'],
      ['former', '蓬莱光电有限公司'],
      ['former', '方壶光电有限公司'],
    ]);
  });
});

describe('undoing a merge', () => {
  it('gives back fields, code and place on the register, and stays on record', async () => {
    const code = '91000000MAAAAA0U47';
    const kept = await register({ address: '素溪路 1 号' });
    const lost = await register({ employees: 3 });
    await client.query('update parties.firm set social_credit_code = $1, code_exception_reason = $2 where id = $3', [
      code,
      '与执照一致',
      lost.id,
    ]);
    const before = [await firm(kept.id), await firm(lost.id)];
    const { id } = (await merge(kept.id, lost.id)).json();
    expect(await firm(kept.id)).toMatchObject({
      socialCreditCode: code,
      codeExceptionReason: '与执照一致',
      employees: 3,
    });
    const preview = (await post(`merges/${id}/undo/preview`, {})).json();
    expect(preview.fields.map((one: { field: string }) => one.field).sort()).toEqual(['employees', 'socialCreditCode']);
    expect((await undo(id)).json()).toMatchObject({ loserId: lost.id });
    expect([await firm(kept.id), await firm(lost.id)]).toEqual(before);
    expect((await send('GET', `parties/${kept.id}/merges`)).json().merges).toMatchObject([{ state: 'undone' }]);
    expect((await undo(id)).json().error.code).toBe('parties.mergeUnknown');
    const [entry] = (await entries('parties.undoMerge')).slice(-1);
    expect(JSON.parse(entry.after)).toMatchObject({ unmerged: lost.id, socialCreditCode: null });
  });

  it('asks about a field that was changed since', async () => {
    const [kept, lost] = [await register(), await register({ employees: 3 })];
    const { id } = (await merge(kept.id, lost.id)).json();
    await client.query('update parties.firm set employees = 8 where id = $1', [kept.id]);
    expect((await post(`merges/${id}/undo/preview`, {})).json().changed).toEqual([
      { field: 'employees', before: null, now: 8 },
    ]);
    expect((await undo(id)).json().error.code).toBe('parties.undoAsks');
    expect((await undo(id, { employees: 'keep' })).statusCode).toBe(200);
    expect([await firm(kept.id), await firm(lost.id)]).toMatchObject([{ employees: 8 }, { employees: 3 }]);
  });

  it('goes backwards: what came later is undone first', async () => {
    const [a, b, c] = [await register(), await register(), await register()];
    const first = (await merge(b.id, a.id)).json().id;
    const second = (await merge(c.id, b.id)).json().id;
    const refused = await undo(first);
    expect(refused.json().error.code).toBe('parties.undoOrder');
    expect(refused.json().error.message).toContain(`${b.name} → ${c.name}`);
    expect((await undo(second)).statusCode).toBe(200);
    expect((await undo(first)).statusCode).toBe(200);
    // Two merges into one firm that wrote the same field are in order too.
    const [d, e, f] = [await register(), await register({ employees: 1 }), await register({ employees: 2 })];
    const early = (await merge(d.id, e.id)).json().id;
    const late = (await merge(d.id, f.id, { choices: { employees: 'other' } })).json().id;
    expect((await undo(early)).json().error.code).toBe('parties.undoOrder');
    expect([(await undo(late)).statusCode, (await undo(early)).statusCode]).toEqual([200, 200]);
    expect(await firm(d.id)).toMatchObject({ employees: null });
  });

  it('leaves with the survivor what was attached since, and says so', async () => {
    const [kept, lost] = [await register(), await register()];
    const attach = (id: string, day: string) =>
      client.query(
        `insert into parties.relation (zone_id, id, kind, from_id, to_id, starts_on, source, made_at)
          values ($1, gen_random_uuid(), 'cooperation', $2, $3, $4, '合作协议', now())`,
        [on.zoneB.id, id, other.id, day],
      );
    const other = await register();
    await attach(lost.id, '2026-01-01');
    await attach(kept.id, '2026-01-02');
    const { id, moved } = (await merge(kept.id, lost.id)).json();
    expect(moved).toBe(1);
    await attach(kept.id, '2026-03-03');
    const preview = (await post(`merges/${id}/undo/preview`, {})).json();
    expect(preview).toMatchObject({
      back: [{ label: '关系', count: 1 }],
      staying: [{ label: '关系', count: 1, first: ['合作方 · 2026-03-03'] }],
    });
    await undo(id);
    const { rows } = await client.query(
      'select from_id, count(*)::int as count from parties.relation where to_id = $1 group by 1',
      [other.id],
    );
    expect(new Map(rows.map((row) => [row.from_id, row.count]))).toEqual(
      new Map([
        [kept.id, 2],
        [lost.id, 1],
      ]),
    );
  });

  it('takes back what came to the merged one late and was moved at night, through a chain too', async () => {
    const [top, middle, lost, other] = [await register(), await register(), await register(), await register()];
    const relate = (id: string, kind: string, day: string) =>
      client.query(
        `insert into parties.relation (zone_id, id, kind, from_id, to_id, starts_on, source, made_at)
          values ($1, gen_random_uuid(), $5, $2, $3, $4, '合作协议', now())`,
        [on.zoneB.id, id, other.id, day, kind],
      );
    const held = async () =>
      Object.fromEntries(
        (
          await client.query(
            'select from_id, count(*)::int as count from parties.relation where to_id = $1 group by 1',
            [other.id],
          )
        ).rows.map((row) => [row.from_id, row.count]),
      );
    const first = (await merge(middle.id, lost.id)).json().id;
    const second = (await merge(top.id, middle.id)).json().id;
    await relate(lost.id, 'cooperation', '2026-01-01');
    // One that cannot stand at the survivor stays, and is not tried every night.
    await relate(top.id, 'branch', '2026-01-01');
    await relate(middle.id, 'branch', '2026-02-02');
    const job = moveLateRowsJob(on.composition.parts.flatMap((part) => part.partyReferences ?? []));
    await job.run({}, on.platform);
    expect(await held()).toEqual({ [top.id]: 2, [middle.id]: 1 });
    const acts = (await entries('parties.moveLateRows')).map(({ after }) => JSON.parse(after));
    expect(acts.map(({ merged, moved, stayed }) => [merged, moved, stayed])).toEqual([
      [lost.id, 1, 0],
      [middle.id, 0, 1],
      [middle.id, 1, 0],
    ]);
    await job.run({}, on.platform);
    expect(await entries('parties.moveLateRows')).toHaveLength(3);
    expect([(await undo(second)).statusCode, (await undo(first)).statusCode]).toEqual([200, 200]);
    expect(await held()).toEqual({ [top.id]: 1, [middle.id]: 1, [lost.id]: 1 });
    await job.run({}, on.platform);
    expect(await held()).toEqual({ [top.id]: 1, [middle.id]: 1, [lost.id]: 1 });
  });

  it('is refused while another firm has taken the code', async () => {
    const [kept, lost] = [
      await register(),
      await register({ socialCreditCode: '91000000MABBBB0T35', codeExceptionReason: '与执照原件一致' }),
    ];
    const { id } = (await merge(kept.id, lost.id)).json();
    await client.query(
      'update parties.firm set social_credit_code = null, code_exception_reason = null where id = $1',
      [kept.id],
    );
    await register({ socialCreditCode: '91000000MABBBB0T35', codeExceptionReason: '与执照原件一致' });
    expect((await undo(id, { socialCreditCode: 'keep' })).json().error.code).toBe('parties.undoTaken');
    expect(await firm(lost.id)).toMatchObject({ mergedInto: { id: kept.id } });
  });
});

describe('persons', () => {
  const enter = async (mobile: string) => {
    const answer = await post('persons', { name: '陈示例', mobile });
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json().id as string;
  };

  it('merge without a word of them in the journal, and are found by either number', async () => {
    const [kept, lost] = [await enter('13900000001'), await enter('13900000002')];
    const merged = await merge(kept, lost, { kind: 'person' });
    expect(merged.statusCode, merged.body).toBe(200);
    const [entry] = (await entries('parties.mergeParties')).slice(-1);
    expect(JSON.parse(entry.after)).toEqual({ merge: merged.json().id, merged: lost, moved: 0 });
    expect(entry.before).toBe('{}');
    const found = await post('persons/find', { mobile: '13900000002' });
    expect(found.json().person).toMatchObject({ id: kept });
    const ids = (await send('GET', 'persons')).json().persons.map((one: { id: string }) => one.id);
    expect(ids).toContain(kept);
    expect(ids).not.toContain(lost);
  });

  it('are erased together with who was merged into them, and are not merged once erased', async () => {
    const [kept, lost, third] = [await enter('13900000003'), await enter('13900000004'), await enter('13900000005')];
    const { id } = (await merge(kept, lost, { kind: 'person' })).json();
    // Asked for under the old entry, it is the person who stands that is erased.
    const asked = await post(`persons/${lost}/erasure`, { ground: '本人书面申请清除' });
    expect(asked.statusCode, asked.body).toBe(200);
    expect((await merge(third, kept, { kind: 'person' })).json().error.code).toBe('parties.erasureUnderWay');
    const decided = await post(
      `erasures/${asked.json().id}/decision`,
      { decision: 'erase', reason: '已核对本人身份' },
      'securityAdmin',
    );
    expect(decided.statusCode, decided.body).toBe(200);
    const { rows } = await client.query(
      'select name_sealed, mobile_digest, erased_at from parties.person where id = any($1)',
      [[kept, lost]],
    );
    expect(rows.map((row) => [row.name_sealed, row.mobile_digest, row.erased_at !== null])).toEqual([
      [null, null, true],
      [null, null, true],
    ]);
    expect(
      on.platform.keys.persons
        .listErased(on.zoneB.id)
        .map((one) => one.personId)
        .sort(),
    ).toEqual([kept, lost].sort());
    expect((await merge(third, kept, { kind: 'person' })).json().error.code).toBe('parties.personErased');
    expect((await undo(id)).json().error.code).toBe('parties.personErased');
  });
});
