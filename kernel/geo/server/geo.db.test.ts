import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { partiesModule } from '#kernel/parties/server/index.ts';
import { type TestPlatform, testPlatform, type zoneA, zoneB } from '#testing/database.ts';
import { generateDemo } from './demo.ts';

let on: TestPlatform;
let app: pg.Client;
let tiles: Server;
const asked: string[] = [];
const key = 'abcdef0123456789abcdef0123456789';
const pixel = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
let tile: { status: number; body: Buffer } = { status: 200, body: pixel };

beforeAll(async () => {
  tiles = createServer((request, reply) => {
    asked.push(request.url ?? '');
    reply.writeHead(tile.status, { 'content-type': 'text/html' }).end(tile.body);
  });
  await new Promise<void>((done) => tiles.listen(0, '127.0.0.1', done));
  const address = `http://127.0.0.1:${(tiles.address() as AddressInfo).port}`;
  on = await testPlatform({ outboundAllow: [address], tiles: { address, key, attribution: '天地图 测试' } });
  app = await on.connect('yuanshu_app');
  await app.query("select set_config('yuanshu.zone_id', $1, false)", [on.zoneA.id]);
});
afterAll(async () => {
  await app.end();
  await on.close();
  tiles.close();
});

type Sent = { payload?: object | string; zone?: typeof zoneA; as?: 'officer' | 'leader' | 'expert' };
const send = async (method: 'GET' | 'POST', url: string, { payload, zone, as = 'officer' }: Sent = {}) => {
  const bytes = typeof payload === 'string';
  const answer = await on.request(as, {
    ...{ method, url: url.startsWith('/') ? url : `/api/geo/${url}` },
    ...(zone && { zone }),
    ...(payload !== undefined && { payload: bytes ? Buffer.from(payload) : payload }),
    ...(bytes && { headers: { 'content-type': 'application/octet-stream' } }),
  });
  const type = String(answer.headers['content-type']);
  return { status: answer.statusCode, body: type.includes('json') ? answer.json() : null, answer };
};
const made = async (url: string, payload: object, zone?: typeof zoneA) => {
  const { status, body } = await send('POST', url, { payload, ...(zone && { zone }) });
  expect([status, body.error]).toEqual([200, undefined]);
  return body;
};
const shapes = async () => Number((await app.query('select count(*)::int as count from geo.shape')).rows[0].count);
const entries = async () =>
  Number((await app.query("select count(*)::int as count from journal.entry where action like 'geo.%'")).rows[0].count);
const parcel = (number: string, zone?: typeof zoneA) =>
  made('/api/parties/parcels', { number, supplyState: 'idle', area: '1000' }, zone);
const square = 'POLYGON ((117 39, 117.01 39, 117.01 39.01, 117 39.01, 117 39))';
const told = { system: 'cgcs2000', source: '测绘成果 7 号' };
const importInto = (target: string, more = 'format=geojson&system=cgcs2000') =>
  `?${more}&target=${target}&source=${encodeURIComponent('测绘成果 8 号')}`;
const collection = (...features: object[]) => JSON.stringify({ type: 'FeatureCollection', features }, null, 1);
const feature = (properties: object, type: string, coordinates: unknown) => ({
  ...{ type: 'Feature', properties, geometry: { type, coordinates } },
});

