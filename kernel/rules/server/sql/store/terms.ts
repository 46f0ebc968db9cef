import { type RawBuilder, sql } from 'kysely';

/** A piece of SQL with a value: how deep it reads named values, and whether it may be written twice at no cost. */
export interface Term {
  readonly sql: RawBuilder<unknown>;
  readonly simple: boolean;
  readonly level: number;
}

/** A whole number of 64 bits. */
export function wholeTerm(value: bigint): Term {
  return { sql: sql.raw(`(${value})::bigint`), simple: true, level: 0 };
}

/** Null of a type. */
export function nullTerm(type: 'bigint' | 'text' | 'boolean'): Term {
  return { sql: sql.raw(`null::${type}`), simple: true, level: 0 };
}

/** Names values that are read more than once, so that the text stays as short as the plan. */
export class TermWriter {
  private readonly levels: { readonly name: string; readonly value: RawBuilder<unknown> }[][] = [];
  private count = 0;

  /** A term over others; brackets stand around it. */
  of(value: RawBuilder<unknown>, ...from: readonly Term[]): Term {
    return { sql: sql`(${value})`, simple: false, level: Math.max(0, ...from.map(({ level }) => level)) };
  }

  /** The same value under a name, if it is longer than one. */
  named(term: Term): Term {
    if (term.simple) return term;
    this.count += 1;
    const name = `rule_value_${this.count}`;
    const level = this.levels[term.level] ?? [];
    this.levels[term.level] = [...level, { name, value: term.sql }];
    return { sql: sql.ref(name), simple: true, level: term.level + 1 };
  }

  /** The whole: a scalar that reads its named values from queries beside each other, deeper ones after those they read. */
  whole(root: Term): RawBuilder<unknown> {
    if (this.levels.length === 0) return root.sql;
    const sources = this.levels.map((values, level) => {
      const columns = sql.join(values.map(({ name, value }) => sql`${value} as ${sql.ref(name)}`));
      // An offset keeps the planner from writing the value into every place that reads it.
      return sql`lateral (select ${columns} offset 0) as ${sql.ref(`rule_level_${level}`)}`;
    });
    return sql`(select ${root.sql} from ${sql.join(sources, sql` cross join `)})`;
  }
}
