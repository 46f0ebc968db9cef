import type { ZoneDb } from '#platform/db/server/database.ts';
import type { Keys } from '#platform/keys/server/keys.ts';
import { standingIdOf } from '../merging/follow-merges.ts';
import { digestsOf } from './seal-person.ts';
import { readField, showPerson, type Viewer } from './show-person.ts';
import { findPersonByDigest, findPersonRow, listPersonsById } from './store/persons.ts';

/** The standing person who has exactly this name and mobile number; null for anybody else, so that neither is told from the other. */
export async function matchPerson(
  db: ZoneDb,
  keys: Keys,
  { zoneId, name, mobile }: { zoneId: string; name: string; mobile: string },
): Promise<string | null> {
  const holder = await findPersonByDigest(db, digestsOf(keys, zoneId, { mobile }));
  const person = holder && (await findPersonRow(db, (await standingIdOf(db, holder.id)) ?? holder.id));
  if (person === undefined || readField(keys, person, 'name') !== name) return null;
  return person.id;
}

/** Names of persons as a role may see them; whom it may not see, or who was erased, is left out. */
export async function namesOfPersons(
  db: ZoneDb,
  viewer: Viewer,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const persons = await listPersonsById(db, [...new Set(ids)]);
  return new Map(
    persons.flatMap((person) => {
      const { name } = showPerson(viewer, person);
      return name === null ? [] : [[person.id, name]];
    }),
  );
}
