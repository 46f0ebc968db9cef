import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestPlatform, testPlatform, zoneA } from '#testing/database.ts';

let on: TestPlatform;
let app: pg.Client;
const ids = { firm: '', other: '', bank: '', site: '', parcel: '', foreign: '' };

const send = async (method: 'POST' | 'GET', url: string, payload?: object, zone = zoneA) => {
  const answer = await on.request('officer', { method, url: `/api/parties/${url}`, zone, ...(payload && { payload }) });
  return { status: answer.statusCode, body: answer.json() };
};
const entered = async (url: string, payload: object, zone = zoneA): Promise<string> => {
  const { status, body } = await send('POST', url, payload, zone);
  expect([status, body.error]).toEqual([200, undefined]);
  return body.id;
};

beforeAll(async () => {
  on = await testPlatform();
  setDay('2026-06-15');
  app = await on.connect('yuanshu_app');
  await app.query("select set_config('yuanshu.zone_id', $1, false)", [on.zoneA.id]);
  const firm = { industry: 'C39', legalForm: 'limitedLiability' };
  ids.firm = await entered('firms', { ...firm, name: '示范甲有限公司' });
  ids.other = await entered('firms', { ...firm, name: '示范乙有限公司' });
  ids.foreign = await entered('firms', { ...firm, name: '他区有限公司' }, on.zoneB);
  ids.bank = await entered('institutions', { name: '示范银行', kind: 'bank' });
  ids.parcel = await entered('parcels', { number: 'SF-1', supplyState: 'granted' });
  ids.site = await entered('sites', { name: '一号厂房', kind: 'factory', status: 'inUse', parcelId: ids.parcel });
});
afterAll(async () => {
  await app.end();
  await on.close();
});

const lease = (more: object = {}) => ({
  ...{ partyId: ids.firm, placeId: ids.site, kind: 'leases', startsOn: '2025-01-01', source: '租赁合同 1 号', ...more },
});
const take = (more: object = {}) => entered('occupancies', lease(more));
const act = (id: string, verb: 'end' | 'correction' | 'reversal', body: object = {}) =>
  send('POST', `occupancies/${id}/${verb}`, { source: '补充协议', ...body });
/** Another day; sessions of the day before have ended by then. */
const setDay = (day: string) => {
  on.setNow(`${day}T04:00:00Z`);
  on.forgetSessions();
};
const code = ({ body }: { body: { error?: { code: string } } }) => body.error?.code;

