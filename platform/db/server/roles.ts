import type { Client } from 'pg';
import { AppError } from '#platform/errors/contract/errors.ts';

/** Passwords of the database roles. */
export type RolePasswords = Record<'yuanshu_migrator' | 'yuanshu_app' | 'yuanshu_importer', string>;

const roles = ['yuanshu_migrator', 'yuanshu_app', 'yuanshu_importer'] as const;

/** Makes the roles of the platform where they are missing. */
export async function ensureRoles(client: Client, passwords: RolePasswords): Promise<void> {
  const me = await client.query<{ name: string; can: boolean }>(
    'select current_user as name, (rolcreaterole or rolsuper) as can from pg_roles where rolname = current_user',
  );
  const known = await client.query<{ rolname: string }>('select rolname from pg_roles where rolname = any($1)', [
    roles,
  ]);
  const missing = roles.filter((role) => !known.rows.some((row) => row.rolname === role));
  if (missing.length > 0 && !me.rows[0]?.can) throw new AppError('db.rolesMissing', { roles: missing.join(', ') });
  for (const role of missing) {
    await client.query(
      `create role ${role} login nosuperuser nobypassrls password ${client.escapeLiteral(passwords[role])}`,
    );
  }
  const db = await client.query<{ name: string }>('select current_database() as name');
  const name = client.escapeIdentifier(db.rows[0]?.name ?? '');
  await client.query(`alter database ${name} owner to yuanshu_migrator`);
  await client.query(`revoke connect, temporary on database ${name} from public`);
  await client.query(`grant connect on database ${name} to ${roles.join(', ')}`);
}
