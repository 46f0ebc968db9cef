import type { SealedEntry } from '../../contract/canonical-entry.ts';
import type { Subtree } from '../../contract/merkle.ts';
import { sealedSelection } from './entries.ts';
import type { Query } from './query.ts';

/** Of all advisory locks of the platform, the one that a sealer holds. */
const sealerLock = 7_266_003;

/** An entry waiting for the seal, with its place in the order of commits. */
export type WaitingEntry = SealedEntry & { id: string; xid: string; position: number };

/** Where the seal has come to. */
export interface SealedUpTo {
  xid: string;
  position: number;
}

/** A new link. */
export interface NewLink {
  number: number;
  entryId: string;
  leaf: Uint8Array;
  chain: Uint8Array;
}

/** A new node of the tree. */
export type NewNode = Subtree & { hash: Uint8Array };

/** Takes the lock until the end of the transaction; false when another sealer is at work. */
export async function lockSealer(query: Query): Promise<boolean> {
  const [row] = await query<{ held: boolean }>('select pg_try_advisory_xact_lock($1) as held', [sealerLock]);
  return row?.held === true;
}

/** The newest link, and the last place in the order of commits that is sealed. */
export async function lastLink(query: Query): Promise<{ number: number; chain: Buffer } | undefined> {
  const [row] = await query<{ number: number; chain: Buffer }>(
    'select number, chain from journal.link order by number desc limit 1',
  );
  return row;
}

/** Entries that came late stand among the newest links without being last in order, so more than one is looked at. */
export async function sealedUpTo(query: Query): Promise<SealedUpTo> {
  const [row] = await query<SealedUpTo>(`
    select e.xid::text as xid, e.position
    from (select entry_id from journal.link order by number desc limit 1000) l join journal.entry e on e.id = l.entry_id
    order by e.xid desc, e.position desc limit 1`);
  return row ?? { xid: '0', position: 0 };
}

/** The next committed entries; none above the oldest open transaction, so that a late commit is not passed over. */
export function waitingEntries(query: Query, { xid, position }: SealedUpTo, limit: number): Promise<WaitingEntry[]> {
  return query<WaitingEntry>(
    `select ${sealedSelection}, e.xid::text as xid, e.position from journal.entry e
    where (e.xid, e.position) > ($1::xid8, $2::bigint) and e.xid < pg_snapshot_xmin(pg_current_snapshot())
      and not exists (select from journal.link l where l.entry_id = e.id)
    order by e.xid, e.position limit $3`,
    [xid, position, limit],
  );
}

/**
 * Entries among the last that have no link although later ones have: a restored backup took them along unsealed and gave
 * all entries the same transaction.
 */
export function passedOverEntries(query: Query, { xid, position }: SealedUpTo, limit: number): Promise<WaitingEntry[]> {
  return query<WaitingEntry>(
    `select ${sealedSelection}, e.xid::text as xid, e.position from journal.entry e
    where e.position > (select max(position) - 1000000 from journal.entry)
      and (e.xid, e.position) <= ($1::xid8, $2::bigint)
      and not exists (select from journal.link l where l.entry_id = e.id)
    order by e.xid, e.position limit $3`,
    [xid, position, limit],
  );
}

/** Hashes of complete subtrees, leaves included, in the order asked for; undefined where one is missing. */
export async function subtreeHashes(query: Query, parts: readonly Subtree[]): Promise<(Buffer | undefined)[]> {
  const rows = await query<Subtree & { hash: Buffer }>(
    `select p.level, p.index, coalesce(n.hash, l.leaf) as hash
    from unnest($1::smallint[], $2::bigint[]) p(level, index)
    left join journal.node n on n.level = p.level and n.index = p.index
    left join journal.link l on p.level = 0 and l.number = p.index
    where n.hash is not null or l.leaf is not null`,
    [parts.map((part) => part.level), parts.map((part) => part.index)],
  );
  const found = new Map(rows.map((row) => [`${row.level}/${row.index}`, row.hash]));
  return parts.map((part) => found.get(`${part.level}/${part.index}`));
}

/** Adds links and the nodes that they complete. */
export async function addLinks(query: Query, links: readonly NewLink[], nodes: readonly NewNode[]): Promise<void> {
  await query(
    `insert into journal.link (number, entry_id, leaf, chain)
    select * from unnest($1::bigint[], $2::uuid[], $3::bytea[], $4::bytea[])`,
    [
      links.map((link) => link.number),
      links.map((link) => link.entryId),
      links.map((link) => Buffer.from(link.leaf)),
      links.map((link) => Buffer.from(link.chain)),
    ],
  );
  if (nodes.length === 0) return;
  await query(
    'insert into journal.node (level, index, hash) select * from unnest($1::smallint[], $2::bigint[], $3::bytea[])',
    [nodes.map((node) => node.level), nodes.map((node) => node.index), nodes.map((node) => Buffer.from(node.hash))],
  );
}
