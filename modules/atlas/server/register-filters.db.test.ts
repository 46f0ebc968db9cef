import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { coverage, factKinds, projectKind, zoneKind } from '../contract/enumerations.ts';
import type { FacetCount } from '../contract/place.ts';
import { projectStages } from '../contract/states.ts';
import { parsePublished } from './domain/import/parse-published.ts';
import { readPublishedFiles } from './read-published-files.ts';

// The rows come from the files and the answers from the server: the reference never sees a query.
const { rows } = parsePublished(await readPublishedFiles());
const zoneNames = new Map(rows.zones.map(({ id, name }) => [id, name]));

let on: TestPlatform;
beforeAll(async () => {
  on = await testPlatform();
});
afterAll(() => on.close());

async function get(url: string) {
  const response = await on.request('anonymous', { method: 'GET', url });
  expect(response.statusCode, response.body.slice(0, 300)).toBe(200);
  return response.json();
}

function queryOf(filter: Record<string, string | number | string[] | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) query.append(name, String(one));
  }
  return query.toString();
}

// Mostly empty: several narrow conditions at once match nothing and would compare nothing.
const some = (values: readonly (string | null)[]) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant<string[]>([]) },
    {
      weight: 1,
      arbitrary: fc.uniqueArray(fc.constantFrom(...values.filter((one) => one !== null)), { maxLength: 5 }),
    },
  );
const maybe = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: undefined, freq: 2 });
const chosen = (list: readonly string[], value: string | null) =>
  list.length === 0 || (value !== null && list.includes(value));
const said = (q: string | undefined, texts: readonly (string | null)[]) =>
  q === undefined || texts.some((text) => text?.toLowerCase().includes(q.trim().toLowerCase()));

