import { randomUUIDv7 } from 'node:crypto';
import type { AccountRole } from '#platform/access/contract/roles.ts';
import type { ZoneRef } from '#platform/access/server/zone.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import { recordEntry } from '#platform/journal/server/record-entry.ts';
import type { Platform } from '#platform/module/platform.ts';
import { addPendingAccount } from './create-account.ts';
import { giveOneTimeCode, type OneTimeCode, usualHours } from './one-time-code.ts';
import { readDirectory } from './store/directory.ts';
import { addZone, findZone } from './store.ts';

/** One of the first three administrators, with the code that opens the account. */
export interface FirstAdministrator extends OneTimeCode {
  role: AccountRole;
  login: string;
}

/** A zone to be made: its code, its name, and the logins of its three administrators. */
export interface NewZone {
  code: string;
  name: string;
  administrators: { systemAdmin: string; securityAdmin: string; auditAdmin: string };
}

/**
 * Makes a zone with its three administrators, each pending with a one-time code, as a command on the server: nobody is
 * there yet who could confirm them. Throws `auth.zoneTaken` for a zone that has accounts; a zone that was left without
 * any, by a command that was cut off, is finished.
 */
export async function createZone(platform: Platform, wanted: NewZone): Promise<FirstAdministrator[]> {
  const { database, importer } = platform;
  const at = platform.now().toString({ fractionalSecondDigits: 3 });
  const known = await findZone(database.forZone(noZone), wanted.code);
  const { code, name } = wanted;
  const zone: ZoneRef = known ?? { id: randomUUIDv7(), code, name, demonstration: false };
  const filter = { role: [], status: [], page: 1, pageSize: 1 };
  if (known && (await readDirectory(database.forZone(known.id), filter)).total > 0) {
    throw new AppError('auth.zoneTaken', { code: wanted.code });
  }
  if (known === undefined) await addZone(importer.forZone(noZone), zone);
  const common = { zoneId: zone.id, at, ip: null, trace: null };
  const actor = { kind: 'command' as const, accountId: null, role: null };
  return database.transaction(zone.id, async (tx) => {
    const subject = { type: 'auth.zone' as const, id: zone.id };
    await recordEntry(tx, { ...common, action: 'auth.createZone', actor, subject, after: { code, name: zone.name } });
    const made: FirstAdministrator[] = [];
    for (const [role, login] of Object.entries(wanted.administrators) as [AccountRole, string][]) {
      const id = randomUUIDv7();
      const account = { zoneId: zone.id, id, login, displayName: login, role, createdBy: null, personKey: null };
      await addPendingAccount(tx, { ...account, confirmedAt: at });
      const now = platform.now().epochMilliseconds;
      const given = await giveOneTimeCode(tx, { zone, accountId: id, purpose: 'activate', now, hours: usualHours });
      const about = { type: 'auth.account' as const, id };
      await recordEntry(tx, { ...common, action: 'auth.inviteAccount', actor, subject: about, after: { login, role } });
      made.push({ role, login, ...given });
    }
    return made;
  });
}
