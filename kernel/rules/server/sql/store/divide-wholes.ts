import { type RawBuilder, sql } from 'kysely';
import type { RoundingMode } from '../../../contract/plan/plan.ts';
import type { Term, TermWriter } from './terms.ts';

type Sql = RawBuilder<unknown>;

/** A quotient of two whole numbers, rounded; null where the divisor is zero. Their sizes stay below 2^53, so nothing overflows. */
export function divideWholes(writer: TermWriter, [top, bottom]: readonly [Term, Term], by: Rounded): Term {
  const [x, y] = [writer.named(top), writer.named(bottom)];
  const divisor = by.maybeZero ? sql`nullif(${y.sql}, 0)` : y.sql;
  if (by.positive) return writer.of(sizes[by.mode](x.sql, divisor), x, y);
  const [a, b] = [sql`abs(${x.sql})`, sql`abs(${divisor})`];
  const above = sizes[by.mode](a, b);
  const below = sizes[mirrored[by.mode]](a, b);
  return writer.of(sql`case when (${x.sql} < 0) = (${y.sql} < 0) then ${above} else -${below} end`, x, y);
}

/** How a quotient is rounded. */
export interface Rounded {
  readonly mode: RoundingMode;
  /** Whether neither number is ever below zero. */
  readonly positive: boolean;
  readonly maybeZero: boolean;
}

/** Rounding of the size of a number below zero, so that the number is rounded as asked. */
const mirrored: Record<RoundingMode, RoundingMode> = {
  ...{ up: 'up', down: 'down', floor: 'ceiling', ceiling: 'floor' },
  ...{ halfUp: 'halfUp', halfDown: 'halfDown', halfEven: 'halfEven' },
};

const down = (a: Sql, b: Sql): Sql => sql`(${a} / ${b})`;
const up = (a: Sql, b: Sql): Sql => sql`((${a} + ${b} - 1) / ${b})`;

/** Quotients of numbers that are not below zero; division of whole numbers drops the rest. */
const sizes: Record<RoundingMode, (a: Sql, b: Sql) => Sql> = {
  ...{ down, floor: down, up, ceiling: up },
  halfUp: (a, b) => sql`((2 * ${a} + ${b}) / (2 * ${b}))`,
  halfDown: (a, b) => sql`((2 * ${a} + ${b} - 1) / (2 * ${b}))`,
  // One less where it is exactly a half and rounding up has made it odd.
  halfEven: (a, b) =>
    sql`((2 * ${a} + ${b}) / (2 * ${b}) - case when (2 * ${a} + ${b}) % (2 * ${b}) = 0
      then ((2 * ${a} + ${b}) / (2 * ${b})) % 2 else 0 end)`,
};
