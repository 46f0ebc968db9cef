import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { projectKind, zoneKind } from '../contract/enumerations.ts';
import type { ProjectRow } from '../contract/project.ts';
import { projectStages } from '../contract/states.ts';
import type { ZoneRow } from '../contract/zone.ts';

let test: TestPlatform;
let projects: ProjectRow[];
let zones: ZoneRow[];

beforeAll(async () => {
  test = await testPlatform();
  projects = (await get('/api/atlas/projects?pageSize=200')).projects;
  zones = (await get('/api/atlas/zones?pageSize=200')).zones;
});
afterAll(() => test.close());

async function get(url: string) {
  const response = await test.request('anonymous', { method: 'GET', url });
  expect(response.statusCode, response.body.slice(0, 300)).toBe(200);
  return response.json();
}

const fenOf = (project: ProjectRow): number | null =>
  project.figures.investment?.value == null ? null : Number(project.figures.investment.value) * 100;

interface Filter {
  q?: string | undefined;
  zone: string[];
  stage: string[];
  kind: string[];
  industry: string[];
  minInvestmentFen?: number | undefined;
}

function matches(project: ProjectRow, filter: Filter): boolean {
  const words = [project.name, project.zoneName, project.industry ?? '', project.ownerFirms.join(' ')];
  const within = (list: string[], value: string | null) =>
    list.length === 0 || (value !== null && list.includes(value));
  return (
    (!filter.q || words.some((text) => text.toLowerCase().includes(filter.q?.trim().toLowerCase() ?? ''))) &&
    within(filter.zone, project.zoneId) &&
    within(filter.stage, project.stage ?? 'unstated') &&
    within(filter.kind, project.kind) &&
    within(filter.industry, project.industry) &&
    (filter.minInvestmentFen === undefined || (fenOf(project) ?? -1) >= filter.minInvestmentFen)
  );
}

function queryOf(filter: Filter, more: Record<string, string> = {}): string {
  const query = new URLSearchParams(more);
  for (const [name, value] of Object.entries(filter)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) query.append(name, String(one));
  }
  return query.toString();
}

const some = <T>(values: readonly T[]) => fc.uniqueArray(fc.constantFrom(...values), { maxLength: 3 });
const filters = () =>
  fc.record({
    q: fc.option(fc.constantFrom('新能源', '产业园', '西安', '华为', 'x', '%', '_', '电池'), {
      nil: undefined,
      freq: 2,
    }),
    zone: some(zones.map((zone) => zone.id)),
    stage: some([...projectStages, 'unstated']),
    kind: some(projectKind.options),
    industry: some([...new Set(projects.flatMap((project) => project.industry ?? []))]),
    minInvestmentFen: fc.option(fc.constantFrom(0, 10_000_000_000, 1_000_000_000_000), { nil: undefined, freq: 2 }),
  });