describe('the use of a place', () => {
  it('is shown at the place and at the party, now, before and later', async () => {
    const place = await entered('sites', { name: '二号厂房', kind: 'factory', status: 'inUse' });
    await take({ placeId: place, endsOn: '2026-06-14', area: '100.5' });
    await take({ placeId: place, startsOn: '2026-06-15', endsOn: '2026-06-15', partyId: ids.bank, kind: 'operates' });
    await take({ placeId: place, startsOn: '2026-06-16', partyId: ids.other, kind: 'owns' });
    const { body } = await send('GET', `sites/${place}`);
    expect(
      body.occupancies.map((one: { party: { name: string }; state: string }) => [one.party.name, one.state]),
    ).toEqual([
      ['示范乙有限公司', 'future'],
      ['示范银行', 'current'],
      ['示范甲有限公司', 'past'],
    ]);
    const listed = await send('GET', `sites?q=${encodeURIComponent('二号厂房')}`);
    expect(listed.body.sites).toMatchObject([{ occupants: 1 }]);
    const ofBank = await send('GET', `parties/${ids.bank}/occupancies`);
    expect(ofBank.body.occupancies).toMatchObject([
      { place: { name: '二号厂房', kind: 'site' }, party: { kind: 'institution' }, source: '租赁合同 1 号' },
    ]);
  });

  it('names the holder of a parcel from the first day to the last, both included', async () => {
    const land = await entered('parcels', { number: 'SF-2', supplyState: 'granted' });
    await take({ placeId: land, kind: 'owns', startsOn: '2026-06-15', endsOn: '2026-06-16' });
    const holders = async () => (await send('GET', 'parcels?q=SF-2')).body.parcels[0].holders;
    const seen: string[][] = [];
    for (const day of ['14', '15', '16', '17']) {
      setDay(`2026-06-${day}`);
      seen.push(await holders());
    }
    setDay('2026-06-15');
    expect(seen).toEqual([[], ['示范甲有限公司'], ['示范甲有限公司'], []]);
    expect((await send('GET', `sites/${ids.site}`)).body.parcel).toEqual({ id: ids.parcel, name: 'SF-1' });
    expect((await send('GET', `parcels/${ids.parcel}`)).body.sites).toEqual([{ id: ids.site, name: '一号厂房' }]);
  });

  it('may not overlap in the same way, also not by a day, and may in another or by another', async () => {
    const place = await entered('sites', { name: '三号厂房', kind: 'factory', status: 'inUse' });
    await take({ placeId: place, endsOn: '2025-12-31' });
    const refused = await send('POST', 'occupancies', lease({ placeId: place, startsOn: '2025-12-31' }));
    expect([refused.status, code(refused)]).toEqual([409, 'parties.occupancyOverlaps']);
    expect(refused.body.error.message).toContain('三号厂房');
    await take({ placeId: place, startsOn: '2026-01-01' });
    await take({ placeId: place, kind: 'registeredAddress' });
    await take({ placeId: place, partyId: ids.other });
    const both = await Promise.all(
      [1, 2].map(() => send('POST', 'occupancies', lease({ placeId: place, partyId: ids.bank }))),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('ends and is corrected with a source, step by step taken back, and nothing is deleted', async () => {
    const place = await entered('sites', { name: '四号厂房', kind: 'factory', status: 'inUse' });
    const id = await take({ placeId: place, area: '50' });
    expect((await act(id, 'end', { endsOn: '2024-12-31' })).body.error.fields[0].field).toBe('endsOn');
    expect((await act(id, 'end', { endsOn: '2026-05-31' })).body).toMatchObject({
      endsOn: '2026-05-31',
      state: 'past',
    });
    expect((await act(id, 'end', { endsOn: '2026-05-31' })).status).toBe(422);
    const corrected = await act(id, 'correction', { startsOn: '2025-02-01', area: '60', source: '更正录入' });
    expect(corrected.body).toMatchObject({ startsOn: '2025-02-01', endsOn: null, area: '60.00', state: 'current' });
    expect((await act(id, 'reversal')).body).toMatchObject({
      startsOn: '2025-01-01',
      endsOn: '2026-05-31',
      area: '50.00',
    });
    expect((await act(id, 'reversal')).body).toMatchObject({ endsOn: null, state: 'current' });
    expect((await act(id, 'reversal')).body).toMatchObject({ state: 'reversed' });
    for (const again of [await act(id, 'reversal'), await act(id, 'end', { endsOn: '2026-01-01' })]) {
      expect([again.status, code(again)]).toEqual([409, 'parties.occupancyReversed']);
    }
    const { acts } = (await send('GET', `occupancies/${id}/acts`)).body;
    expect(acts.map((one: { kind: string; reverses: number | null }) => [one.kind, one.reverses])).toEqual([
      ...[
        ['entered', null],
        ['ended', null],
        ['corrected', null],
      ],
      ...[
        ['reversed', 3],
        ['reversed', 2],
        ['reversed', 1],
      ],
    ]);
    expect(acts[2]).toMatchObject({
      source: '更正录入',
      before: { area: '50.00' },
      after: { area: '60.00' },
      madeBy: '测试officer',
    });
    expect((await send('GET', `sites/${place}`)).body.occupancies).toEqual([]);
    // What was taken back leaves its days to others.
    await take({ placeId: place });
  });

  it('that was ended can not be taken up again over another that came after it', async () => {
    const place = await entered('sites', { name: '五号厂房', kind: 'factory', status: 'inUse' });
    const first = await take({ placeId: place });
    await act(first, 'end', { endsOn: '2025-06-30' });
    await take({ placeId: place, startsOn: '2025-07-01' });
    expect(code(await act(first, 'reversal'))).toBe('parties.occupancyOverlaps');
    expect((await send('GET', `occupancies/${first}/acts`)).body.acts).toHaveLength(2);
  });

  it('takes two acts at once one after the other', async () => {
    const place = await entered('sites', { name: '六号厂房', kind: 'factory', status: 'inUse' });
    const id = await take({ placeId: place });
    const both = await Promise.all(['2026-01-31', '2026-02-28'].map((endsOn) => act(id, 'end', { endsOn })));
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    const { acts } = (await send('GET', `occupancies/${id}/acts`)).body;
    expect(acts.map((one: { number: number }) => one.number)).toEqual([1, 2, 3]);
    expect(acts[2].before).toEqual(acts[1].after);
  });

  it('refuses who and what the register does not have, of another zone or of none', async () => {
    for (const wrong of [ids.foreign, '018f0000-0000-7000-8000-00000000ffff']) {
      const refused = await send(
        'POST',
        'occupancies',
        lease({ partyId: wrong, placeId: wrong, endsOn: '2024-01-01' }),
      );
      expect(refused.body.error.fields.map((one: { field: string }) => one.field)).toEqual([
        ...['endsOn', 'partyId', 'placeId'],
      ]);
      expect(code(await send('GET', `parties/${wrong}/occupancies`))).toBe('parties.partyUnknown');
    }
    const id = await take({ startsOn: '2020-01-01', endsOn: '2020-12-31' });
    for (const verb of ['end', 'correction', 'reversal'] as const) {
      const body = { startsOn: '2020-01-01', endsOn: '2020-06-30', source: '越区' };
      const answer = await send('POST', `occupancies/${id}/${verb}`, body, on.zoneB);
      expect([answer.status, code(answer)]).toEqual([404, 'parties.occupancyUnknown']);
    }
    expect((await send('GET', `occupancies/${id}/acts`, undefined, on.zoneB)).status).toBe(404);
  });

  it('and its acts can be overwritten or deleted by nobody', async () => {
    expect((await app.query('delete from parties.occupancy')).rowCount).toBe(0);
    expect((await app.query('delete from parties.occupancy_act')).rowCount).toBe(0);
    await expect(app.query("update parties.occupancy_act set source = '改'")).rejects.toThrow(/permission denied/);
    await expect(app.query("update parties.occupancy set kind = 'owns'")).rejects.toThrow(/permission denied/);
  });
});
