import { randomUUIDv7 } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { addFirmWithRepresentative, inventedMobile, type Outsider } from '../identities/people.fixture.ts';
import { type HandOver, recordDisclosure } from './record-disclosure.ts';

let on: TestPlatform;
let root: pg.Client;
let firmId: string;
let bankId: string;
let consentId: string;
let representative: Outsider;
const [exportId, now] = [randomUUIDv7(), Temporal.Instant.from('2026-11-21T02:00:00Z')];

beforeAll(async () => {
  on = await testPlatform();
  on.setNow(now.toString());
  root = await on.connect('superuser');
  const whose = { name: '示范提供电子有限公司', person: '王小明', mobile: inventedMobile(72), login: 'wang.tigong' };
  ({ firmId, representative } = await addFirmWithRepresentative(on, whose));
  const payload = { name: '示范提供银行', kind: 'bank' };
  bankId = (await on.request('officer', { method: 'POST', url: '/api/parties/partners', payload })).json().id;
  const given = await representative.send('POST', `/api/my/firms/${firmId}/consents`, {
    ...{ fields: ['employees', 'tax'], purpose: 'bankMatching', endsOn: '2027-01-01' },
    receiver: { kind: 'institutionKind', group: 'bank' },
  });
  consentId = given.json().id;
});
afterAll(async () => {
  await root.end();
  await on.close();
});

const handOver = (more: Partial<HandOver> = {}): Promise<string[]> =>
  on.platform.database.transaction(on.zoneA.id, (tx) =>
    recordDisclosure(tx, {
      ...{ zoneId: on.zoneA.id, partyId: firmId, fields: ['employees', 'tax'], purpose: 'bankMatching' },
      ...{ receiver: { kind: 'institution', id: bankId }, means: { kind: 'export', id: exportId }, now, by: null },
      ...more,
    }),
  );
const own = async () => (await representative.send('GET', `/api/my/firms/${firmId}/disclosures`)).json();

describe('the log of what was told', () => {
  it('is written on the consent that holds, and read by the firm and by staff', async () => {
    expect(await own()).toEqual({ total: 0, disclosures: [] });
    const officer = await root.query('select id, display_name from auth.account where zone_id = $1 limit 1', [
      on.zoneA.id,
    ]);
    const { id: by, display_name: name } = officer.rows[0];
    const [id] = await handOver({ by });
    const told = {
      ...{ id, consentId, fields: ['employees', 'tax'], purpose: 'bankMatching', receiverName: '示范提供银行' },
      ...{ receiver: { kind: 'institution', id: bankId }, means: { kind: 'export', id: exportId } },
    };
    expect(await own()).toMatchObject({ total: 1, disclosures: [{ ...told, by: null }] });
    const url = `/api/parties/parties/${firmId}/disclosures`;
    const staff = (await on.request('leader', { method: 'GET', url })).json();
    expect(staff).toMatchObject({ total: 1, disclosures: [{ ...told, by: name }] });
    expect((await on.request('officer', { method: 'GET', url, zone: on.zoneB })).statusCode).toBe(404);
    expect((await on.request('firmMember', { method: 'GET', url })).statusCode).toBe(403);
    const personal = await representative.send('GET', '/api/my/disclosures');
    expect(personal.json()).toEqual({ total: 0, disclosures: [] });
  });

  it.each<[string, Partial<HandOver>]>([
    ['a field that was not agreed to', { fields: ['employees', 'electricity'] }],
    ['another purpose', { purpose: 'publicity' }],
    ['another receiver', { receiver: { kind: 'department', id: randomUUIDv7() } }],
    ['a day after the end', { now: Temporal.Instant.from('2026-12-31T16:00:00Z') }],
  ])('refuses %s, and keeps no row of it', async (_what, more) => {
    await expect(handOver(more)).rejects.toMatchObject({ code: 'parties.consentMissing' });
    expect((await own()).total).toBe(1);
  });

  it('is never changed, and the database itself asks for the consent', async () => {
    const app = await on.connect('yuanshu_app');
    await app.query("select set_config('yuanshu.zone_id', $1, false)", [on.zoneA.id]);
    for (const act of ['delete from parties.disclosure', "update parties.disclosure set purpose = 'tax'"]) {
      await expect(app.query(act)).rejects.toThrow(/permission denied/);
    }
    const insert = (field: string, day: string) =>
      app.query(
        `insert into parties.disclosure (zone_id, id, consent_id, party_id, fields, purpose, receiver_kind, receiver_id,
          disclosed_on, disclosed_at, means_kind, means_id)
         values ($1, $2, $3, $4, array[$5], 'bankMatching', 'institution', $6, $7, now(), 'case', $2)`,
        [on.zoneA.id, randomUUIDv7(), consentId, firmId, field, bankId, day],
      );
    await expect(insert('electricity', '2026-11-21')).rejects.toThrow(/no consent holds/);
    await expect(insert('tax', '2027-01-01')).rejects.toThrow(/no consent holds/);
    await insert('tax', '2026-11-21');
    await app.end();
    expect((await own()).total).toBe(2);
  });

  it('ends with the withdrawal, from that day on', async () => {
    const url = `/api/my/firms/${firmId}/consents/${consentId}/withdrawal`;
    expect((await representative.send('POST', url, {})).statusCode).toBe(200);
    await expect(handOver()).rejects.toMatchObject({ code: 'parties.consentMissing', params: { why: 'withdrawn' } });
    // What was told before stays told.
    expect((await own()).total).toBe(2);
  });
});
