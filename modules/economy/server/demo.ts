import { replaceInventedReports } from '#kernel/indicators/server/index.ts';
import { inventId, openRandom, readZoneWords } from '#kernel/parties/server/index.ts';
import type { ZoneRef } from '#platform/access/server/zone.ts';
import type { DemoOptions, DemoTable } from '#platform/module/demo.ts';
import type { Platform } from '#platform/module/platform.ts';
import zh from '../locale/zh-CN.json' with { type: 'json' };
import { inventReports } from './domain/invent-reports.ts';

/** Firms of the fictional zone that the size of its economy is thought of with. */
const usualFirms = 300;
const firstYear = 2024;

/** Invents the monthly reports of a fictional zone; reports that people filed stay, and stand instead of invented ones. */
export async function generateDemo(platform: Platform, zone: ZoneRef, options: DemoOptions): Promise<DemoTable[]> {
  const { words } = await readZoneWords(zone.code);
  const chance = openRandom(`${zone.code}/${options.seed}/economy`);
  const scale = Math.max(1, Math.round((options.firms * 100) / usualFirms));
  const { districts } = words.plan;
  const reports = inventReports(chance, { districts, today: options.today, firstYear, scale });
  const rows = reports.map((report, index) => ({ ...report, id: inventId(chance, index) }));
  const at = `${options.today}T00:00:00+08:00`;
  const source = `${zone.name}${zh.demo.source}`;
  return platform.database.transaction(zone.id, async (tx) => [
    { table: 'indicators.report', rows: await replaceInventedReports(tx, { zoneId: zone.id, at, source }, rows) },
  ]);
}
