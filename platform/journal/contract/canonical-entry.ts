import { utf8, utf8Length } from './bytes.ts';
import { type Hash, hashLeaf } from './merkle.ts';

/** Columns of an entry in the order in which they are hashed; position and transaction number belong to the cluster and not to the entry. */
export const sealedColumns = [
  'id',
  'zone_id',
  'at',
  'action',
  'actor_kind',
  'account_id',
  'role',
  'ip',
  'trace',
  'subject_type',
  'subject_id',
  'before',
  'after',
  'reason',
] as const;

/** An entry as it is hashed: every column as text; `at` as seconds since 1970 with six decimals, so that a microsecond shows. */
export type SealedEntry = Readonly<Record<(typeof sealedColumns)[number], string | null>>;

/** Says which columns in which order follow; a later shape gets another number. */
const header = 'yuanshu.journal.entry.1\n';

/**
 * The text whose UTF-8 bytes are the leaf of an entry: the header, then for each column `<bytes>:<text>,` or `-,` for null.
 * Two different entries never have the same text.
 */
export function canonicalText(entry: SealedEntry): string {
  let text = header;
  for (const column of sealedColumns) {
    const value = entry[column];
    text += value === null ? '-,' : `${utf8Length(value)}:${value},`;
  }
  return text;
}

/** Leaf hash of an entry. */
export function leafOf(entry: SealedEntry, hash?: Hash): Uint8Array {
  return hashLeaf(utf8(canonicalText(entry)), hash);
}
