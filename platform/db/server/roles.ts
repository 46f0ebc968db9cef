import type { Client } from 'pg';
import { AppError } from '#platform/errors/contract/errors.ts';
import { scramVerifier } from './scram.ts';

/** Roles below the one that owns the schemas. */
export type LesserRole = 'yuanshu_app' | 'yuanshu_importer';

const lesser: readonly LesserRole[] = ['yuanshu_app', 'yuanshu_importer'];

/**
 * Makes the application's and the importer's role where they are missing, as whoever is connected,
 * and lets nobody else into the database. `passwords` are those of the new roles. A role that would see through row-level
 * security is refused (`db.roleUnsafe`).
 */
export async function ensureLesserRoles(
  client: Client,
  passwords: Readonly<Record<LesserRole, string>>,
): Promise<void> {
  await ensure(client, lesser, passwords);
  const { name, owned } = await currentDatabase(client);
  if (!owned) return;
  await client.query(`revoke connect, temporary on database ${name} from public`);
  await client.query(`grant connect on database ${name} to ${lesser.join(', ')}`);
}

/** As the superuser: makes all three roles and gives the database to the migrator. */
export async function ensureRoles(
  client: Client,
  passwords: Readonly<Record<LesserRole | 'yuanshu_migrator', string>>,
): Promise<void> {
  await ensure(client, ['yuanshu_migrator'], passwords);
  await ensureLesserRoles(client, passwords);
  const { name } = await currentDatabase(client);
  await client.query(`alter database ${name} owner to yuanshu_migrator`);
}

async function ensure<R extends string>(
  client: Client,
  roles: readonly R[],
  passwords: Readonly<Record<R, string>>,
): Promise<void> {
  const known = await client.query<{ role: string; unsafe: boolean }>(
    'select rolname as role, rolsuper or rolbypassrls as unsafe from pg_roles where rolname = any($1)',
    [roles],
  );
  const unsafe = known.rows.find((row) => row.unsafe);
  if (unsafe) throw new AppError('db.roleUnsafe', { role: unsafe.role });
  const missing = roles.filter((role) => !known.rows.some((row) => row.role === role));
  if (missing.length === 0) return;
  const me = await client.query<{ may: boolean }>(
    'select rolcreaterole or rolsuper as may from pg_roles where rolname = current_user',
  );
  if (!me.rows[0]?.may) throw new AppError('db.rolesMissing', { roles: missing.join(', ') });
  for (const role of missing) {
    const verifier = client.escapeLiteral(scramVerifier(passwords[role]));
    await client.query(
      `create role ${role} login nosuperuser nocreatedb nocreaterole nobypassrls password ${verifier}`,
    );
  }
}

async function currentDatabase(client: Client): Promise<{ name: string; owned: boolean }> {
  const { rows } = await client.query<{ name: string; owned: boolean }>(
    "select datname as name, pg_has_role(datdba, 'usage') as owned from pg_database where datname = current_database()",
  );
  const row = rows[0];
  if (row === undefined) throw new Error('the current database has no row in pg_database');
  return { name: client.escapeIdentifier(row.name), owned: row.owned };
}
