import { readXlsx } from 'hucre/xlsx';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestPlatform, testPlatform, zoneA } from '#testing/database.ts';
import { type Parcel, seenParcel } from '../../contract/parcel.ts';
import { type Site, seenSite } from '../../contract/site.ts';

let on: TestPlatform;
let app: pg.Client;
beforeAll(async () => {
  on = await testPlatform();
  app = await on.connect('yuanshu_app');
  await app.query("select set_config('yuanshu.zone_id', $1, false)", [on.zoneA.id]);
});
afterAll(async () => {
  await app.end();
  await on.close();
});

const send = async (method: 'POST' | 'PUT' | 'GET', url: string, payload?: object, zone = zoneA) => {
  const answer = await on.request('officer', { method, url: `/api/parties/${url}`, zone, ...(payload && { payload }) });
  return { status: answer.statusCode, body: answer.json(), raw: answer.rawPayload };
};
const parcel = { number: 'SF-A-01', supplyState: 'granted' };
const landCode = '000000001001GB00001';
const amendParcel = (seen: Parcel, told: object) =>
  send('PUT', `parcels/${seen.id}`, { ...told, expected: seenParcel.parse(seen) });
const amendSite = (seen: Site, told: object) => {
  const ids = { parentId: seen.parent?.id ?? null, parcelId: seen.parcel?.id ?? null };
  return send('PUT', `sites/${seen.id}`, { ...told, expected: seenSite.parse({ ...seen, ...ids }) });
};

