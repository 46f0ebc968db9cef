import { z } from 'zod';

/** A path below the folder of the server, e.g. `base/5/1259`. */
const path = z.string().regex(/^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/);

/** A copied file: size in bytes and SHA-256 of the copy. */
export const baseFile = z.object({ path, bytes: z.int().nonnegative(), sha256: z.string().regex(/^[0-9a-f]{64}$/) });
export type BaseFile = z.infer<typeof baseFile>;

/** A copy of the files of an embedded server, from which its log leads to every later moment. */
export const baseManifest = z.object({
  format: z.literal('yuanshu-base'),
  version: z.literal(1),
  /** Version of PostgreSQL, which alone can read the files. */
  server: z.string(),
  /** By the server's clock, ISO 8601 in UTC; the log leads to moments after `finishedAt`. */
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  folders: z.array(path),
  files: z.array(baseFile),
});
export type BaseManifest = z.infer<typeof baseManifest>;