describe('the register of projects', () => {
  it('holds all 127, open to a visitor', () => {
    expect(projects).toHaveLength(127);
    expect(new Set(projects.map((project) => project.id)).size).toBe(127);
  });

  it('filters, counts and sums like a reader with all rows before him', async () => {
    await fc.assert(
      fc.asyncProperty(filters(), async (filter) => {
        const answer = await get(`/api/atlas/projects?${queryOf(filter, { pageSize: '200' })}`);
        const expected = projects.filter((project) => matches(project, filter));
        expect(answer.projects.map((one: ProjectRow) => one.id)).toEqual(expected.map((one) => one.id));
        expect(answer.total).toBe(expected.length);
        const sized = expected.filter(
          (one) => one.figures.investment && one.figures.investment.bound !== 'order_of_magnitude',
        );
        const sum = sized.reduce((total, one) => total + (fenOf(one) ?? 0), 0);
        expect(answer.investment.withFigure).toBe(sized.length);
        expect(answer.investment.figure.value).toBe(sized.length === 0 ? null : String(sum / 100));
        const stages = Object.fromEntries(
          answer.facets.stage.map((one: { value: string; count: number }) => [one.value, one.count]),
        );
        const others = projects.filter((project) => matches(project, { ...filter, stage: [] }));
        for (const stage of [...projectStages, 'unstated']) {
          expect(stages[stage] ?? 0).toBe(others.filter((one) => (one.stage ?? 'unstated') === stage).length);
        }
      }),
      { numRuns: 120 },
    );
  });

  it('pages without gap or overlap, in every order', async () => {
    for (const sort of ['row', 'name', 'stage', '-stage', 'investment', '-investment']) {
      const ids: string[] = [];
      for (let page = 1; page <= 5; page += 1) {
        const answer = await get(`/api/atlas/projects?sort=${sort}&page=${page}&pageSize=30`);
        ids.push(...answer.projects.map((one: ProjectRow) => one.id));
      }
      expect(new Set(ids).size, sort).toBe(127);
    }
  });

  it('puts the largest investment first and the unknown last', async () => {
    const { projects: sorted } = await get('/api/atlas/projects?sort=-investment&pageSize=200');
    const fen = sorted.map(fenOf) as (number | null)[];
    const known = fen.filter((value): value is number => value !== null);
    expect(fen.slice(0, known.length)).toEqual(known.toSorted((a, b) => b - a));
  });

  it('never shows a plan or a forecast as achieved', () => {
    for (const { figures } of projects) {
      expect(figures.investment?.status ?? 'planned').toBe('planned');
      for (const figure of [figures.annualOutput, figures.annualTax, figures.jobs]) {
        expect(figure?.status ?? 'forecast').toBe('forecast');
      }
    }
  });

  it.each(['stage=late', 'pageSize=500', 'page=0', 'sort=colour', 'zone=X!', 'minInvestmentFen=-1'])(
    'refuses ?%s by naming the field',
    async (query) => {
      const response = await test.request('anonymous', { method: 'GET', url: `/api/atlas/projects?${query}` });
      expect(response.statusCode).toBe(422);
      expect(response.json().error.fields[0].field.split('.')[0]).toBe(query.split('=')[0]);
    },
  );
});

describe('the register of zones', () => {
  it('holds all 36 with what is known of their place', () => {
    expect(zones).toHaveLength(36);
    // A province-wide trade zone and a lake-wide demonstration zone lie at no one place.
    expect(zones.filter((zone) => zone.place === null).map((zone) => zone.id)).toEqual([
      'shaanxi-ftz',
      'poyang-lake-nidz',
    ]);
    expect(zones.find((zone) => zone.id === 'guangzhou-etdz')?.place).toMatchObject({
      basis: 'seat',
      seatName: '广州市',
    });
  });

  it('counts every fact once', () => {
    const sum = (kind: keyof ZoneRow['facts']) => zones.reduce((total, zone) => total + zone.facts[kind], 0);
    expect([sum('projects'), sum('indicators'), sum('mechanisms'), sum('policies')]).toEqual([127, 206, 337, 34]);
  });

  it.each(zoneKind.options)('filters by kind %s', async (kind) => {
    const answer = await get(`/api/atlas/zones?kind=${kind}&pageSize=200`);
    expect(answer.zones.map((zone: ZoneRow) => zone.id)).toEqual(
      zones.filter((zone) => zone.kind === kind).map((zone) => zone.id),
    );
    expect(answer.facets.kind.reduce((total: number, one: { count: number }) => total + one.count, 0)).toBe(36);
  });

  it('finds an alias and a city', async () => {
    const found = await get(`/api/atlas/zones?q=${encodeURIComponent('广州保税物流园区')}`);
    expect(found.zones.map((zone: ZoneRow) => zone.id)).toEqual(['guangzhou-huangpu-cbz']);
    expect((await get(`/api/atlas/zones?q=${encodeURIComponent('西安市')}`)).total).toBeGreaterThan(2);
  });
});

