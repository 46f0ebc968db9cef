import type { ZoneRef } from '#platform/access/server/zone.ts';
import { accountsOf } from '#platform/auth/server/accounts.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { DemoOptions, DemoTable } from '#platform/module/demo.ts';
import type { Platform } from '#platform/module/platform.ts';
import { type Invention, inventFirms } from '../domain/invent-firms.ts';
import { addPartner, chooseFirm, findChosenFirm } from '../identities/store/invitations.ts';
import { addMembership } from '../identities/store/memberships.ts';
import { inventPersons } from './domain/invent-persons.ts';
import { sealPerson } from './seal-person.ts';
import { addPerson, findPersonRow, linkAccount, listAccountsOfPeople } from './store/persons.ts';

/** Firms of a zone that get people. */
const firmsWithPeople = 5;

/**
 * Invents persons and for whom they act. Unlike firms they are never replaced: whoever was erased stays erased, and what
 * people have tied to a person stays tied.
 */
export async function addInventedPersons(
  tx: ZoneDb,
  { platform, zone, options: { today, firms } }: { platform: Platform; zone: ZoneRef; options: DemoOptions },
  invention: Invention,
): Promise<DemoTable[]> {
  // Logins that people were invited to belong to them.
  const taken = await listAccountsOfPeople(tx);
  const accounts = (await accountsOf(tx)).filter((account) => !taken.has(account.id));
  const firmIds = [...inventFirms(invention, Math.min(firms, firmsWithPeople))].map((firm) => firm.id);
  const invented = inventPersons(invention, { accounts, firmIds });
  const at = `${today}T00:00:00+08:00`;
  for (const { id, account, ...plain } of invented.persons) {
    const known = await findPersonRow(tx, id);
    if (known === undefined) {
      const sealed = sealPerson(platform.keys, { zoneId: zone.id, id, today }, plain);
      await addPerson(tx, { ...sealed, registeredAt: at, registeredBy: null }, true);
    }
    if (account !== null && known?.erasedAt == null) {
      await linkAccount(tx, { zoneId: zone.id, accountId: account.id, personId: id, role: account.role, at });
    }
  }
  for (const partner of invented.partners) await addPartner(tx, { ...partner, zoneId: zone.id, at }, true);
  for (const one of invented.memberships) {
    const inFirm = one.role === 'representative' ? ('officers' as const) : ('representative' as const);
    const confirmed = one.firmId === null ? ('invitation' as const) : inFirm;
    const confirmedBy = one.state === 'active' ? confirmed : null;
    const dated = { zoneId: zone.id, startsOn: today, claimedAt: at, confirmedBy };
    await addMembership(tx, { ...one, ...dated }, true);
  }
  const holder = invented.persons.find((person) => person.account?.role === 'firmMember')?.account;
  if (holder && firmIds[0] !== undefined && (await findChosenFirm(tx, holder.id)) === undefined) {
    await chooseFirm(tx, { zoneId: zone.id, accountId: holder.id, firmId: firmIds[0], at });
  }
  return [
    { table: 'parties.person', rows: invented.persons.length },
    { table: 'parties.partner', rows: invented.partners.length },
    { table: 'parties.membership', rows: invented.memberships.length },
  ];
}
