import type { ZoneRef } from '#platform/access/server/zone.ts';
import type { Platform } from './platform.ts';

/** Size and seed of the invented data: the same options give the same rows on every machine. */
export interface DemoOptions {
  seed: number;
  /** Firms of the zone; other tables scale with it. */
  firms: number;
  /** Visits and issues of the year; they follow from the firms where nothing is said. */
  visits?: number;
  issues?: number;
  /** The day that stands for today in the invented data, `YYYY-MM-DD`. */
  today: string;
}

/** What a generator wrote. */
export interface DemoTable {
  /** `schema.table`. */
  table: string;
  rows: number;
}

/** Invents a fictional zone's rows for one module; replaces what an earlier run invented there. */
export type DemoGenerator = (platform: Platform, zone: ZoneRef, options: DemoOptions) => Promise<DemoTable[]>;
