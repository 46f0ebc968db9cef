import { z } from 'zod';
import type { ZoneRef } from '#platform/access/server/zone.ts';
import { listZones } from '#platform/auth/server/store.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import { defineJob } from '#platform/jobs/server/job.ts';
import { recordSystemAct } from '#platform/journal/server/record-system-act.ts';
import type { DailyCloseResult } from '#platform/module/daily-close.ts';
import type { Platform } from '#platform/module/platform.ts';
import type { ServerModule } from '#platform/module/server-module.ts';
import { appendEvent } from '#platform/outbox/server/append-event.ts';
import type { SheetTable } from '#platform/sheets/server/workbook.ts';
import { modules } from './modules.ts';

/** What one module reported of one zone, or of what belongs to no zone. */
export interface ClosedPart {
  /** Code of the zone; null for what belongs to none. */
  zone: string | null;
  demonstration: boolean;
  module: string;
  figures: DailyCloseResult['figures'];
}

/** The day's close: figures computed from stored rows, sheets of the ledger, and what was found wrong. */
export interface DayClose {
  day: string;
  parts: ClosedPart[];
  sheets: (SheetTable & { zone: ZoneRef | null })[];
  problems: string[];
}

/** The calendar day in China at an instant. */
export function dayInChina(now: Temporal.Instant): string {
  return now.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
}

/** Asks every module for its part of the day, for no zone and then zone by zone, and keeps the figures as an event. */
export async function closeDay(platform: Platform, from: readonly ServerModule[] = modules): Promise<DayClose> {
  const zones = await listZones(platform.database.forZone(noZone));
  const close: DayClose = { day: dayInChina(platform.now()), parts: [], sheets: [], problems: [] };
  for (const zone of [null, ...zones]) {
    for (const module of from) {
      if (module.dailyClose === undefined) continue;
      const result = await module.dailyClose(platform, zone);
      if (Object.keys(result.figures).length === 0 && result.sheets.length === 0) continue;
      const demonstration = zone?.demonstration ?? false;
      close.parts.push({ zone: zone?.code ?? null, demonstration, module: module.name, figures: result.figures });
      close.sheets.push(...result.sheets.map((sheet) => ({ ...sheet, zone })));
      close.problems.push(...result.problems.map((problem) => `${module.name}: ${problem}`));
    }
  }
  const { day, parts, problems } = close;
  await platform.database.transaction(noZone, async (tx) => {
    await appendEvent(tx, { zoneId: null, name: 'platform.dayClosed', payload: { day, parts, problems } });
    const after = { day, problems: problems.length };
    await recordSystemAct(tx, platform.now(), { zoneId: null, action: 'platform.closeDay', after });
  });
  return close;
}

/** Closes the day shortly before midnight. */
export const closeDayJob = defineJob({
  name: 'platform.closeDay',
  payload: z.object({}),
  schedule: { dailyAt: '23:50' },
  maxAttempts: 5,
  async run(_payload, platform) {
    const close = await closeDay(platform);
    for (const problem of close.problems) platform.log.warn({ problem }, 'found while closing the day');
  },
});
