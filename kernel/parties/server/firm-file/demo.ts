import type { ZoneDb } from '#platform/db/server/database.ts';
import type { DemoTable } from '#platform/module/demo.ts';
import type { ConsentReceiver } from '../../contract/consent.ts';
import { type Invention, inventFirms } from '../domain/invent-firms.ts';
import { inventConsents, inventRelations, inventStatuses } from './domain/invent-file.ts';
import {
  addInventedConsents,
  addInventedRelations,
  addInventedStatuses,
  listInventedHouses,
  listInventedPersons,
} from './store/invented.ts';

const firmsWithFile = 2_000;

/**
 * Invents states, relations and consents of a fictional zone's firms. What was invented before has gone with the firms;
 * persons and houses stand there already.
 */
export async function addInventedFiles(
  tx: ZoneDb,
  { zoneId, firms: count, today }: { zoneId: string; firms: number; today: string },
  invention: Invention,
): Promise<DemoTable[]> {
  const firms = [...inventFirms(invention, Math.min(count, firmsWithFile))];
  const statuses = inventStatuses(invention, { firms, today });
  const relations = inventRelations(invention, { firms, personIds: await listInventedPersons(tx) });
  const houses = await listInventedHouses(tx);
  const receivers: ConsentReceiver[] = [
    { kind: 'institutionKind', group: 'bank' },
    ...houses.map((id) => ({ kind: 'institution' as const, id })),
  ];
  const consents = inventConsents(invention, { firms, receivers, today });
  const into = { zoneId, at: `${today}T00:00:00+08:00` };
  await addInventedStatuses(tx, into, statuses);
  await addInventedRelations(tx, into, relations);
  await addInventedConsents(tx, into, consents);
  return [
    { table: 'parties.firm_status', rows: statuses.length },
    { table: 'parties.relation', rows: relations.length },
    { table: 'parties.consent', rows: consents.length },
  ];
}
