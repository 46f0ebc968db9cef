import type { ZoneRef } from '#platform/access/server/zone.ts';
import type { CellType } from '#platform/sheets/server/workbook.ts';
import type { Platform } from './platform.ts';

/** A sheet of the day's ledger: a heading row and rows of plain cells. */
export interface LedgerSheet {
  name: string;
  columns: { key: string; header: string; unit?: string; type?: CellType }[];
  rows: Record<string, string | number | null>[];
}

/** What a module reports when the day is closed. */
export interface DailyCloseResult {
  /** Counts and sums computed from stored rows, for result.json. */
  figures: Record<string, number | string | null>;
  sheets: LedgerSheet[];
  /** Things found wrong; any makes the run exit 1. */
  problems: string[];
}

/** Computes a module's part of the day's close; `zone` is null for what belongs to no zone. */
export type DailyClose = (platform: Platform, zone: ZoneRef | null) => Promise<DailyCloseResult>;
