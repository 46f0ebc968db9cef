import type { PoolOptions } from '#platform/db/server/pool.ts';
import type { ArchiveHeader, ArchiveManifest } from '../contract/manifest.ts';
import type { ContentTarget } from './contents.ts';
import { type ArchiveFile, readArchive } from './read-archive.ts';
import { openLoad } from './store/load.ts';

/** An empty database with exactly the archive's migrations, and the store of its files. */
export interface RestorePlace {
  /** The owner of the schemas. */
  migrator: PoolOptions;
  contents: ContentTarget;
}

/** How an archive is brought into an empty place. */
export interface RestoreWork {
  archive: ArchiveFile;
  /** Is called once the archive is known to be whole. */
  open(header: ArchiveHeader): Promise<RestorePlace>;
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
  const { archive } = work;
  const progress = work.progress ?? (() => {});
  const { written: _written, ...header } = await readArchive(archive);
  progress({ step: 'checked' });
  const { migrator, contents } = await work.open(header);
  progress({ step: 'migrated', migrations: header.migrations.length });
  const load = await openLoad(migrator);
  try {
    const manifest = await readArchive(archive, {
      header: (facts) => load.begin(facts),
      table: async (name, rows) => {
        await load.table(name, rows);
        progress({ step: 'loaded', name });
      },
      content: (name, bytes) => contents.put(name, bytes),
    });
    await load.finish(manifest, (name) => progress({ step: 'verified', name }));
    return manifest;
  } finally {
    await load.close();
  }
}
