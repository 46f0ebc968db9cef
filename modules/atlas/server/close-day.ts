import type { ZoneRef } from '#platform/access/server/zone.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import { openTexts } from '#platform/i18n/server/texts.ts';
import type { DailyCloseResult } from '#platform/module/daily-close.ts';
import type { Platform } from '#platform/module/platform.ts';
import { projectFilter, zoneFilter } from '../contract/endpoints.ts';
import { factKinds } from '../contract/enumerations.ts';
import en from '../locale/en.json' with { type: 'json' };
import zh from '../locale/zh-CN.json' with { type: 'json' };
import { projectRowOf } from './domain/read/projects.ts';
import { zoneRowOf } from './domain/read/zones.ts';
import { type AtlasText, projectSheet, zoneSheet } from './fact-sheets.ts';
import { findLastImport } from './store/facts.ts';
import { listProjects } from './store/projects.ts';
import { listZones } from './store/zones.ts';

const texts = openTexts([{ name: 'atlas', locale: { 'zh-CN': zh, en } }]);
const text: AtlasText = (key, params) => texts('zh-CN', `atlas:${key}`, params);

/** Counts of published facts, the registers of zones and projects, and rows that the last import left out; in Chinese. */
export async function closeDay({ database }: Platform, zone: ZoneRef | null): Promise<DailyCloseResult> {
  if (zone !== null) return { figures: {}, sheets: [], problems: [] };
  const db = database.forZone(noZone);
  const zones = (await listZones(db, zoneFilter.parse({}))).map(zoneRowOf);
  const every = { limit: 1_000_000, offset: 0 };
  const projects = (await listProjects(db, projectFilter.parse({}), every)).map(projectRowOf);
  const last = await findLastImport(db);
  const counts = factKinds.map((kind) => [kind, zones.reduce((sum, one) => sum + one.facts[kind], 0)] as const);
  return {
    figures: { zones: zones.length, ...Object.fromEntries(counts) },
    sheets: [zoneSheet(zones, text), projectSheet(projects, text)],
    problems: (last?.rejects ?? []).map(({ file, row, field, reason }) => `${file}:${row} ${field} ${reason}`),
  };
}
