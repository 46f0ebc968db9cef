import type pg from 'pg';
import { composeForReading } from '#app/server/compose.ts';
import { migrate } from '#platform/db/server/migrate.ts';
import { prepareJobs } from '#platform/jobs/server/prepare-jobs.ts';
import type { ArchiveManifest } from '../contract/manifest.ts';
import { noContents } from './contents.ts';
import type { OtherDatabase } from './other-server.fixture.ts';
import type { ArchiveFile } from './read-archive.ts';
import { restoreArchive } from './restore-archive.ts';

/** Restores an archive into an empty database, with the project's migrations. */
export function restoreInto(target: OtherDatabase, archive: ArchiveFile): Promise<ArchiveManifest> {
  const migrator = target.as('yuanshu_migrator');
  return restoreArchive({
    archive,
    open: async ({ migrations }) => {
      const wanted = new Set(migrations.map(({ module, name }) => `${module}/${name}`));
      await migrate(migrator, composeForReading().migrations, ({ module, name }) => wanted.has(`${module}/${name}`));
      await prepareJobs(migrator);
      return { migrator, contents: noContents };
    },
  });
}

/** Rows of every table but PostgreSQL's own, counted by the superuser, whom no row-level security binds. */
export async function countAll(superuser: pg.Client): Promise<Record<string, number>> {
  const { rows } = await superuser.query<{ name: string; count: number }>(
    `select n.nspname || '.' || c.relname as name,
       (xpath('/row/n/text()', query_to_xml(format('select count(*) as n from %I.%I', n.nspname, c.relname),
         false, true, '')))[1]::text::bigint as count
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')`,
  );
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
}
