import type { ZoneDb } from '#platform/db/server/database.ts';
import type { RelatedParty } from '../../contract/relation.ts';
import { showPerson, type Viewer } from '../persons/show-person.ts';
import { listPersonsById } from '../persons/store/persons.ts';
import { listNamedParties } from './store/parties.ts';

/** Parties by id as a role gets to see them: persons masked, everything else by the name on its register. */
export async function nameParties(
  db: ZoneDb,
  viewer: Viewer,
  ids: readonly string[],
): Promise<Map<string, RelatedParty>> {
  const parties = await listNamedParties(db, ids);
  const personIds = parties.filter((party) => party.kind === 'person').map((party) => party.id);
  const persons = await listPersonsById(db, personIds);
  const masked = new Map(persons.map((person) => [person.id, showPerson(viewer, person).name]));
  return new Map(parties.map((party) => [party.id, { ...party, name: party.name ?? masked.get(party.id) ?? null }]));
}
