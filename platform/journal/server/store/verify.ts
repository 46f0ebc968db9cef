import type { SealedEntry } from '../../contract/canonical-entry.ts';
import type { Subtree } from '../../contract/merkle.ts';
import { sealedSelection } from './entries.ts';
import type { Query } from './query.ts';

/** A link beside the entry that it names; the entry's id is null where there is none. */
export type LinkedEntry = SealedEntry & {
  number: number;
  entryId: string;
  leaf: Buffer;
  chain: Buffer;
};

/** Links from a number, in order, each with its entry. */
export function linksFrom(query: Query, number: number, limit: number): Promise<LinkedEntry[]> {
  return query<LinkedEntry>(
    `select l.number, l.entry_id::text as "entryId", l.leaf, l.chain, ${sealedSelection}
    from (select * from journal.link where number >= $1 order by number limit $2) l
    left join journal.entry e on e.id = l.entry_id order by l.number`,
    [number, limit],
  );
}

/** How many rows the tables of the seal have. */
export async function countSeal(query: Query): Promise<{ links: number; nodes: number; heads: number }> {
  const [row] = await query<{ links: number; nodes: number; heads: number }>(
    `select (select count(*) from journal.link) as links, (select count(*) from journal.node) as nodes,
      (select count(*) from journal.head) as heads`,
  );
  return row ?? { links: 0, nodes: 0, heads: 0 };
}

/** Stored nodes of these stretches, one stretch a level. */
export function nodesWithin(
  query: Query,
  stretches: readonly { level: number; from: number; to: number }[],
): Promise<(Subtree & { hash: Buffer })[]> {
  return query<Subtree & { hash: Buffer }>(
    `select n.level, n.index, n.hash from unnest($1::smallint[], $2::bigint[], $3::bigint[]) s(level, low, high)
    join journal.node n on n.level = s.level and n.index between s.low and s.high`,
    [stretches.map((one) => one.level), stretches.map((one) => one.from), stretches.map((one) => one.to)],
  );
}

/** Entries without a link: how many, and those that should long have one. */
export async function unlinkedEntries(
  query: Query,
  { oldestAt, limit }: { oldestAt: string; limit: number },
): Promise<{ unsealed: number; passedOver: string[] }> {
  const rows = await query<{ unsealed: number; id: string | null }>(
    `with unlinked as materialized (
      select e.id, e.xid, e.at from journal.entry e where not exists (select from journal.link l where l.entry_id = e.id)
    ), last as (
      select max(e.xid::text::numeric) as xid
      from (select entry_id from journal.link order by number desc limit 1000) l join journal.entry e on e.id = l.entry_id
    )
    select (select count(*) from unlinked) as unsealed, late.id::text as id
    from (select 1) one left join lateral (
      select u.id from unlinked u, last
      where u.at < $1::timestamptz or u.xid::text::numeric < last.xid limit $2) late on true`,
    [oldestAt, limit],
  );
  return { unsealed: rows[0]?.unsealed ?? 0, passedOver: rows.flatMap((row) => (row.id === null ? [] : [row.id])) };
}
