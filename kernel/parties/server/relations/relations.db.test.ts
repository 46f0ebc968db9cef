import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { addFirm, inventedMobile } from '../identities/people.fixture.ts';
import { relatedOn } from './related-on.ts';

let on: TestPlatform;
let root: pg.Client;
let firms: string[];
let persons: string[];
beforeAll(async () => {
  on = await testPlatform();
  on.setNow('2026-11-21T02:00:00Z');
  root = await on.connect('superuser');
  firms = [];
  for (const name of ['甲控股', '乙制造', '丙销售']) firms.push(await addFirm(on, `示范${name}有限公司`));
  persons = [];
  for (const [place, name] of ['王小明', '李四海'].entries()) {
    const payload = { name, mobile: inventedMobile(50 + place) };
    const answer = await on.request('officer', { method: 'POST', url: '/api/parties/persons', payload });
    persons.push(answer.json().id ?? answer.json().person.id);
  }
});
afterAll(async () => {
  await root.end();
  await on.close();
});

type Role = 'officer' | 'leader' | 'firmMember';
const post = (url: string, payload: object, role: Role = 'officer', zone = on.zoneA) =>
  on.request(role, { method: 'POST', url: `/api/parties${url}`, payload, zone });
const get = (url: string, role: Role = 'officer', zone = on.zoneA) =>
  on.request(role, { method: 'GET', url: `/api/parties${url}`, zone });
const codeOf = (answer: { json(): { error?: { code: string } } }) => answer.json().error?.code;
const said = { startsOn: '2025-01-01', source: '工商登记' };
const add = (body: object, role: Role = 'officer', zone = on.zoneA) =>
  post('/relations', { ...said, ...body }, role, zone);

describe('a relation', () => {
  it('is entered with its source and shows persons masked', async () => {
    const [holding, maker] = firms;
    const [wang, li] = persons;
    const made = await Promise.all([
      add({ kind: 'shareholding', fromId: holding, toId: maker, sharePercent: '66.666667' }),
      add({ kind: 'employment', fromId: wang, toId: maker, post: '总经理' }),
      add({ kind: 'kin', fromId: wang, toId: li, kinship: 'spouse' }),
    ]);
    expect(made.map((answer) => answer.statusCode)).toEqual([200, 200, 200]);
    const { relations } = (await get(`/parties/${maker}/relations`)).json();
    const told = relations.map((one: { kind: string; from: { name: string }; sharePercent: string | null }) => [
      one.kind,
      one.from.name,
      one.sharePercent,
    ]);
    expect(told.sort()).toEqual([
      ['employment', '王*明', null],
      ['shareholding', '示范甲控股有限公司', '66.666667'],
    ]);
    const { rows } = await root.query(
      `select string_agg(coalesce(before, '') || coalesce(after, ''), ' ') as all from journal.entry where action like 'parties.addRelation'`,
    );
    expect(rows[0].all).toContain('shareholding');
    expect(rows[0].all).not.toMatch(/王小明|李四海/);
  });

  it('is refused where it cannot join the two, and twice on one day', async () => {
    const [holding, maker] = firms;
    const [wang] = persons;
    for (const body of [
      { kind: 'employment', fromId: holding, toId: maker },
      { kind: 'kin', fromId: wang, toId: maker, kinship: 'child' },
      { kind: 'branch', fromId: wang, toId: maker },
    ]) {
      expect(codeOf(await add(body))).toBe('parties.relationEndsWrong');
    }
    const again = await add({ kind: 'shareholding', fromId: holding, toId: maker, sharePercent: '1' });
    expect([again.statusCode, codeOf(again)]).toEqual([409, 'parties.relationOverlap']);
    for (const body of [
      { kind: 'shareholding', fromId: holding, toId: maker, sharePercent: '100.000001' },
      { kind: 'shareholding', fromId: holding, toId: maker, sharePercent: '1.0000001' },
      { kind: 'shareholding', fromId: holding, toId: maker },
      { kind: 'control', fromId: holding, toId: holding },
      { kind: 'control', fromId: holding, toId: maker, endsOn: '2025-01-01' },
    ]) {
      expect((await add(body)).statusCode).toBe(422);
    }
    for (const _twice of [1, 2])
      expect((await add({ kind: 'guarantee', fromId: holding, toId: maker })).statusCode).toBe(200);
  });

  it('warns of more than the whole, and keeps what the sources say', async () => {
    const [, maker, seller] = firms;
    const answer = await add({ kind: 'shareholding', fromId: seller, toId: maker, sharePercent: '40' });
    expect(answer.json().warning).toEqual({ partyId: maker, day: '2025-01-01', percent: '106.666667' });
    expect((await get(`/parties/${maker}/relations`)).json().warning).toMatchObject({ percent: '106.666667' });
    const ended = await post(`/relations/${answer.json().id}/end`, { day: '2025-02-01', reason: '已转让股权' });
    expect(ended.statusCode).toBe(200);
    expect(codeOf(await post(`/relations/${answer.json().id}/end`, { day: '2025-03-01', reason: '又一次终止' }))).toBe(
      'parties.relationUnknown',
    );
    const voided = await post(`/relations/${ended.json().id}/void`, { reason: '登记有误，从未持股' });
    expect(voided.statusCode).toBe(200);
    expect((await get(`/parties/${maker}/relations`)).json().warning).toBeNull();
  });

  it('leads to others within some steps on a day, and to nobody on a day before it began', async () => {
    const [holding, maker] = firms;
    const [wang, li] = persons;
    const db = on.platform.database.forZone(on.zoneA.id);
    const near = await relatedOn(db, holding ?? '', { day: '2026-01-01', steps: 3 });
    expect(near.parties.map((one) => [one.partyId, one.steps])).toEqual([
      [maker, 1],
      [wang, 2],
      [li, 3],
    ]);
    expect((await relatedOn(db, holding ?? '', { day: '2024-12-31', steps: 3 })).parties).toEqual([]);
    expect((await relatedOn(db, wang ?? '', { day: '2026-01-01', kinds: ['kin'] })).parties).toHaveLength(1);
    const shown = (await get(`/parties/${holding}/related?steps=3`)).json();
    expect(shown.parties.map((one: { name: string }) => one.name)).toEqual(['示范乙制造有限公司', '王*明', '李*海']);
  });

  it('is nobody’s of another zone, and not for everybody', async () => {
    const [holding, maker] = firms;
    expect((await get(`/parties/${maker}/relations`, 'firmMember')).statusCode).toBe(403);
    expect((await add({ kind: 'control', fromId: holding, toId: maker }, 'leader')).statusCode).toBe(403);
    const foreign = await get(`/parties/${maker}/relations`, 'officer', on.zoneB);
    expect([foreign.statusCode, codeOf(foreign)]).toEqual([404, 'parties.partyUnknown']);
    expect(codeOf(await add({ kind: 'control', fromId: holding, toId: maker }, 'officer', on.zoneB))).toBe(
      'parties.partyUnknown',
    );
  });
});
