import type { Platform } from './platform.ts';

/** One row that a seed could not take, named so that a person finds it. */
export interface RejectedRow {
  file: string;
  /** Line in the file, counted from 1 with the header. */
  row: number;
  field: string;
  reason: string;
}

/** What one seed did, by file. */
export interface SeedReport {
  files: { file: string; rows: number; loaded: number; unchanged: number }[];
  rejected: RejectedRow[];
}

/** An idempotent load of data that travels with the project. */
export interface Seed {
  readonly name: string;
  /** `base` runs on every database; `demo` only where demonstration data are wanted. */
  readonly kind: 'base' | 'demo';
  run(platform: Platform): Promise<SeedReport>;
}