/** Counts of values, as a facet tells them: most frequent first. */
function tally(values: readonly (string | null)[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function expectFacet(facet: FacetCount[], values: readonly (string | null)[]) {
  expect(new Map(facet.map(({ value, count }) => [value, count]))).toEqual(tally(values));
  expect(facet.map(({ count }) => count)).toEqual(facet.map(({ count }) => count).toSorted((a, b) => b - a));
}

/** Rows in an order: by a key, what is not known last, ties as in the files; text by code points as the database sorts. */
function ordered<T>(list: readonly T[], key: (row: T) => number | string | null, descending: boolean): T[] {
  const compare = (a: number | string, b: number | string) =>
    typeof a === 'number' ? a - Number(b) : Buffer.compare(Buffer.from(a), Buffer.from(String(b)));
  return list.toSorted((one, other) => {
    const [a, b] = [key(one), key(other)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return descending ? compare(b, a) : compare(a, b);
  });
}

describe('the register of zones', () => {
  type Zone = (typeof rows.zones)[number];
  const facts = new Map(
    rows.zones.map(({ id }) => [
      id,
      factKinds.reduce((sum, kind) => sum + rows[kind].filter((fact) => fact.zone_id === id).length, 0),
    ]),
  );
  const filters = fc.record({
    q: maybe('高新', '西安', '亦庄', '广东', '忠县', ' 开发区 ', '%', '_', '\\', "'", 'a'),
    kind: some(zoneKind.options),
    province: some([...new Set(rows.zones.map((zone) => zone.province))]),
    coverage: some(coverage.options),
    sort: fc.constantFrom('row', 'name', 'facts', '-facts'),
  });
  type Filter = typeof filters extends fc.Arbitrary<infer T> ? T : never;
  const keys = {
    row: () => 0,
    name: (zone: Zone) => zone.name,
    facts: (zone: Zone) => facts.get(zone.id) ?? 0,
  };
  const matching = (filter: Filter, but?: 'kind' | 'province' | 'coverage') =>
    rows.zones.filter(
      (zone) =>
        said(filter.q, [zone.name, zone.province, zone.city, zone.county, ...zone.aliases]) &&
        (['kind', 'province', 'coverage'] as const).every((name) => name === but || chosen(filter[name], zone[name])),
    );

  it('answers any filter like a reader of the file', async () => {
    await fc.assert(
      fc.asyncProperty(filters, async (filter) => {
        const answer = await get(`/api/atlas/zones?${queryOf({ ...filter, pageSize: 200 })}`);
        const key = keys[filter.sort.replace('-', '') as keyof typeof keys];
        const expected = ordered(matching(filter), key, filter.sort.startsWith('-'));
        expect(answer.zones.map((zone: { id: string }) => zone.id)).toEqual(expected.map((zone) => zone.id));
        expect(answer.total).toBe(expected.length);
        expect(answer.factTotal).toBe(expected.reduce((sum, zone) => sum + (facts.get(zone.id) ?? 0), 0));
        for (const name of ['kind', 'province', 'coverage'] as const) {
          expectFacet(
            answer.facets[name],
            matching(filter, name).map((zone) => zone[name]),
          );
        }
      }),
      { numRuns: 80 },
    );
  });

  it('keeps count, sum and facets of the whole filter on every page', async () => {
    const whole = await get('/api/atlas/zones?pageSize=200');
    const second = await get('/api/atlas/zones?pageSize=10&page=2');
    expect({ ...second, zones: [] }).toEqual({ ...whole, zones: [] });
    expect(second.zones).toEqual(whole.zones.slice(10, 20));
    expect((await get('/api/atlas/zones?pageSize=10&page=99')).zones).toEqual([]);
  });
});

describe('the register of projects', () => {
  type Project = (typeof rows.projects)[number];
  const position = (stage: string | null) =>
    stage === null ? null : (projectStages as readonly string[]).indexOf(stage);
  const filters = fc.record({
    q: maybe('新能源', '产业园', '西安', '比亚迪', 'byd', 'AI', '%', '_', '\\', "'"),
    zone: some(rows.zones.map((zone) => zone.id)),
    stage: some([...projectStages, 'unstated']),
    kind: some(projectKind.options),
    industry: some([...new Set(rows.projects.map((project) => project.industry))]),
    minInvestmentFen: maybe(0, 33_000_000_000, 33_000_000_001, 1_000_000_000_000),
    sort: fc.constantFrom('row', 'name', 'stage', '-stage', 'investment', '-investment'),
  });
  type Filter = typeof filters extends fc.Arbitrary<infer T> ? T : never;
  const facetOf = {
    zone: (project: Project) => project.zone_id,
    stage: (project: Project) => project.stage ?? 'unstated',
    kind: (project: Project) => project.kind,
    industry: (project: Project) => project.industry,
  };
  const facetNames = ['zone', 'stage', 'kind', 'industry'] as const;
  const keys = {
    row: () => 0,
    name: (project: Project) => project.name,
    stage: (project: Project) => position(project.stage),
    investment: (project: Project) => project.investment_fen,
  };
  const matching = (filter: Filter, but?: keyof typeof facetOf) =>
    rows.projects.filter(
      (project) =>
        said(filter.q, [
          project.name,
          project.industry,
          zoneNames.get(project.zone_id) ?? null,
          ...project.owner_firms,
        ]) &&
        (project.investment_fen ?? -1) >= (filter.minInvestmentFen ?? -1) &&
        facetNames.every((name) => name === but || chosen(filter[name], facetOf[name](project))),
    );

  it('answers any filter like a reader of the file', async () => {
    const compared = new Set<string>();
    await fc.assert(
      fc.asyncProperty(filters, async (filter) => {
        const answer = await get(`/api/atlas/projects?${queryOf({ ...filter, pageSize: 200 })}`);
        const key = keys[filter.sort.replace('-', '') as keyof typeof keys];
        const expected = ordered(matching(filter), key, filter.sort.startsWith('-'));
        expect(answer.projects.map((project: { id: string }) => project.id)).toEqual(expected.map(({ id }) => id));
        expect([answer.total, answer.investment.rows]).toEqual([expected.length, expected.length]);
        for (const name of facetNames) expectFacet(answer.facets[name], matching(filter, name).map(facetOf[name]));
        for (const { value, label } of answer.facets.zone) expect(label).toBe(zoneNames.get(value));
        if (expected.length > 1) compared.add(filter.sort);
      }),
      { numRuns: 120 },
    );
    expect([...compared].sort()).toEqual(['-investment', '-stage', 'investment', 'name', 'row', 'stage']);
  });

  it('takes the least investment as still enough', async () => {
    for (const fen of new Set(rows.projects.flatMap((project) => project.investment_fen ?? []))) {
      const { total } = await get(`/api/atlas/projects?minInvestmentFen=${fen}`);
      expect(total).toBe(rows.projects.filter((project) => (project.investment_fen ?? -1) >= fen).length);
    }
  });

  it('adds exact investments exactly, and says when a part is not exact or not added', async () => {
    const sumOf = async (ids: string[]) => {
      const answer = await get(`/api/atlas/projects?${queryOf({ q: ids[0], pageSize: 1 })}`);
      return answer.investment;
    };
    const [about] = rows.projects.filter((project) => project.bounds.investment === 'about');
    const [size] = rows.projects.filter((project) => project.bounds.investment === 'order_of_magnitude');
    expect(await sumOf([about?.name ?? ''])).toMatchObject({ figure: { bound: 'about', status: 'planned' } });
    expect(await sumOf([size?.name ?? ''])).toMatchObject({ rows: 1, withFigure: 0, figure: { value: null } });
    const whole = (await get('/api/atlas/projects')).investment;
    const added = rows.projects.filter((one) => one.investment_fen !== null && one !== size);
    const fen = added.reduce((sum, one) => sum + BigInt(one.investment_fen ?? 0), 0n);
    expect(whole).toMatchObject({
      rows: 127,
      withFigure: added.length,
      figure: { value: String(fen / 100n), bound: 'about', unit: 'yuan', source: null },
    });
  });

  it('looks for the signs of a pattern as they stand', async () => {
    const importer = await on.connect('yuanshu_importer');
    await importer.query(
      `insert into atlas.project select (jsonb_populate_record(p, jsonb_build_object(
          'id', 'signs', 'name', '甲%乙_丙\\丁 ABC', 'row_number', 100000))).*
        from atlas.project p order by p.row_number limit 1`,
    );
    try {
      for (const q of ['甲%乙', '%乙_', '丙\\丁', '\\', 'abc', 'AbC']) {
        const found = await get(`/api/atlas/projects?${queryOf({ q, pageSize: 200 })}`);
        expect(found.projects.map((one: { id: string }) => one.id)).toContain('signs');
      }
      for (const q of ['甲_乙', '甲乙', '乙%丙', "' or true --"]) {
        expect((await get(`/api/atlas/projects?${queryOf({ q })}`)).total, q).toBe(0);
      }
    } finally {
      await importer.query("delete from atlas.project where id = 'signs'");
      await importer.end();
    }
  });
});
