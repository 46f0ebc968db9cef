import { type RawBuilder, sql } from 'kysely';

/** The limits that acts of departments stopped from a day on, a row each: the rate and the list behind it read the same rows. */
export function stoppedLimits({
  departments,
  from,
}: {
  departments: readonly string[];
  from: string;
}): RawBuilder<unknown> {
  return sql`select a.zone_id, a.case_id, a.at as since, a.sequence * 100 + one.place::int as place,
      (one.clock ->> 'dueOn')::date as due_on, (one.clock ->> 'stoppedOn')::date as stopped_on
    from cases.action as a,
      rows from (jsonb_each(a.detail -> 'clocks')) with ordinality as one (name, clock, place)
    where a.department_id = any(${[...departments]}::uuid[]) and a.at >= (${from}::date::timestamp at time zone 'Asia/Shanghai')
      and a.detail ? 'clocks' and one.clock ->> 'stoppedOn' = (a.at at time zone 'Asia/Shanghai')::date::text`;
}
