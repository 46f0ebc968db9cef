import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PublishedValue } from '#kernel/indicators/contract/published.ts';
import type { EndpointResult } from '#platform/http/contract/endpoint.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import type { getZone } from '../contract/endpoints.ts';
import { factKinds } from '../contract/enumerations.ts';
import { publishedFolder } from './read-published-files.ts';

type ZoneFacts = EndpointResult<typeof getZone>;

let on: TestPlatform;
const pages = new Map<string, ZoneFacts>();

/** Read here anew and not through the importer, whose faults would hide themselves. */
const textOf = (file: string) => readFileSync(new URL(file, publishedFolder), 'utf8');
const csv = (file: string): Record<string, string>[] => parse(textOf(`${file}.csv`), { columns: true });
const zones = csv('zones');
const policies = JSON.parse(textOf('policies.json')) as {
  id: string;
  zone_id: string;
  instruments: { id: string }[];
}[];
const sections = [...factKinds.filter((kind) => kind !== 'policies'), 'titles'] as const;

beforeAll(async () => {
  on = await testPlatform();
  for (const { id = '' } of zones) {
    const answer = await on.request('anonymous', { method: 'GET', url: `/api/atlas/zones/${id}` });
    expect(answer.statusCode, id).toBe(200);
    pages.set(id, answer.json<ZoneFacts>());
  }
});
afterAll(() => on.close());

describe('the page of a zone', () => {
  it('stands for each of the 36 zones', () => {
    expect(pages.size).toBe(36);
  });

  it.each(sections)('holds every row of %s of its zone, in the order of the file, and no other', (file) => {
    const rows = csv(file);
    expect(rows.length).toBeGreaterThan(25);
    for (const [zoneId, page] of pages) {
      const expected = rows.filter((row) => row.zone_id === zoneId).map(({ id }) => id);
      expect(
        page[file].map(({ id }) => id),
        `${file} of ${zoneId}`,
      ).toEqual(expected);
    }
  });

  it('holds every policy with every instrument', () => {
    const told = [...pages.values()].flatMap((page) => page.policies);
    expect(told.map(({ id }) => id).sort()).toEqual(policies.map(({ id }) => id).sort());
    for (const policy of policies) {
      const shown = pages.get(policy.zone_id)?.policies.find(({ id }) => id === policy.id);
      expect(shown?.instruments.map(({ id }) => id)).toEqual(policy.instruments.map(({ id }) => id));
    }
    expect(policies.flatMap(({ instruments }) => instruments)).toHaveLength(110);
  });

  it('gives every row its page and line, as the file does', () => {
    for (const file of sections) {
      for (const row of csv(file)) {
        const shown = pages.get(row.zone_id ?? '')?.[file].find(({ id }) => id === row.id);
        const told = [shown?.source.file, String(shown?.source.line), String(shown?.source.lineEnd)];
        expect(told, `${file} ${row.id}`).toEqual([row.source, row.line, row.line_end]);
      }
    }
  });
});

describe('a published figure', () => {
  it('leads to its row, its zone and its passage, for each of the 206 indicators', async () => {
    const values: PublishedValue[] = [];
    for (const page of [1, 2]) {
      const url = `/api/indicators/published?pageSize=200&page=${page}`;
      values.push(...(await on.request('anonymous', { method: 'GET', url })).json().values);
    }
    const rows = csv('indicators');
    expect(rows).toHaveLength(206);
    const names = new Map(zones.map(({ id, name }) => [id, name]));
    const told = values.map(({ id, zoneId, zoneName, indicator, name, subject, figure }) => {
      const { value, unit, status, period, source } = figure;
      const passage = [source?.file, source?.line, source?.lineEnd].join(':');
      return [
        id,
        zoneId,
        zoneName,
        indicator,
        name,
        subject ?? '',
        plain(value),
        unit,
        status,
        period ?? '',
        passage,
      ].join('|');
    });
    const printed = rows.map((row) => {
      const passage = [row.source, row.line, row.line_end].join(':');
      const { id, zone_id, indicator, name, subject, value, unit, status, period } = row;
      return [
        id,
        zone_id,
        names.get(zone_id),
        indicator,
        name,
        subject,
        plain(value),
        unit,
        status,
        period,
        passage,
      ].join('|');
    });
    expect(told).toEqual(printed);
    for (const { id, zoneId, figure } of values) {
      const fact = pages.get(zoneId)?.indicators.find((one) => one.id === id);
      expect(fact?.source, id).toEqual(figure.source);
    }
  });
});

/** A number without zeros that say nothing; nothing where none is printed. */
function plain(value: string | null | undefined): string {
  return value == null || value === '' ? '' : value.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
}
