import type pg from 'pg';
import { nameReadings } from '#kernel/parties/server/names/domain/name-readings.ts';
import { normaliseName } from '#kernel/parties/server/names/domain/name-units.ts';
import type { BenchQuery } from './queries.ts';

/** The names beside their readings in a plain table, without row-level security, under trigram indexes. */
export async function buildPeer(client: pg.Client, names: readonly string[]): Promise<void> {
  const read = names.map((name) => {
    const chars = [...normaliseName(name)];
    return nameReadings(chars)[0] ?? chars;
  });
  await client.query('create extension if not exists pg_trgm');
  await client.query('create table public.peer (id bigint, name text, pinyin text, initials text)');
  await client.query(
    `insert into public.peer select made.* from unnest($1::bigint[], $2::text[], $3::text[], $4::text[]) as made`,
    [
      names.map((_, at) => at),
      names,
      read.map((reading) => reading.join('')),
      read.map((reading) => reading.map((syllable) => syllable[0]).join('')),
    ],
  );
  for (const column of ['name', 'pinyin', 'initials']) {
    await client.query(`create index on public.peer using gin (${column} gin_trgm_ops)`);
  }
  await client.query('vacuum analyze public.peer');
}

const columns = { han: 'name', pinyin: 'pinyin', initials: 'initials' } as const;

/** Twenty names by `ilike`, as an application on pg_trgm asks. */
export async function askPeer(client: pg.Client, { kind, q }: BenchQuery): Promise<void> {
  const column = columns[kind];
  await client.query({
    name: `peer-${column}`,
    text: `select id, name from public.peer where ${column} ilike $1 limit 20`,
    values: [`%${q}%`],
  });
}

/** Lets the connection use its indexes, or scan the table from end to end. */
export async function useIndexes(client: pg.Client, on: boolean): Promise<void> {
  for (const way of ['bitmapscan', 'indexscan']) await client.query(`set enable_${way} = ${on ? 'on' : 'off'}`);
}
