import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Figure } from '#kernel/indicators/contract/figure.ts';
import type { Role } from '#platform/access/contract/roles.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import type { ProjectRow } from '../contract/project.ts';
import type { ZoneRow } from '../contract/zone.ts';
import zh from '../locale/zh-CN.json' with { type: 'json' };

let on: TestPlatform;
beforeAll(async () => {
  on = await testPlatform();
  on.setNow('2026-03-01T16:30:00Z');
});
afterAll(() => on.close());

const list = async (register: 'zones' | 'projects', query: string) =>
  (await on.request('anonymous', { method: 'GET', url: `/api/atlas/${register}?${query}&pageSize=200` })).json();

async function take(register: 'zones' | 'projects', query: string, language = 'zh-CN') {
  const url = `/api/atlas/${register}/export?${query}`;
  const answer = await on.request('officer', { method: 'GET', url, headers: { 'accept-language': language } });
  expect(answer.statusCode, answer.body.slice(0, 200)).toBe(200);
  const { sheets } = await readXlsx(answer.rawPayload);
  // The first and the last line say who took it.
  const [, header = [], ...rows] = (sheets[0]?.rows ?? []).slice(0, -1);
  const cells = rows.map((row) => Object.fromEntries(header.map((name, index) => [String(name), row[index] ?? null])));
  const about = new Map((sheets.at(-1)?.rows ?? []).map((row) => [row[0], row[1]]));
  return { answer, header, cells, about };
}

const sourceText = ({ source }: ZoneRow | ProjectRow) =>
  `报纸版面（约 ${source.month}）${source.number}:${source.line}`;

describe('the workbook of projects', () => {
  it('holds every figure of every project as the register tells it', async () => {
    const { projects } = (await list('projects', '')) as { projects: ProjectRow[] };
    const { cells } = await take('projects', '');
    expect(cells).toHaveLength(projects.length);
    const units: Record<string, string> = { area: '平方米', floorArea: '平方米', jobs: '人' };
    for (const [index, project] of projects.entries()) {
      const row = cells[index] ?? {};
      expect(row).toMatchObject({ 编号: project.id, 名称: project.name, 园区: project.zoneName });
      expect(row.来源).toBe(sourceText(project));
      expect(row.阶段).toBe(zh.stage[project.stage ?? 'unstated']);
      for (const [key, figure] of Object.entries(project.figures) as [keyof ProjectRow['figures'], Figure | null][]) {
        const name = zh.metric.project[key];
        expect([
          row[`${name}（${units[key] ?? '元'}）`],
          row[`${name}·界限`],
          row[`${name}·性质`],
          row[`${name}·原文`],
        ]).toEqual(
          figure === null
            ? [null, null, null, null]
            : [Number(figure.value), zh.bound[figure.bound], zh.status[figure.status], figure.printed],
        );
      }
    }
  });

  it('never calls a plan or a forecast 实绩', async () => {
    const { cells } = await take('projects', '');
    const told = new Set(
      ['总投资', '年产值', '年税收', '带动就业'].flatMap((name) => cells.map((row) => row[`${name}·性质`])),
    );
    expect([...told].sort()).toEqual([null, '计划', '预计'].sort());
  });

  it.each(['name', '-stage', 'investment', '-investment'])(
    'has the rows of the filter in the order %s',
    async (sort) => {
      const query = `stage=signed&stage=unstated&minInvestmentFen=0&sort=${sort}`;
      const { projects } = (await list('projects', query)) as { projects: ProjectRow[] };
      expect(projects.length).toBeGreaterThan(1);
      expect((await take('projects', query)).cells.map((row) => row.编号)).toEqual(projects.map((one) => one.id));
    },
  );

  it('says in words what was asked for, when, by whom, and how columns are defined', async () => {
    const query = `q=${encodeURIComponent('园')}&zone=xian-htz&zone=suizhou-htz&stage=signed&stage=unstated&minInvestmentFen=100000000000&sort=-investment`;
    const { about, answer } = await take('projects', query);
    expect(Object.fromEntries(about)).toMatchObject({
      关键词: '园',
      园区: '西安高新区、随州高新区',
      阶段: '签约、未说明',
      类型: '全部',
      行业: '全部',
      '投资不少于（元）': '1000000000',
      排序: '投资由大到小',
      导出时间: '2026-03-02 00:30（北京时间）',
      导出人: '测试officer',
      总投资: '版面所载计划总投资，不是已完成投资。',
    });
    expect(decodeURIComponent(String(answer.headers['content-disposition']))).toContain('公开报道项目 2026-03-02.xlsx');
  });

  it('is a workbook with a heading alone when nothing matches', async () => {
    const { cells, about, header } = await take('projects', 'q=nowhere-at-all', 'en');
    expect(cells).toEqual([]);
    expect(header[0]).toBe('Name');
    expect(about.get('Rows')).toBe('0');
    expect(about.get('Words')).toBe('nowhere-at-all');
  });
});

describe('the workbook of zones', () => {
  it('holds every zone as the register tells it', async () => {
    const { zones } = (await list('zones', 'sort=-facts')) as { zones: ZoneRow[] };
    const { cells } = await take('zones', 'sort=-facts');
    expect(cells.map((row) => row.编号)).toEqual(zones.map((zone) => zone.id));
    for (const [index, zone] of zones.entries()) {
      expect(cells[index]).toMatchObject({
        名称: zone.name,
        类型: zh.zoneKind[zone.kind],
        省份: zone.province,
        事实合计: zone.factTotal,
        项目: zone.facts.projects,
        机制与系统: zone.facts.mechanisms,
        '经度（WGS 84，约）': zone.place?.lon ?? null,
        坐标依据: zone.place && zh.sheet.basis[zone.place.basis],
        来源: sourceText(zone),
      });
    }
  });

  it('says its filter in the language of the reader', async () => {
    const { about, cells } = await take('zones', 'kind=bonded&coverage=main&coverage=mentioned', 'en');
    expect(about.get('Kind')).toBe('Comprehensive bonded zone');
    expect(about.get('Order')).toBe('As on the pages');
    expect(about.get('Rows')).toBe(String(cells.length));
  });
});

describe('who may take the facts away', () => {
  it.each([
    ['anonymous', 401],
    ['officer', 200],
    ['firmMember', 200],
    ['bankOfficer', 200],
  ] as [Role, number][])('%s is answered %i, and may read', async (role, status) => {
    for (const register of ['zones', 'projects']) {
      const export_ = await on.request(role, { method: 'GET', url: `/api/atlas/${register}/export` });
      expect(export_.statusCode).toBe(status);
      const read = await on.request(role, { method: 'GET', url: `/api/atlas/${register}` });
      expect(read.statusCode).toBe(200);
    }
  });
});
