import { randomUUIDv7 } from 'node:crypto';
import type pg from 'pg';

/** The zone of the benchmark: the officer whose lists are read, and its department. */
export interface SeededZone {
  zoneId: string;
  accountId: string;
  departmentId: string;
}

/** How much there is: cases of the zone, of which every third is open; tasks and past cases of the officer. */
export interface SeedSizes {
  cases: number;
  own: number;
}

/** A hundred departments, an officer who leads one, as an authority has them. */
export async function seedPeople(admin: pg.Client, { zoneId, accountId }: Omit<SeededZone, 'departmentId'>) {
  const [staffId, postId] = [randomUUIDv7(), randomUUIDv7()];
  await admin.query("set session_replication_role = 'replica'");
  await admin.query(
    `insert into parties.organisation_change (zone_id, number, kind, effective_on, made_at)
     values ($1, 1, 'loading', '2020-01-01', now())`,
    [zoneId],
  );
  await admin.query(
    'insert into parties.department (zone_id, id) select $1, gen_random_uuid() from generate_series(1, 100)',
    [zoneId],
  );
  await admin.query(
    `insert into parties.department_state (zone_id, department_id, valid_from, change_number, status, parent_id, kind, code, name,
       position)
     select $1, id, '2020-01-01', 1, 'standing', case when n > 1 then root end,
       case when n > 1 then 'department' else 'zoneAuthority' end, 'd' || n, 'Department ' || n, n
     from (select id, row_number() over (order by id) as n, first_value(id) over (order by id) as root
       from parties.department where zone_id = $1) as d`,
    [zoneId],
  );
  const { rows } = await admin.query<{ id: string }>(
    'select id from parties.department where zone_id = $1 order by id desc limit 1',
    [zoneId],
  );
  const departmentId = rows[0]?.id ?? '';
  await admin.query(
    "insert into parties.staff (zone_id, id, name, account_id, position) values ($1, $2, 'Bench', $3, 1)",
    [zoneId, staffId, accountId],
  );
  await admin.query('insert into parties.post (zone_id, id) values ($1, $2)', [zoneId, postId]);
  await admin.query(
    `insert into parties.post_state (zone_id, post_id, valid_from, change_number, status, department_id, title, head, position,
       holder_id, main, confirmed) values ($1, $2, '2020-01-01', 1, 'standing', $3, 'Head', true, 1, $4, true, true)`,
    [zoneId, postId, departmentId, staffId],
  );
  return departmentId;
}

/**
 * Cases by the million, past all rules and triggers: every third open with one task, the first `own` tasks the officer's (half by
 * name, half by department), the others spread over the departments; the officer acted on and started `own` cases and was sent a
 * tenth of them, among a hundred thousand such rows of others.
 */
export async function seedCases(admin: pg.Client, zone: SeededZone, { cases, own }: SeedSizes): Promise<void> {
  const { zoneId, accountId, departmentId } = zone;
  await admin.query("set session_replication_role = 'replica'");
  await admin.query(
    `create temporary table seeded as select n, gen_random_uuid() as id, current_date + (n % 40 - 10)::int as due,
       (array(select id from parties.department where zone_id = '${zoneId}' and id <> '${departmentId}' order by id))[1 + n % 99]
         as department from generate_series(1, ${cases}) as n`,
  );
  await admin.query(
    `insert into cases.case_file (zone_id, id, lifecycle, number, title, opened_at, opened_on, opened_by, state, sequence, lead_id,
       due_on, warn_on, changed_at, concluded_at)
     select $1, id, 'bench.matter', 'BN2026-' || lpad(n::text, 7, '0'), 'Matter ' || n, now() - n * interval '1 second',
       current_date, case when n <= $3 then $2::uuid end, 'open', 1, department, case when n % 3 = 0 then due end,
       case when n % 3 = 0 then due - 2 end, now(), case when n % 3 <> 0 then now() end from seeded`,
    [zoneId, accountId, own],
  );
  await admin.query(
    `insert into cases.task (zone_id, case_id, place, kind, lifecycle, department_id, account_id, since, due_on, warn_on)
     select $1, id, 0, 'move', 'bench.matter',
       case when n <= $4 * 3 then case when n % 2 = 0 then $3::uuid end else department end,
       case when n <= $4 * 3 and n % 2 = 1 then $2::uuid end, now(), due, due - 2
     from seeded where n % 3 = 0`,
    [zoneId, accountId, departmentId, own],
  );
  await admin.query(
    `insert into cases.participant (zone_id, account_id, case_id, last_at)
     select $1, $2, id, now() - n * interval '1 minute' from seeded where n <= $3`,
    [zoneId, accountId, own],
  );
  await admin.query(
    `insert into cases.copy (zone_id, case_id, id, account_id, copied_at)
     select $1, id, gen_random_uuid(), $2, now() from seeded where n <= $3 / 10`,
    [zoneId, accountId, own],
  );
  await seedOthers(admin, zoneId, Math.min(100_000, cases));
  await admin.query("set session_replication_role = 'origin'");
  // Neither the map of what is visible nor dirty pages are left to be made while the clock runs.
  for (const table of ['case_file', 'task', 'participant', 'copy', 'copy_reading']) {
    await admin.query(`vacuum analyze cases.${table}`);
  }
  await admin.query('analyze');
  await admin.query('checkpoint');
}

/** What two hundred colleagues did and were sent: without it the officer's rows would be the whole of their tables. */
async function seedOthers(admin: pg.Client, zoneId: string, rows: number): Promise<void> {
  const colleague = "('00000000-0000-7000-8000-' || lpad((n % 200)::text, 12, '0'))::uuid";
  await admin.query(
    `insert into cases.participant (zone_id, account_id, case_id, last_at)
     select $1, ${colleague}, id, now() - n * interval '1 minute' from seeded where n <= $2`,
    [zoneId, rows],
  );
  await admin.query(
    `insert into cases.copy (zone_id, case_id, id, account_id, copied_at)
     select $1, id, gen_random_uuid(), ${colleague}, now() from seeded where n <= $2`,
    [zoneId, rows],
  );
  await admin.query(
    `insert into cases.copy_reading (zone_id, copy_id, account_id, read_at)
     select zone_id, id, account_id, now() from cases.copy where zone_id = $1 and get_byte(uuid_send(id), 0) < 128`,
    [zoneId],
  );
}