describe('a shape', () => {
  it('draws a parcel, is measured, replaced, and taken off with a reason; the journal keeps each state', async () => {
    const { id } = await parcel('G-1');
    const first = await made('shapes', { partyId: id, coordinates: square, ...told });
    const { body: seen } = await send('GET', `shapes/${first.id}`);
    expect(seen).toMatchObject({ kind: 'area', suppliedAs: 'cgcs2000', partyId: id, source: '测绘成果 7 号' });
    expect(seen.area / 1e6).toBeCloseTo(0.96, 1);
    const { body: layer } = await send('GET', 'layers/geo.parcels/features');
    expect(layer.features).toMatchObject([
      { id, name: 'G-1', stage: 2, light: 'hold', lightText: '闲置', shapeId: first.id },
    ]);
    expect(layer.features[0].facts).toContainEqual({ label: '面积', value: '1,000.00 平方米' });
    const second = await made('shapes', { partyId: id, coordinates: square.replaceAll('39.01', '39.02'), ...told });
    expect((await send('GET', `shapes/${first.id}`)).status).toBe(404);
    await made(`shapes/${second.id}/withdrawal`, { reason: '重新测绘' });
    expect((await send('GET', 'layers/geo.parcels/features')).body.total).toBe(0);
    expect((await send('POST', `shapes/${second.id}/withdrawal`, { payload: { reason: '再次' } })).status).toBe(404);
    const { rows } = await app.query("select count(*)::int as count from journal.entry where action like 'geo.%Shape'");
    expect(rows[0].count).toBe(3);
  });

  it('is one where several draw the same parcel at once, and stands on no layer that goes meanwhile', async () => {
    const { id } = await parcel('G-1b');
    const draw = () => send('POST', 'shapes', { payload: { partyId: id, coordinates: square, ...told } });
    expect((await Promise.all([1, 2, 3, 4].map(draw))).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const standing = (column: string, of: string) =>
      app.query(`select count(*)::int as count from geo.shape where ${column} = $1 and standing`, [of]);
    expect((await standing('party_id', id)).rows).toEqual([{ count: 1 }]);
    const layer = await made('layers', { name: '随即撤下', kind: 'area' });
    const layerId = layer.id.slice('geo.own-'.length);
    const go = () => send('POST', `layers/${layer.id}/withdrawal`, { payload: { reason: '重复了' } });
    const put = () => send('POST', 'shapes', { payload: { layerId, name: '地', coordinates: square, ...told } });
    const answers = await Promise.all([put(), go(), put(), go()]);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
    expect(answers.filter(({ status }) => ![200, 404].includes(status))).toEqual([]);
    expect((await standing('layer_id', layerId)).rows).toEqual([{ count: 0 }]);
    await send('POST', `shapes/${(await draw()).body.id}/withdrawal`, { payload: { reason: '试画' } });
  });

  it('is stored in CGCS2000 from whichever system it was told in', async () => {
    const { id } = await made('/api/parties/sites', { name: '测试楼', kind: 'building', status: 'inUse' });
    const drawn = await made('shapes', {
      ...{ partyId: id, coordinates: '39500000, 4320000', system: 'epsg4527', source: '控制点' },
    });
    const [longitude, latitude] = drawn.geometry.coordinates;
    expect(longitude).toBeCloseTo(117, 9);
    expect(latitude).toBeCloseTo(39.01347572, 8);
    expect((await send('GET', 'layers')).body.layers).toContainEqual({
      ...{ id: 'geo.sites', label: '场所', kind: 'point', ground: false, own: false, count: 1 },
    });
  });

  it.each([
    ['POLYGON ((117 39, 118 39, 117 39))', 'cgcs2000', '至少 4 个'],
    ['POLYGON ((39 117, 39 117.1, 39.1 117.1, 39 117))', 'cgcs2000', '所选坐标系|写反'],
    ['POLYGON ((117 39, 117.1 39.1, 117.1 39, 117 39.1, 117 39))', 'cgcs2000', '自相交'],
    [square, 'epsg4527', '带号'],
    ['LINESTRING (117 39, 117.1 39)', 'gcj02', '类型不符'],
    ['CIRCLE (117 39)', 'bd09', '看不懂'],
  ])('that cannot be stored is refused with what to do: %s in %s', async (coordinates, system, said) => {
    const { rows } = await app.query("select id from parties.parcel where number = 'G-1'");
    const before = [await shapes(), await entries()];
    const refused = await send('POST', 'shapes', {
      payload: { partyId: rows[0].id, coordinates, system, source: '图纸' },
    });
    expect([refused.status, refused.body.error.code]).toEqual([422, 'geo.shapeFaulty']);
    expect(refused.body.error.fields[0].message).toMatch(new RegExp(said));
    expect([await shapes(), await entries()]).toEqual(before);
  });

  it('of another zone is not there, and neither are its places and layers', async () => {
    const foreign = await parcel('F-1', zoneB);
    const layer = await made('layers', { name: '他区管线', kind: 'line' }, zoneB);
    const drawn = await made('shapes', { partyId: foreign.id, coordinates: square, ...told }, zoneB);
    expect((await send('GET', `shapes/${drawn.id}`)).body.error.code).toBe('geo.shapeUnknown');
    const own = await send('POST', 'shapes', { payload: { partyId: foreign.id, coordinates: square, ...told } });
    expect([own.status, own.body.error.code]).toEqual([404, 'geo.placeUnknown']);
    expect((await send('GET', `layers/${layer.id}/features`)).status).toBe(404);
    expect((await send('GET', `layers/${layer.id}/export`)).status).toBe(404);
    expect((await send('POST', `layers/${layer.id}/withdrawal`, { payload: { reason: '越区' } })).status).toBe(404);
    expect((await app.query('update geo.shape set standing = false where id = $1', [drawn.id])).rowCount).toBe(0);
    expect((await app.query('delete from geo.shape')).rowCount).toBe(0);
    await expect(app.query("update geo.shape set source = '改'")).rejects.toThrow(/permission denied/);
  });
});

describe('layers', () => {
  it('are made once by a name, hold what fits their kind, and go with what stands on them', async () => {
    const layer = await made('layers', { name: '充电桩', kind: 'point' });
    expect((await send('POST', 'layers', { payload: { name: '充电桩', kind: 'line' } })).body.error.code).toBe(
      'geo.layerTaken',
    );
    const layerId = layer.id.replace('geo.own-', '');
    await made('shapes', { layerId, name: '一号桩', coordinates: '117.2 39.1', ...told });
    const nameless = await send('POST', 'shapes', { payload: { layerId, coordinates: '117.2 39.1', ...told } });
    expect(nameless.body.error.fields).toMatchObject([{ field: 'name' }]);
    expect((await send('GET', `layers/${layer.id}/features`)).body).toMatchObject({
      ...{ label: '充电桩', total: 1, cut: false },
      features: [{ name: '一号桩', geometry: { type: 'Point', coordinates: [117.2, 39.1] } }],
    });
    const gone = await made(`layers/${layer.id}/withdrawal`, { reason: '停用' });
    expect(gone).toEqual({ shapes: 1 });
    expect((await send('GET', `layers/${layer.id}/features`)).status).toBe(404);
    const register = await send('POST', 'layers/geo.parcels/withdrawal', { payload: { reason: '误点' } });
    expect(register.body.error.code).toBe('geo.layerNotOwn');
    await made('layers', { name: '充电桩', kind: 'line' });
  });

  it('are shown to who may see them and changed by who may draw', async () => {
    expect((await send('GET', 'layers', { as: 'leader' })).body.layers.map(({ id }: { id: string }) => id)).toContain(
      'geo.parcels',
    );
    expect((await send('POST', 'layers', { payload: { name: '甲', kind: 'point' }, as: 'leader' })).status).toBe(403);
    expect((await send('GET', 'layers', { as: 'expert' })).status).toBe(403);
  });
});

describe('a file of shapes', () => {
  const ring = [
    [117, 39],
    [117.01, 39],
    [117.01, 39.01],
    [117, 39.01],
    [117, 39],
  ];

  it('brings parcels by their number, replaces what stood, and reads back what an export wrote', async () => {
    await parcel('I-1');
    await parcel('I-2');
    const payload = collection(
      feature({ 地块号: 'I-1' }, 'Polygon', [ring]),
      feature({ number: 'I-2' }, 'MultiPolygon', [[ring.map(([x = 0, y = 0]) => [x + 1, y, 12.5])]]),
    );
    const { body: check } = await send('POST', `imports/check${importInto('parcels')}`, { payload });
    expect(check).toEqual({ features: 2, points: 0, lines: 0, areas: 2, replaced: 0, faults: [], faultCount: 0 });
    const before = await entries();
    expect((await send('POST', `imports${importInto('parcels')}`, { payload })).body).toEqual({
      shapes: 2,
      replaced: 0,
    });
    expect(await entries()).toBe(before + 1);
    expect((await send('POST', `imports${importInto('parcels')}`, { payload })).body).toEqual({
      shapes: 2,
      replaced: 2,
    });
    const { answer } = await send('GET', 'layers/geo.parcels/export?format=csv&system=epsg4548');
    expect(answer.headers['content-type']).toContain('text/csv');
    const csv = answer.body;
    expect(csv).toContain('I-2');
    expect(csv.split('\r\n').at(-2)).toMatch(/^#.*epsg4548 .*编号/);
    const named = csv.replace('id,name', 'id,地块号');
    const back = `imports${importInto('parcels', 'format=csv&system=epsg4548')}`;
    expect((await send('POST', back, { payload: named })).body).toEqual({ shapes: 2, replaced: 2 });
    const { body: layer } = await send('GET', 'layers/geo.parcels/features');
    const [one] = layer.features.filter(({ name }: { name: string }) => name === 'I-1');
    for (const [index, [x = 0, y = 0]] of ring.entries()) {
      expect(one.geometry.coordinates[0][index][0]).toBeCloseTo(x, 7);
      expect(one.geometry.coordinates[0][index][1]).toBeCloseTo(y, 7);
    }
    const { rows } = await app.query('select count(*)::int as count from exports.export_log');
    expect(rows[0].count).toBe(1);
  });

  it('leaves as GeoJSON exactly what the layer shows, in the system that was chosen', async () => {
    const { answer } = await send('GET', 'layers/geo.parcels/export?system=gcj02');
    expect(answer.headers['content-type']).toContain('application/geo+json');
    const file = JSON.parse(answer.body);
    const { body: layer } = await send('GET', 'layers/geo.parcels/features');
    expect(file.features.map(({ id }: { id: string }) => id)).toEqual(
      layer.features.map(({ id }: { id: string }) => id),
    );
    expect([file.type, file.coordinateSystem]).toEqual(['FeatureCollection', 'gcj02']);
    expect(file.export.line).toContain(file.export.number);
    const [[[x]]] = file.features[0].geometry.coordinates;
    expect(Math.abs(x - 117)).toBeGreaterThan(0.003);
  });

  it('leaves whole or not at all: a layer of more than a map gives is refused', async () => {
    const layer = await made('layers', { name: '密布', kind: 'point' });
    const fill = (count: number) =>
      app.query(
        `insert into geo.shape (zone_id, id, layer_id, name, geometry, supplied_as, source, registered_at)
         select $1, gen_random_uuid(), $2, 'P', '{"type":"Point","coordinates":[117,39]}', 'cgcs2000', '测试', now()
         from generate_series(1, $3)`,
        [on.zoneA.id, layer.id.slice('geo.own-'.length), count],
      );
    await fill(5_000);
    expect((await send('GET', `layers/${layer.id}/export?format=csv`)).status).toBe(200);
    await fill(1);
    const { status, body } = await send('GET', `layers/${layer.id}/export?format=csv`);
    expect([status, body.error.code]).toEqual([422, 'exports.tooManyRows']);
    await send('POST', `layers/${layer.id}/withdrawal`, { payload: { reason: '只为试' } });
  });

  it('with a fault stores nothing at all and says which feature, on which line, and why', async () => {
    const crossed = [ring[0], ring[2], ring[1], ring[3], ring[0]];
    const payload = collection(
      feature({ number: 'I-1' }, 'Polygon', [ring]),
      feature({ number: 'I-1' }, 'Polygon', [crossed]),
      feature({ number: '没有' }, 'Point', [117, 39]),
      { type: 'Feature', properties: null, geometry: null },
    );
    const before = [await shapes(), await entries()];
    const { body: check } = await send('POST', `imports/check${importInto('parcels')}`, { payload });
    expect(check.faultCount).toBe(6);
    expect(check.faults.map((one: { feature: number }) => one.feature)).toEqual([2, 2, 3, 3, 4, 4]);
    expect(check.faults[2].message).toContain('没有');
    const line = payload.split('\n').findIndex((text, at) => at > 3 && text === '  {') + 1;
    expect(check.faults[0].line).toBe(line);
    const refused = await send('POST', `imports${importInto('parcels')}`, { payload });
    expect([refused.status, refused.body.error.code]).toEqual([422, 'geo.fileFaulty']);
    expect(refused.body.error.fields[0].field).toBe(`2:${line}`);
    expect([await shapes(), await entries()]).toEqual(before);
  });

  it.each([
    ['{"type":"FeatureCollection","features":', 422],
    ['{"type":"Feature"}', 422],
    [`${'['.repeat(5_000)}${']'.repeat(5_000)}`, 422],
    [`{"type":"FeatureCollection","features":[${'{},'.repeat(5_000)}{}]}`, 413],
    ['"'.repeat(9_000_000), 413],
  ])('that is none, or too large or deep, is refused as a whole: %#', async (payload, status) => {
    const refused = await send('POST', `imports${importInto('sites')}`, { payload });
    expect(refused.status).toBe(status);
    expect(refused.body.error.code).toMatch(/geo\.file(Unreadable|TooLarge)/);
  });

  it('of rows brings points by two columns, and says the line of what is wrong', async () => {
    const layer = await made('layers', { name: '路灯', kind: 'point' });
    const target = layer.id.replace('geo.own-', '');
    const csv = '名称,经度,纬度\r\n一号灯,116.404,39.915\r\n"二\n号灯",116.41,39.92\r\n三号灯,39.92,\r\n';
    const { body } = await send('POST', `imports/check${importInto(target, 'format=csv&system=gcj02')}`, {
      payload: csv,
    });
    expect(body).toMatchObject({ features: 3, points: 2, faults: [{ feature: 3, line: 5 }] });
    const good = csv.slice(0, csv.indexOf('三号灯'));
    const taken = await send('POST', `imports${importInto(target, 'format=csv&system=gcj02')}`, { payload: good });
    expect(taken.body).toEqual({ shapes: 2, replaced: 0 });
    const { body: shown } = await send('GET', `layers/${layer.id}/features`);
    const first = shown.features.find(({ name }: { name: string }) => name === '一号灯');
    expect(first.geometry.coordinates[0]).toBeCloseTo(116.3978, 3);
    const foreign = await send('POST', `imports${importInto(target)}`, { payload: collection(), zone: zoneB });
    expect(foreign.body.error.code).toBe('geo.layerUnknown');
  });
});

describe('tiles', () => {
  const fetchTile = (path: string) => send('GET', `tiles/${path}`);

  it('are fetched by the server once, and tell nobody the key', async () => {
    const { body } = await send('GET', 'layers');
    expect(body.tiles).toEqual({ sheets: ['vec', 'cva'], attribution: '天地图 测试' });
    expect(JSON.stringify(body)).not.toContain(key);
    const { answer } = await fetchTile('vec/10/843/388');
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'image/png']);
    expect(answer.headers['cache-control']).toMatch(/private, max-age=\d+/);
    expect(answer.rawPayload.equals(pixel)).toBe(true);
    await fetchTile('vec/10/843/388');
    expect(asked).toHaveLength(1);
    expect(asked[0]).toContain(`TILEMATRIX=10&TILECOL=843&TILEROW=388&tk=${key}`);
  });

  it('that are no pictures are not passed on, and what lies off the world is not asked for', async () => {
    tile = { status: 200, body: Buffer.from('<script>') };
    expect((await fetchTile('cva/10/843/388')).body.error.code).toBe('geo.tileFailed');
    tile = { status: 200, body: Buffer.concat([pixel, Buffer.alloc(300_000)]) };
    expect((await fetchTile('cva/10/843/389')).status).toBe(503);
    tile = { status: 403, body: pixel };
    expect((await fetchTile('cva/10/843/390')).status).toBe(503);
    const before = asked.length;
    expect((await fetchTile('vec/2/4/0')).status).toBe(404);
    expect((await fetchTile('img/2/1/1')).status).toBe(404);
    expect(asked).toHaveLength(before);
  });
});