describe('the register of parcels', () => {
  it('keeps numbers exact and gives them back as they were typed', async () => {
    const told = {
      ...{
        ...parcel,
        landCode: ' 000000-001001 gb00001 ',
        landUse: '0601',
        area: '999999999999.99',
        address: '澄湖大道 1 号',
      },
      ...{ boundary: '东至澄湖大道', grantedOn: '2020-01-01', grantEndsOn: '2070-01-01' },
      ...{ plotRatioMin: '1.2', plotRatioMax: '2.50', source: '出让合同 2020-1' },
    };
    const made = await send('POST', 'parcels', told);
    expect(made.status).toBe(200);
    const read = await send('GET', `parcels/${made.body.id}`);
    expect(read.body).toMatchObject({
      ...{ landCode, landCodeReason: null, area: '999999999999.99', plotRatioMin: '1.20', plotRatioMax: '2.50' },
      ...{ grantedOn: '2020-01-01', occupancies: [], sites: [] },
    });
  });

  it('names each field that breaks a rule, and stores nothing', async () => {
    const wrong = {
      ...{ number: 'SF-A-99', supplyState: 'planned', landCode: '12345', plotRatioMin: '2', plotRatioMax: '1' },
      ...{ grantedOn: '2020-01-01', grantEndsOn: '2020-01-01' },
    };
    const refused = await send('POST', 'parcels', wrong);
    expect([refused.status, refused.body.error.code]).toEqual([422, 'parties.entryRejected']);
    expect(refused.body.error.fields.map((one: { field: string }) => one.field)).toEqual([
      ...['grantEndsOn', 'plotRatioMax', 'landCode'],
    ]);
    expect(refused.body.error.fields[2].message).toContain('现有 5 位');
    for (const area of ['0', '-1', '1.234', '1e3', '1234567890123']) {
      expect((await send('POST', 'parcels', { ...parcel, number: 'x', area })).status).toBe(422);
    }
    expect((await send('GET', 'parcels?q=SF-A-99')).body.total).toBe(0);
  });

  it('keeps a doubted code for a reason, and drops the reason with the doubt', async () => {
    const doubted = {
      number: 'SF-A-02',
      supplyState: 'idle',
      landCode: '12345',
      landCodeReason: '与不动产权证核对一致',
    };
    const made = (await send('POST', 'parcels', doubted)).body;
    expect(made).toMatchObject({ landCode: '12345', landCodeReason: '与不动产权证核对一致' });
    const amended = await amendParcel(made, { ...doubted, landCode });
    expect(amended.body).toMatchObject({ landCode, landCodeReason: null });
  });

  it('says by number what is there already, also when two come at once', async () => {
    const both = await Promise.all(
      [1, 2].map(() => send('POST', 'parcels', { number: '重号', supplyState: 'planned' })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const refused = both.find(({ status }) => status === 409);
    expect(refused?.body.error).toMatchObject({ code: 'parties.parcelTaken', fields: [{ field: 'number' }] });
    const other = (await send('POST', 'parcels', { number: '另号', supplyState: 'planned' })).body;
    expect((await amendParcel(other, { number: '重号', supplyState: 'planned' })).status).toBe(409);
    expect((await send('POST', 'parcels', parcel, on.zoneB)).status).toBe(200);
  });

  it('clears by an amendment what is no longer told, and the journal keeps what changed only', async () => {
    const { body: made } = await send('POST', 'parcels', {
      ...parcel,
      number: 'SF-A-03',
      address: '旧址',
      area: '100.5',
    });
    const { body } = await amendParcel(made, { ...parcel, number: 'SF-A-03', area: '0100.5' });
    expect(body).toMatchObject({ address: null, area: '100.50' });
    const { rows } = await app.query(
      "select before, after from journal.entry where subject_id = $1 and action = 'parties.amendParcel'",
      [made.id],
    );
    expect(rows).toEqual([{ before: '{"address":"旧址"}', after: '{"address":null}' }]);
  });

  it('stores nothing of an amendment that saw another state, and says what stands now', async () => {
    const { body: made } = await send('POST', 'parcels', { ...parcel, number: 'SF-A-04' });
    const amend = (more: object) => amendParcel(made, { ...parcel, number: 'SF-A-04', ...more });
    const both = await Promise.all([amend({ supplyState: 'built' }), amend({ supplyState: 'built', area: '5' })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const refused = await amend({ address: '启明路 1 号' });
    expect(refused.body.error.code).toBe('parties.entryChanged');
    expect(refused.body.error.fields).toContainEqual({ field: 'supplyState', message: '供应状态现在是：已建成' });
    expect((await send('GET', `parcels/${made.id}`)).body.address).toBeNull();
  });

  it('counts and adds up exactly what is filtered, and exports just that', async () => {
    for (const [number, area] of [
      ['GX-1', '0.10'],
      ['GX-2', '0.20'],
      ['GX-3', null],
    ] as const) {
      await send('POST', 'parcels', { number, supplyState: 'offered', landUse: '0604', ...(area && { area }) });
    }
    const found = await send('GET', 'parcels?q=gx-&landUse=0604&supplyState=offered&sort=-area');
    expect(found.body).toMatchObject({ total: 3, area: '0.30' });
    expect(found.body.parcels.map((one: { number: string }) => one.number)).toEqual(['GX-2', 'GX-1', 'GX-3']);
    expect((await send('GET', 'parcels?q=gx-&supplyState=idle')).body.facets.supplyState).toEqual([
      { value: 'offered', count: 3 },
    ]);
    const url = '/api/parties/parcels/export?q=gx-&sort=-area';
    const answer = await on.request('leader', { method: 'GET', url });
    const book = await readXlsx(answer.rawPayload);
    const rows = book.sheets[0]?.rows.slice(2, -1) ?? [];
    expect(rows.map((row) => [row[0], row[4]])).toEqual([
      ...[
        ['GX-2', 0.2],
        ['GX-1', 0.1],
        ['GX-3', null],
      ],
    ]);
    expect(String(book.sheets[0]?.rows[0]?.[0])).toContain('gx-');
  });
});

describe('the register of sites', () => {
  const add = async (name: string, more: object = {}) => {
    const { body, status } = await send('POST', 'sites', { name, kind: 'building', status: 'inUse', ...more });
    expect([status, body.error]).toEqual([200, undefined]);
    return body as Site;
  };

  it('nests sites, and finds what lies within one at any depth', async () => {
    const park = await add('澄湖产业园', { kind: 'park' });
    const hall = await add('1号楼', { parentId: park.id, floorArea: '1200.5' });
    const room = await add('301室', { kind: 'unit', parentId: hall.id, floorArea: '80' });
    await add('1号楼', { floorArea: '5' });
    expect((await send('GET', `sites/${room.id}`)).body.parent).toEqual({ id: hall.id, name: '澄湖产业园 · 1号楼' });
    const found = (await send('GET', 'look-up?q=cyy')).body.hits.map((one: { id: string }) => one.id);
    expect(found).toContain(park.id);
    const inside = await send('GET', `sites?within=${park.id}`);
    expect(inside.body).toMatchObject({ total: 2, area: '1280.50', within: { name: '澄湖产业园' } });
    expect((await send('GET', `sites/${hall.id}`)).body).toMatchObject({
      ...{ parent: { id: park.id, name: '澄湖产业园' }, sites: [{ id: room.id, name: '301室' }] },
    });
  });

  it('prints labels for exactly those that match', async () => {
    const { body } = await send('GET', 'sites?q=澄湖产业园');
    const url = `/api/parties/sites/labels?within=${body.sites[0].id}&sheet=2x7`;
    const answer = await on.request('officer', { method: 'GET', url });
    expect(answer.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    const { exports } = (await on.request('auditAdmin', { method: 'GET', url: '/api/parties/exports' })).json();
    expect(exports[0]).toMatchObject({ list: 'parties.exportSiteLabels', rows: 2 });
    expect(exports[0].filter).toContain('澄湖产业园');
  });

  it('lets no site lie within itself, whatever the way and however many move at once', async () => {
    const [one, two] = [await add('甲楼'), await add('乙楼')];
    const three = await add('丙楼', { parentId: two.id });
    const into = (site: Site, parentId: string) =>
      amendSite(site, { name: site.name, kind: 'building', status: 'inUse', parentId });
    for (const [site, parent] of [
      [two, two],
      [two, three],
    ] as const) {
      const refused = await into(site, parent.id);
      expect(refused.body.error.fields).toMatchObject([{ field: 'parentId' }]);
      expect(refused.body.error.fields[0].message).toContain('不能位于自己');
    }
    const both = await Promise.all([into(one, two.id), into(two, one.id)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  it('stores nothing of an amendment that saw the site elsewhere, and names where it lies now', async () => {
    const [site, house] = [await add('移动间'), await add('移入楼')];
    const told = { name: '移动间', kind: 'building', status: 'inUse' };
    expect((await amendSite(site, { ...told, parentId: house.id })).status).toBe(200);
    const refused = await amendSite(site, { ...told, status: 'idle' });
    expect(refused.body.error).toMatchObject({
      ...{ code: 'parties.entryChanged', message: '没有保存：您打开表单之后，所在场所已被改动。' },
      fields: [{ field: 'parentId', message: '所在场所现在是：移入楼' }],
    });
    expect((await send('GET', `sites/${site.id}`)).body).toMatchObject({ status: 'inUse', parent: { id: house.id } });
  });

  it('takes ten levels for too many', async () => {
    let parentId: string | undefined;
    const statuses: number[] = [];
    for (let level = 1; level <= 9; level++) {
      const body = { name: `第${level}层`, kind: 'unit', status: 'inUse', ...(parentId && { parentId }) };
      const answer = await send('POST', 'sites', body);
      statuses.push(answer.status);
      parentId = answer.body.id;
    }
    expect(statuses).toEqual([...Array.from({ length: 8 }, () => 200), 422]);
  });

  it('tells a name from the same name elsewhere, and one number from another', async () => {
    const place = await add('重名园', { kind: 'park', number: 'CS-1' });
    await add('重名', { parentId: place.id });
    const again = { name: '重名', kind: 'office', status: 'idle', parentId: place.id };
    expect((await send('POST', 'sites', again)).body.error).toMatchObject({
      ...{ code: 'parties.siteTaken', fields: [{ field: 'name' }] },
    });
    const same = await send('POST', 'sites', { name: '别名', kind: 'office', status: 'idle', number: 'CS-1' });
    expect(same.body.error.fields[0].field).toBe('number');
  });

  it('takes coordinates together and within the globe, to six decimals', async () => {
    const at = await add('坐标站', { kind: 'station', longitude: '113.930012', latitude: '-22.5' });
    expect((await send('GET', `sites/${at.id}`)).body).toMatchObject({
      longitude: '113.930012',
      latitude: '-22.500000',
    });
    for (const wrong of [
      { longitude: '180.1', latitude: '1' },
      { longitude: '1', latitude: '91' },
      { longitude: '1' },
    ]) {
      expect((await send('POST', 'sites', { name: '界外', kind: 'station', status: 'inUse', ...wrong })).status).toBe(
        422,
      );
    }
  });

  it('refuses places of another zone in words that do not tell them from absent ones', async () => {
    const { body: foreign } = await send('POST', 'parcels', { number: '他区', supplyState: 'idle' }, on.zoneB);
    const absent = '018f0000-0000-7000-8000-00000000ffff';
    const answers = await Promise.all(
      [foreign.id, absent].map((parcelId) =>
        send('POST', 'sites', { name: '越区', kind: 'office', status: 'inUse', parcelId, parentId: parcelId }),
      ),
    );
    expect(answers[0]?.body.error.fields.map((one: { field: string }) => one.field)).toEqual(['parcelId', 'parentId']);
    expect(answers[0]?.body.error.fields).toEqual(answers[1]?.body.error.fields);
    for (const id of [foreign.id, absent]) {
      for (const [method, body] of [
        ['GET', undefined],
        ['PUT', { ...parcel, expected: seenParcel.parse(foreign) }],
      ] as const) {
        const answer = await send(method, `parcels/${id}`, body);
        expect([answer.status, answer.body.error.code]).toEqual([404, 'parties.parcelUnknown']);
      }
      expect((await send('GET', `sites/${id}`)).body.error.code).toBe('parties.siteUnknown');
    }
  });
});

describe('the tables of places', () => {
  it('give each place an identity, and let the application delete none that was entered', async () => {
    const { rows } = await app.query(
      "select kind, count(*)::int as count from parties.party where kind in ('site', 'parcel') group by kind order by kind",
    );
    const { rows: held } = await app.query(
      'select (select count(*)::int from parties.parcel) as parcel, (select count(*)::int from parties.site) as site',
    );
    expect(rows).toEqual([
      { kind: 'parcel', count: held[0].parcel },
      { kind: 'site', count: held[0].site },
    ]);
    expect((await app.query('delete from parties.site')).rowCount).toBe(0);
    expect((await app.query('delete from parties.parcel')).rowCount).toBe(0);
  });

  it.each([
    [
      "insert into parties.site (zone_id, id, name, kind, status, longitude, registered_at) values ($1, gen_random_uuid(), 'x', 'park', 'inUse', 1, now())",
      'both_coordinates',
    ],
    [
      "insert into parties.site (zone_id, id, name, kind, status, floor_area, registered_at) values ($1, gen_random_uuid(), 'x', 'park', 'inUse', 0, now())",
      'floor_area',
    ],
    [
      "insert into parties.parcel (zone_id, id, number, supply_state, plot_ratio_min, plot_ratio_max, registered_at) values ($1, gen_random_uuid(), 'x', 'idle', 2, 1, now())",
      'plot_ratio_in_order',
    ],
    [
      "insert into parties.parcel (zone_id, id, number, supply_state, land_code_reason, registered_at) values ($1, gen_random_uuid(), 'x', 'idle', '没有代码却有原因', now())",
      'reason_belongs_to_code',
    ],
  ])('refuse what the use-cases refuse: %s', async (statement, constraint) => {
    await expect(app.query(statement, [on.zoneA.id])).rejects.toThrow(constraint);
  });

  it('are for the staff of the zone only, and written by who registers', async () => {
    for (const url of ['/api/parties/parcels', '/api/parties/sites', '/api/parties/institutions']) {
      for (const role of ['firmMember', 'systemAdmin'] as const) {
        expect((await on.request(role, { method: 'GET', url })).statusCode).toBe(403);
      }
      expect((await on.request('leader', { method: 'POST', url, payload: {} })).statusCode).toBe(403);
    }
  });
});
