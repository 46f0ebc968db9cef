import { z } from 'zod';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A table of the archive: `schema.table`, its columns in the order of the rows, and the columns that order the rows. */
export const archivedTable = z.object({
  name: z.string().regex(/^[a-z_]+\.[a-z0-9_]+$/),
  columns: z.array(z.string().min(1)).min(1),
});
export type ArchivedTable = z.infer<typeof archivedTable>;

/** Number of rows of a table, and the SHA-256 of its rows as COPY text in the order of its key. */
export const tableDigest = z.object({ name: z.string(), rows: z.int().nonnegative(), sha256 });
export type TableDigest = z.infer<typeof tableDigest>;

/** Names stay inside their store: no empty part, none that leads upwards. */
export const contentName = z.string().regex(/^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/);

/** A kept file by its name in the store, with its size in bytes and its SHA-256. */
export const contentDigest = z.object({ name: contentName, bytes: z.int().nonnegative(), sha256 });
export type ContentDigest = z.infer<typeof contentDigest>;

/** What an archive says of itself before its rows: all of one snapshot. */
export const archiveHeader = z.object({
  format: z.literal('yuanshu-backup'),
  version: z.literal(1),
  /** Version of the project that wrote it. */
  project: z.string(),
  /** Version of PostgreSQL that it was read from, e.g. `15.14`. */
  server: z.string(),
  /** When the snapshot was taken, ISO 8601 in UTC. */
  takenAt: z.iso.datetime(),
  migrations: z.array(z.object({ module: z.string(), name: z.string(), sha256 })),
  zones: z.array(z.object({ id: z.uuid(), code: z.string(), name: z.string() })),
  tables: z.array(archivedTable),
  /** Next value of each sequence: `last` as text, and whether it was already given out. */
  sequences: z.array(z.object({ name: z.string(), last: z.string().regex(/^-?\d+$/), called: z.boolean() })),
});
export type ArchiveHeader = z.infer<typeof archiveHeader>;

/** The same, and what was written; it closes the archive, so that one without it is known to be cut off. */
export const archiveManifest = archiveHeader.extend({
  written: z.object({
    tables: z.array(tableDigest),
    contents: z.array(contentDigest),
    /** Files that the store listed and could not give. */
    lost: z.array(z.string()),
  }),
});
export type ArchiveManifest = z.infer<typeof archiveManifest>;