describe('a zone', () => {
  it('shows all its facts, as many as the register counts', async () => {
    for (const zone of zones) {
      const answer = await get(`/api/atlas/zones/${zone.id}`);
      for (const [kind, count] of Object.entries(zone.facts))
        expect(answer[kind], `${zone.id} ${kind}`).toHaveLength(count);
    }
  });

  it('tells each figure with period, status, bound, print and line', async () => {
    const { indicators } = await get('/api/atlas/zones/xian-htz');
    const plan = indicators.find((one: { id: string }) => one.id === 'i004');
    expect(plan.figure).toEqual({
      metric: 'atlas.indicator.plan_investment_three_years',
      value: '93193000000',
      unit: 'yuan',
      status: 'target',
      bound: 'at_least',
      period: '2020/P3Y',
      printed: '931.93亿元',
      source: {
        file: '000_30c7ce16e0933f49.txt',
        number: '000',
        month: '2020-06',
        line: 21,
        lineEnd: 23,
        alsoLines: [],
      },
    });
  });

  it('that is not there is not found, nor is a project', async () => {
    for (const [url, code] of [
      ['/api/atlas/zones/atlantis', 'atlas.zoneUnknown'],
      ['/api/atlas/projects/atlantis', 'atlas.projectUnknown'],
    ]) {
      const response = await test.request('anonymous', { method: 'GET', url: url ?? '' });
      expect([response.statusCode, response.json().error.code]).toEqual([404, code]);
    }
  });
});

describe('a project', () => {
  it('knows its parent and parts', async () => {
    const child = projects.find((project) => project.parentProjectId !== null);
    const answer = await get(`/api/atlas/projects/${child?.id}`);
    expect(answer.parent.id).toBe(child?.parentProjectId);
    const parent = await get(`/api/atlas/projects/${child?.parentProjectId}`);
    expect(parent.children.map((one: { id: string }) => one.id)).toContain(child?.id);
  });
});

describe('the workbooks', () => {
  it('hold exactly the filter in its order, with status, bound, print and source beside each number', async () => {
    const query = 'stage=started&stage=signed&sort=-investment';
    const response = await test.request('officer', { method: 'GET', url: `/api/atlas/projects/export?${query}` });
    const [sheet, about] = (await readXlsx(response.rawPayload)).sheets;
    const listed = await get(`/api/atlas/projects?${query}&pageSize=200`);
    // Who took the file out stands on the first and the last line.
    const [, header, ...marked] = sheet?.rows ?? [];
    const rows = marked.slice(0, -1);
    expect(rows.map((row) => row[0])).toEqual(listed.projects.map((one: ProjectRow) => one.name));
    expect(header?.slice(9, 13)).toEqual(['总投资（元）', '总投资·界限', '总投资·性质', '总投资·原文']);
    expect(rows[0]?.slice(9, 13)).toEqual([
      Number(listed.projects[0].figures.investment.value),
      expect.any(String),
      '计划',
      listed.projects[0].figures.investment.printed,
    ]);
    expect(about?.rows).toContainEqual(['阶段', '开工、签约']);
  });

  it('are in the language of the reader', async () => {
    const response = await test.request('officer', {
      method: 'GET',
      url: '/api/atlas/zones/export?kind=bonded',
      headers: { 'accept-language': 'en' },
    });
    const [sheet] = (await readXlsx(response.rawPayload)).sheets;
    expect(sheet?.rows[1]?.slice(0, 3)).toEqual(['Name', 'Kind', 'Province']);
    expect(sheet?.rows[2]?.[1]).toBe('Comprehensive bonded zone');
  });
});

describe('sources and import', () => {
  it('name the five pages and all facts', async () => {
    const { sources } = await get('/api/atlas/sources');
    expect(sources.map((one: { number: string; month: string }) => `${one.number} ${one.month}`)).toEqual([
      '000 2020-06',
      '001 2020-06',
      '002 2024-06',
      '003 2020-06',
      '004 2024-12',
    ]);
    const all = 36 + 127 + 38 + 194 + 206 + 34 + 55 + 30 + 40 + 337;
    expect(sources.reduce((total: number, one: { facts: number }) => total + one.facts, 0)).toBe(all);
  });

  it('report the last import to who may read it', async () => {
    const response = await test.request('systemAdmin', { method: 'GET', url: '/api/atlas/import' });
    expect(response.json().files).toHaveLength(13);
    expect(response.json().rejected).toEqual([]);
  });
});
