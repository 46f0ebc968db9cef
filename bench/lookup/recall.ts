import { sql } from 'kysely';
import { matchCode, matchName } from '#kernel/parties/server/names/domain/match-name.ts';
import { parseNameQuery } from '#kernel/parties/server/names/domain/name-query.ts';
import { nameReadings } from '#kernel/parties/server/names/domain/name-readings.ts';
import { normaliseName } from '#kernel/parties/server/names/domain/name-units.ts';
import { lookUp } from '#kernel/parties/server/names/look-up.ts';
import { idsOfNamed } from '#kernel/parties/server/names/store/found.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { BenchQuery } from './queries.ts';

/** Found by the index ÷ found by comparing every name, over all queries; and answers of look-up that are not as they should be. */
export interface Recall {
  recall: number;
  precision: number;
  wrongAnswers: number;
}

/** Compares every query with every name, one by one, and with what the database finds. */
export async function measureRecall(
  db: ZoneDb,
  firms: readonly { id: string; name: string; code: string }[],
  queries: readonly BenchQuery[],
): Promise<Recall> {
  // Without the letters of a query in one of these texts no match is possible: it spares the exact comparison.
  const texts = firms.map(({ name }) => {
    const chars = [...normaliseName(name)];
    const readings = nameReadings(chars);
    const all = readings.flatMap((reading) => [reading.join(''), reading.map((syllable) => syllable[0]).join('')]);
    return [chars.join(''), ...all].join('|');
  });
  let [wanted, found, right, wrongAnswers] = [0, 0, 0, 0];
  for (const { q } of queries) {
    const query = parseNameQuery(q);
    if (query === null) throw new Error(`${q} is no query`);
    const meeting = new Set<string>();
    for (const [at, firm] of firms.entries()) {
      const byName = texts[at]?.includes(query.words) && matchName(query, firm.name) !== undefined;
      const inCode = firm.code.includes(query.words.toUpperCase());
      if (byName || (inCode && matchCode(query, firm.code) !== undefined)) meeting.add(firm.id);
    }
    const { rows } = await sql<{ id: string }>`select id from ${idsOfNamed(query, 'firm')} as met (id)`.execute(db);
    wanted += meeting.size;
    found += rows.length;
    right += rows.filter(({ id }) => meeting.has(id)).length;
    const { hits, more } = await lookUp(db, { q, kinds: [], limit: 20 });
    const asItShould = hits.length === Math.min(20, meeting.size) && more === meeting.size > 20;
    if (!asItShould || !hits.every((hit) => meeting.has(hit.id))) wrongAnswers += 1;
  }
  return { recall: right / wanted, precision: right / found, wrongAnswers };
}
