import { Readable } from 'node:stream';
import type { PoolOptions } from '#platform/db/server/pool.ts';
import type { ArchiveHeader, ArchiveManifest } from '../contract/manifest.ts';
import type { ContentTarget } from './contents.ts';
import { type ArchiveFile, readArchive } from './read-archive.ts';
import { openLoad } from './store/load.ts';

/** How an archive is brought into an empty database. */
export interface RestoreWork {
  archive: ArchiveFile;
  /** The owner of the schemas, on a database that holds nothing yet. */
  migrator: PoolOptions;
  /** Applies exactly the archive's migrations. */
  migrate(migrations: ArchiveHeader['migrations']): Promise<void>;
  contents: ContentTarget;
  progress?: (step: RestoreStep) => void;
}

/** What a restore is doing. */
export type RestoreStep =
  | { step: 'checked' }
  | { step: 'migrated'; migrations: number }
  | { step: 'loaded' | 'verified'; name: string };

/**
 * Reads the archive to its end before anything is touched, then fills the database in one transaction and compares what
 * stands there with the archive before it commits.
 */
export async function restoreArchive(work: RestoreWork): Promise<ArchiveManifest> {
  const { archive, migrator, contents } = work;
  const progress = work.progress ?? (() => {});
  const { migrations } = await readArchive(archive);
  progress({ step: 'checked' });
  await work.migrate(migrations);
  progress({ step: 'migrated', migrations: migrations.length });
  const load = await openLoad(migrator);
  try {
    const manifest = await readArchive(archive, {
      header: (header) => load.begin(header),
      table: async (name, rows) => {
        await load.table(name, rows);
        progress({ step: 'loaded', name });
      },
      content: (name, bytes) => contents.put(name, Readable.from(bytes, { objectMode: false })),
    });
    await load.finish(manifest, (name) => progress({ step: 'verified', name }));
    return manifest;
  } finally {
    await load.close();
  }
}
