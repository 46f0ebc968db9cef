import type { Practice } from '../../../contract/practice.ts';
import { mechanismOf } from '../../domain/read/facts.ts';
import type { StoredMechanism } from '../../domain/read/rows.ts';
import { type Carrier, carriedBy } from './join-carriers.ts';

/** A mechanism with the name of its zone. */
export type StoredPractice = StoredMechanism & { zone_id: string; zone_name: string };

/** A stored mechanism with what carries it here. */
export function practiceOf(row: StoredPractice, carriers: ReadonlyMap<string, Carrier>): Practice {
  const fact = mechanismOf(row) as Omit<Practice, 'zoneId' | 'zoneName' | 'module' | 'page' | 'state' | 'proof'>;
  return { ...fact, zoneId: row.zone_id, zoneName: row.zone_name, ...carriedBy(row, carriers) };
}
