import type { ZoneRef } from '#platform/access/server/zone.ts';
import type { SheetTable } from '#platform/sheets/server/workbook.ts';
import type { Platform } from './platform.ts';

/** What a module reports when the day is closed. */
export interface DailyCloseResult {
  /** Counts and sums computed from stored rows, for result.json. */
  figures: Record<string, number | string | null>;
  /** Registers as sheets of the day's ledger. */
  sheets: SheetTable[];
  /** Things found wrong; any makes the run exit 1. */
  problems: string[];
}

/** Computes a module's part of the day's close; `zone` is null for what belongs to no zone. */
export type DailyClose = (platform: Platform, zone: ZoneRef | null) => Promise<DailyCloseResult>;
