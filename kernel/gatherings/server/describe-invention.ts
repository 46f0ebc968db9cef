import type { Random } from '#kernel/parties/server/index.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { InventedGathering } from './invent-gatherings.ts';

/** What every step of inventing needs. */
export interface Inventing {
  tx: ZoneDb;
  zoneId: string;
  chance: Random;
  /** Ids in the order in which they are asked for, the same on every machine. */
  nextId(): string;
  host: string;
  departments: readonly string[];
  /** Account that holds the gatherings; null where the zone has no officer. */
  officer: string | null;
}

/** One gathering as it is invented. */
export interface Invented extends Inventing {
  one: InventedGathering;
  id: string;
}