describe('the invented plan', () => {
  it('is drawn for the parcels and sites of the zone, and again in place of the old one', async () => {
    const zone = { ...on.zoneA, code: 'yangban' };
    const options = { seed: 3, firms: 12, today: '2026-06-15' };
    await partiesModule.demo?.(on.platform, zone, options);
    const tables = await generateDemo(on.platform, zone, options);
    const invented = async () =>
      (await app.query('select count(*)::int as count from geo.shape where demonstration')).rows[0].count;
    expect(tables).toEqual([
      { table: 'geo.layer', rows: 1 },
      { table: 'geo.shape', rows: await invented() },
    ]);
    const { body } = await send('GET', 'layers');
    expect(body.layers[0]).toMatchObject({ ground: true, own: true, kind: 'area' });
    const ground = await send('GET', `layers/${body.layers[0].id}/features`);
    expect(ground.body.features[0]).toMatchObject({ look: 'outline' });
    const parcels = (await send('GET', 'layers/geo.parcels/features')).body.features;
    expect(parcels.length).toBeGreaterThan(60);
    const people = parcels.filter(({ name }: { name: string }) => name.startsWith('I-'));
    expect(people).toHaveLength(2);
    const own = parcels.find(({ name }: { name: string }) => name === 'A-05');
    const drawn = await made('shapes', { partyId: own.id, coordinates: square, ...told });
    // Another seed invents other parcels: the shapes of those that went go with them.
    await partiesModule.demo?.(on.platform, zone, { ...options, seed: 4 });
    await generateDemo(on.platform, zone, { ...options, seed: 4 });
    const again = (await send('GET', 'layers/geo.parcels/features')).body.features;
    expect(again.length).toBe(parcels.length);
    // What people drew stands, and keeps the parcel that it draws.
    expect(again.find(({ name }: { name: string }) => name === 'A-05')).toMatchObject({
      id: own.id,
      shapeId: drawn.id,
    });
    expect((await app.query('select count(*)::int as count from geo.layer where demonstration')).rows[0].count).toBe(1);
    await expect(generateDemo(on.platform, zoneB, options)).rejects.toThrow('no fictional zone');
  });
});
