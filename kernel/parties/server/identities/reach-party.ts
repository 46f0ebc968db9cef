import type { ZoneDb } from '#platform/db/server/database.ts';
import type { Keys } from '#platform/keys/server/keys.ts';
import { standingIdOf } from '../merging/follow-merges.ts';
import { contentsOn, resolve } from '../organisation/domain/records.ts';
import { accountOfStaff, postEntriesOfDepartment } from '../organisation/store/current.ts';
import { readField } from '../persons/show-person.ts';
import {
  findPersonOfAccount,
  findPersonRow,
  listAccountsOfPerson,
  type SealedPerson,
} from '../persons/store/persons.ts';
import { listMembersOfHouse } from './store/memberships.ts';

/** Whom to reach: the holder of an account, a department, a firm, an institution or a person. */
export type Reached =
  | { account: string }
  | { department: string }
  | { firm: string }
  | { institution: string }
  | { person: string };

/** Numbers of one person, in plain: for the moment of sending, never to be stored or logged. */
export interface Contact {
  personId: string;
  mobile: string | null;
  email: string | null;
}

/** Accounts through which a party is reached on a day (`YYYY-MM-DD`), in the order in which it is best asked; whoever was erased has none. */
export async function accountsReaching(db: ZoneDb, to: Reached, on: string): Promise<readonly string[]> {
  if ('account' in to) return [to.account];
  if ('department' in to) return accountsInDepartment(db, to.department, on);
  const accounts: string[] = [];
  for (const person of await personsOf(db, to)) {
    for (const { accountId, role } of await listAccountsOfPerson(db, person.id)) {
      // For a firm acts whoever signed in as its member; for an institution its people in whatever role; a person's accounts are its own.
      if (!('firm' in to) || role === 'firmMember') accounts.push(accountId);
    }
  }
  return [...new Set(accounts)];
}

/** Numbers and addresses by which a party is reached; departments have none, and of whoever was erased nothing is left. */
export async function contactsOf(db: ZoneDb, keys: Keys, to: Reached): Promise<readonly Contact[]> {
  return (await personsOf(db, to)).map((person) => ({
    personId: person.id,
    mobile: readField(keys, person, 'mobile'),
    email: readField(keys, person, 'email'),
  }));
}

async function accountsInDepartment(db: ZoneDb, departmentId: string, on: string): Promise<readonly string[]> {
  const posts = [...contentsOn(resolve(await postEntriesOfDepartment(db, departmentId)), on).values()];
  const held = posts.filter((post) => post.standing && post.departmentId === departmentId);
  const holders = [...new Set(held.flatMap((post) => post.holderId ?? []))];
  const accounts: string[] = [];
  for (const holder of holders) accounts.push(...[await accountOfStaff(db, holder)].filter((one) => one !== null));
  return accounts;
}

/** The persons behind a party who were not erased; of a firm or institution its active members, representatives first. */
async function personsOf(db: ZoneDb, to: Reached): Promise<readonly SealedPerson[]> {
  const persons = await everybodyOf(db, to);
  return persons.filter((person) => person.erasedAt === null);
}

async function everybodyOf(db: ZoneDb, to: Reached): Promise<readonly SealedPerson[]> {
  if ('department' in to) return [];
  if ('account' in to) return presentOf(await findPersonOfAccount(db, to.account));
  if ('person' in to) return presentOf(await findPersonRow(db, (await standingIdOf(db, to.person)) ?? to.person));
  const house = 'firm' in to ? to.firm : to.institution;
  const members = await listMembersOfHouse(db, (await standingIdOf(db, house)) ?? house);
  return members.filter(({ state }) => state === 'active').map(({ person }) => person);
}

function presentOf(person: SealedPerson | undefined): readonly SealedPerson[] {
  return person === undefined ? [] : [person];
}
