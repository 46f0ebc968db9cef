import { randomInt, randomUUIDv7 } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AccountRole } from '#platform/access/contract/roles.ts';
import type { ZoneRef } from '#platform/access/server/zone.ts';
import { hashPassword } from '#platform/auth/server/password.ts';
import { listAccounts, saveAccount } from '#platform/auth/server/store.ts';
import { recordSystemAct } from '#platform/journal/server/record-system-act.ts';
import type { Platform } from '#platform/module/platform.ts';
import people from '#zones/demo-logins/logins.json' with { type: 'json' };

/** A demonstration login as it is printed at the start. */
export interface DemoLogin {
  zone: string;
  login: string;
  role: AccountRole;
  displayName: string;
  password: string;
}

// No look-alikes: people copy these from a terminal to a telephone.
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Makes sure that each role has its login in a fictional zone, with passwords of this installation only. */
export async function ensureDemoLogins(platform: Platform, dataDir: string, zone: ZoneRef): Promise<DemoLogin[]> {
  const wanted = people.filter((person) => person.zone === zone.code);
  const kept = (await readKept(dataDir)).filter((login) => login.zone === zone.code);
  const present = new Set((await listAccounts(platform.database.forZone(zone.id))).map((account) => account.login));
  const complete = wanted.every(({ login }) => present.has(login) && kept.some((known) => known.login === login));
  if (complete) return kept;
  const logins = wanted.map(
    (person): DemoLogin => ({
      ...person,
      role: person.role as AccountRole,
      password: randomPassword(),
    }),
  );
  const hashes = await Promise.all(logins.map(({ password }) => hashPassword(password)));
  await platform.database.transaction(zone.id, async (tx) => {
    for (const [index, { login, displayName, role }] of logins.entries()) {
      const passwordHash = hashes[index] ?? '';
      const id = randomUUIDv7();
      await saveAccount(tx, { zoneId: zone.id, id, login, displayName, role, passwordHash, demonstration: true });
    }
    const after = { logins: logins.map(({ login, role }) => ({ login, role })) };
    await recordSystemAct(tx, platform.now(), { zoneId: zone.id, action: 'platform.makeDemoLogins', after });
  });
  await keep(dataDir, logins);
  return logins;
}

function randomPassword(): string {
  const letters = Array.from({ length: 12 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}

const fileOf = (dataDir: string) => join(dataDir, 'keys', 'demo-logins.json');

async function readKept(dataDir: string): Promise<DemoLogin[]> {
  try {
    return JSON.parse(await readFile(fileOf(dataDir), 'utf8')) as DemoLogin[];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

async function keep(dataDir: string, logins: DemoLogin[]): Promise<void> {
  const others = (await readKept(dataDir)).filter((login) => !logins.some((own) => own.zone === login.zone));
  const file = fileOf(dataDir);
  await mkdir(join(dataDir, 'keys'), { recursive: true, mode: 0o700 });
  await writeFile(`${file}.new`, `${JSON.stringify([...others, ...logins], null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}
