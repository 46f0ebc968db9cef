import { instantText, type JournalHead, keyName } from '../../contract/head.ts';
import type { JournalKey } from '../journal-keys.ts';
import type { Query } from './query.ts';

const headColumns = `h.number, h.journal::text as journal, h.size, encode(h.root, 'hex') as root,
  encode(h.chain, 'hex') as chain, extract(epoch from h.signed_at)::text as "signedAt",
  encode(h.previous, 'hex') as previous, encode(h.key, 'hex') as key, encode(h.signature, 'hex') as signature,
  coalesce(encode(k.public_key, 'hex'), '') as "publicKey"`;
const source = 'journal.head h left join journal.key k on k.id = h.key';

const asHead = (row: JournalHead): JournalHead => ({ ...row, signedAt: instantText(row.signedAt) });

/** The newest head. */
export async function newestHead(query: Query): Promise<JournalHead | undefined> {
  const [row] = await query<JournalHead>(`select ${headColumns} from ${source} order by h.number desc limit 1`);
  return row && asHead(row);
}

/** Heads after a number, oldest first. */
export async function headsAfter(query: Query, number: number, limit: number): Promise<JournalHead[]> {
  const rows = await query<JournalHead>(
    `select ${headColumns} from ${source} where h.number > $1 order by h.number limit $2`,
    [number, limit],
  );
  return rows.map(asHead);
}

/** Heads before a number, newest first; from the newest when it is undefined. */
export async function headsBefore(query: Query, number: number | undefined, limit: number): Promise<JournalHead[]> {
  const rows = await query<JournalHead>(
    `select ${headColumns} from ${source} where $1::bigint is null or h.number < $1 order by h.number desc limit $2`,
    [number ?? null, limit],
  );
  return rows.map(asHead);
}

/** Heads with these numbers. */
export async function headsNumbered(query: Query, numbers: readonly number[]): Promise<Map<number, JournalHead>> {
  const rows = await query<JournalHead>(`select ${headColumns} from ${source} where h.number = any($1::bigint[])`, [
    [...numbers],
  ]);
  return new Map(rows.map((row) => [row.number, asHead(row)]));
}

/** The first head that covers a link. */
export async function headOver(query: Query, link: number): Promise<JournalHead | undefined> {
  const [row] = await query<JournalHead>(
    `select ${headColumns} from ${source} where h.size > $1 order by h.size, h.number limit 1`,
    [link],
  );
  return row && asHead(row);
}

/** Adds a signed head. */
export async function addHead(query: Query, head: JournalHead): Promise<void> {
  await query(
    `insert into journal.head (number, journal, size, root, chain, signed_at, previous, key, signature) values
    ($1, $2, $3, decode($4, 'hex'), decode($5, 'hex'), $6, decode($7, 'hex'), decode($8, 'hex'), decode($9, 'hex'))`,
    [
      ...[head.number, head.journal, head.size, head.root, head.chain],
      ...[head.signedAt, head.previous, head.key, head.signature],
    ],
  );
}

/** Public keys as the database has them. */
export async function listKeys(query: Query): Promise<(JournalKey & { id: string })[]> {
  const rows = await query<JournalKey & { id: string }>(
    `select number, encode(id, 'hex') as id, encode(public_key, 'hex') as "publicKey",
      extract(epoch from since)::text as since, encode(endorsement, 'hex') as endorsement
    from journal.key order by number`,
  );
  return rows.map((row) => ({ ...row, since: instantText(row.since) }));
}

/** Adds the keys that the database does not know yet. */
export async function addKeys(query: Query, keys: readonly JournalKey[]): Promise<void> {
  for (const { number, publicKey, since, endorsement } of keys) {
    await query(
      `insert into journal.key (number, id, public_key, since, endorsement)
      values ($1, decode($2, 'hex'), decode($3, 'hex'), $4, decode($5, 'hex')) on conflict do nothing`,
      [number, keyName(publicKey), publicKey, since, endorsement],
    );
  }
}
