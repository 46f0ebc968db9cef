import { openRandom } from '#kernel/parties/server/domain/random.ts';
import { nameReadings } from '#kernel/parties/server/names/domain/name-readings.ts';
import { normaliseName } from '#kernel/parties/server/names/domain/name-units.ts';

/** How a query is typed. */
export type QueryKind = 'han' | 'pinyin' | 'initials';

/** What is typed, cut out of a name. */
export interface BenchQuery {
  kind: QueryKind;
  q: string;
}

/** Two hundred queries of each kind, cut out of the names at random: common words and rare ones as they occur. */
export function cutQueries(names: readonly string[], each = 200): BenchQuery[] {
  const random = openRandom('bench/lookup');
  const cut = (kind: QueryKind): BenchQuery => {
    const chars = [...normaliseName(random.pick(names))];
    const length = random.between(2, 4);
    const from = random.below(chars.length - length + 1);
    const part = (kind === 'han' ? chars : (nameReadings(chars)[0] ?? chars)).slice(from, from + length);
    return { kind, q: part.map((unit) => (kind === 'initials' ? unit.slice(0, 1) : unit)).join('') };
  };
  return (['han', 'pinyin', 'initials'] as const).flatMap((kind) => Array.from({ length: each }, () => cut(kind)));
}
