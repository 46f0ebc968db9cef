import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ZoneRef } from '#platform/access/server/zone.ts';
import { addZone, saveAccount } from '#platform/auth/server/store.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';

const zone: ZoneRef = {
  ...{ id: '018f0000-0000-7000-8000-0000000000d1', code: 'yangban', name: '样板经开区', demonstration: true },
};
const officer = '018f0000-0000-7000-8000-0000000000d2';

/** A department, and somebody of the staff without login, of the zone $1. */
const department = '(select min(id::text)::uuid from parties.department where zone_id = $1)';
const staff = '(select min(id::text)::uuid from parties.staff where zone_id = $1 and account_id is null)';
const openCase = (number: string) => `insert into cases.case_file
    (zone_id, id, lifecycle, number, title, party_id, opened_at, opened_on, state, sequence, changed_at)
  values ($1, gen_random_uuid(), 'visits.issue', '${number}', '道路积水', $2, now(), '2026-01-01', 'registered', 1, now())`;
const raiseIssue = `with file as (${openCase('SQ2026-99991')} returning id)
  insert into visits.issue (zone_id, case_id, number, firm_id, category, urgency, text, source, industry, raised_on, raised_at)
  select $1, id, 'SQ2026-99991', $2, 'road', 'normal', '道路积水', 'own', 'C39', '2026-01-01', now() from file`;

/** Each column by which rows of people name a firm, with a statement that makes such a row: $1 is the zone, $2 the firm. */
const references: Record<string, string> = {
  'parties.occupancy.party_id': `insert into parties.occupancy (zone_id, id, party_id, place_id, kind, starts_on)
    select $1, gen_random_uuid(), $2, id, 'operates', '2026-01-01' from parties.site where zone_id = $1 and number = 'S003'`,
  'parties.relation.from_id': `insert into parties.relation
      (zone_id, id, kind, from_id, to_id, starts_on, source, made_at)
    select $1, gen_random_uuid(), 'control', $2, id, '2026-01-01', '协议', now() from parties.partner
      where zone_id = $1 limit 1`,
  'parties.relation.to_id': `insert into parties.relation
      (zone_id, id, kind, from_id, to_id, starts_on, source, made_at)
    select $1, gen_random_uuid(), 'control', id, $2, '2026-01-01', '协议', now() from parties.partner
      where zone_id = $1 limit 1`,
  'parties.roster_entry.party_id': `with act as (insert into parties.roster_act (zone_id, id, roster_id, kind, made_at)
      select zone_id, gen_random_uuid(), roster_id, 'adding', now() from parties.roster_item
        where zone_id = $1 order by id limit 1 returning id, roster_id)
    insert into parties.roster_entry (zone_id, id, roster_id, item_id, party_id, starts_on, ends_on,
      made_by)
    select $1, gen_random_uuid(), act.roster_id, (select id from parties.roster_item as item where item.zone_id = $1
      and item.roster_id = act.roster_id limit 1), $2, '1990-01-01', '1990-02-01',
      act.id from act`,
  'parties.firm_status.firm_id': `insert into parties.firm_status
      (zone_id, firm_id, number, valid_from, status, made_at) values ($1, $2, 90, '2026-01-01', 'suspended', now())`,
  'parties.consent.party_id': `insert into parties.consent (zone_id, id, party_id, fields, purpose, receiver_kind,
      receiver_group, starts_on, ends_on, given_as, given_at)
    values ($1, gen_random_uuid(), $2, '{tax}', 'statistics', 'institutionKind', 'bank', '2026-01-01', '2027-01-01',
      'representative', now())`,
  'parties.firm_correction.firm_id': `insert into parties.firm_correction
      (zone_id, id, firm_id, field, proposed, reason, asked_by, asked_at)
    values ($1, gen_random_uuid(), $2, 'address', '启明路 1 号', '迁址后未更新', '${officer}', now())`,
  'parties.party_name.party_id': `insert into parties.party_name (zone_id, party_id, place, party_kind, kind, name, words)
    values ($1, $2, 90, 'firm', 'former', '样板旧名', '样板旧名')`,
  'parties.duplicate.left_id': `insert into parties.duplicate (zone_id, id, left_id, right_id, score, reasons, compared,
      state, proposed_at, decided_by, decided_at)
    select $1, gen_random_uuid(), $2, id, 50, '[]', '-', 'apart', now(), '${officer}', now() from parties.firm
      where zone_id = $1 and id > $2 order by id limit 1`,
  'parties.duplicate.right_id': `insert into parties.duplicate (zone_id, id, left_id, right_id, score, reasons, compared,
      state, proposed_at, decided_by, decided_at)
    select $1, gen_random_uuid(), id, $2, 50, '[]', '-', 'apart', now(), '${officer}', now() from parties.firm
      where zone_id = $1 order by id limit 1`,
  'parties.merge.survivor_id': `insert into parties.merge
      (zone_id, id, party_kind, survivor_id, loser_id, fields, reason, merged_by, merged_at)
    values ($1, gen_random_uuid(), 'firm', $2, gen_random_uuid(), '{}', '同一家企业', '${officer}', now())`,
  'parties.merge.loser_id': `insert into parties.merge
      (zone_id, id, party_kind, survivor_id, loser_id, fields, reason, merged_by, merged_at)
    values ($1, gen_random_uuid(), 'firm', gen_random_uuid(), $2, '{}', '同一家企业', '${officer}', now())`,
  'parties.membership.firm_id': `insert into parties.membership (zone_id, id, person_id, firm_id, role, state,
      starts_on, claimed_at)
    select $1, gen_random_uuid(), id, $2, 'viewer', 'claimed', '2026-01-01', now() from parties.person
      where zone_id = $1 limit 1`,
  'parties.invitation.firm_id': `insert into parties.invitation (zone_id, id, person_id, account_id, role, firm_id,
      member_role, invited_by, created_at, expires_at, state)
    select $1, gen_random_uuid(), id, '${officer}', 'firmMember', $2, 'viewer', '${officer}', now(), now(), 'open'
      from parties.person where zone_id = $1 limit 1`,
  'atlas.adoption.party_id': `insert into atlas.adoption (zone_id, published_id, party_id, printed, source_file, line,
      adopted_at, adopted_by) values ($1, 'firm-1', $2, '样板', 'firms.csv', 1, now(), '${officer}')`,
  'atlas.own_entry.party_id': `insert into atlas.own_entry (zone_id, id, kind, name, party_id, registered_at)
    values ($1, gen_random_uuid(), 'cluster', '样板集群', $2, now())`,
  'notices.notice.firm_id': `insert into notices.notice
      (zone_id, id, template, params, about_type, about_id, href, once_key, firm_id, at)
    values ($1, gen_random_uuid(), 'visits.asked', '{}', 'visits.issue', '1', '/issues', 'sample', $2, now())`,
  'cases.case_file.party_id': openCase('SQ2026-99990'),
  'gatherings.invitation.party_id': `with held as (insert into gatherings.gathering (zone_id, id, kind, title, day, from_time,
      to_time, place, host_department_id, door_code, door_hash, door_sealed, made_at)
    values ($1, gen_random_uuid(), 'meeting', '例会', '2026-01-01', '09:00', '10:00', '三楼', gen_random_uuid(), '999999',
      sha256('door'), 'sealed', now()) returning id)
    insert into gatherings.invitation (zone_id, id, gathering_id, kind, party_id, invited_at)
    select $1, gen_random_uuid(), id, 'firm', $2, now() from held`,
  'visits.plan_firm.firm_id': `with plan as (insert into visits.plan (zone_id, id, title, department_id, starts_on, ends_on,
      made_at) values ($1, gen_random_uuid(), '春季走访', ${department}, '2026-01-01', '2026-03-31', now()) returning id)
    insert into visits.plan_firm (zone_id, id, plan_id, firm_id, due_on, added_at)
    select $1, gen_random_uuid(), id, $2, '2026-03-31', now() from plan`,
  'visits.visit.firm_id': `insert into visits.visit (zone_id, id, client_id, number, firm_id, department_id, day, purpose,
      met_role, summary, noted_at, recorded_by, recorded_at)
    values ($1, gen_random_uuid(), gen_random_uuid(), 1, $2, ${department}, '2026-01-01', 'listening', '总经理', '了解用工',
      now(), '${officer}', now())`,
  'visits.issue.firm_id': raiseIssue,
  'visits.issue_link.firm_id': `insert into visits.issue_link (zone_id, id, case_id, firm_id, digest, made_at, expires_on)
    select $1, gen_random_uuid(), case_id, $2, sha256('link'), now(), '2026-12-31' from visits.issue where zone_id = $1`,
  'visits.officer_term.firm_id': `insert into visits.officer_term (zone_id, id, firm_id, part, staff_id, starts_on, made_at)
    values ($1, gen_random_uuid(), $2, 'officer', ${staff}, '2026-01-01', now())`,
  'visits.officer_rating.firm_id': `insert into visits.officer_rating (zone_id, id, firm_id, staff_id, stars, quarter, rated_on,
      rated_at) values ($1, gen_random_uuid(), $2, ${staff}, 5, '2026-Q1', '2026-01-01', now())`,
  'visits.need.firm_id': `insert into visits.need (zone_id, id, number, entrance, firm_id, matter, token_digest, filed_on,
      filed_at) values ($1, gen_random_uuid(), 'LJ202601-0001', 'portal', $2, '希望增加公交', sha256('need'), '2026-01-01', now())`,
  'rules.evaluation.party_id': `with rule as (insert into rules.rule (zone_id, id, name, subject, department_id, made_at,
      changed_at) values ($1, gen_random_uuid(), '样板规则', 'firm', ${department}, now(), now()) returning id),
    draft as (insert into rules.rule_draft (zone_id, rule_id, revision, definition, saved_at)
      select $1, id, 1, '{}', now() from rule returning rule_id),
    version as (insert into rules.rule_version (zone_id, rule_id, number, revision, definition, digest, valid_from, reason,
      published_at) select $1, rule_id, 1, 1, '{}', sha256('rule'), '2026-01-01', '测试', now() from draft returning rule_id)
    insert into rules.evaluation (zone_id, id, rule_id, version, party_id, valid_on, as_of, inputs, answer, digest, made_at)
    select $1, gen_random_uuid(), rule_id, 1, $2, '2026-01-01', now(), '[]', '{}', sha256('answer'), now() from version`,
  'rules.status.party_id': `insert into rules.status (zone_id, id, party_id, status, since, rule_id, evaluation_id, granted_at)
    select $1, gen_random_uuid(), $2, '样板资格', '2026-01-01', rule_id, id, now() from rules.evaluation
      where zone_id = $1 and not demonstration limit 1`,
  'rules.run_result.party_id': `with run as (insert into rules.run (zone_id, id, valid_on, as_of, rules, parties, made_at)
      values ($1, gen_random_uuid(), '2026-01-01', now(), '[]', 1, now()) returning id)
    insert into rules.run_result (zone_id, run_id, party_id, inputs, answers, marks)
    select $1, id, $2, '{}', '{}', '' from run`,
  'forms.draft.party_id': `with form as (insert into forms.form (zone_id, id, key, title, subject, department_id, made_at)
      values ($1, gen_random_uuid(), 'sample', '样板表单', 'firm', ${department}, now()) returning id)
    insert into forms.draft (zone_id, id, form_id, account_id, party_id, version, revision, answers, saved_at)
    select $1, gen_random_uuid(), id, '${officer}', $2, 1, 1, '{}', now() from form`,
  'forms.submission.party_id': `with version as (insert into forms.form_version (zone_id, form_id, number, valid_from,
      definition, digest, reason, published_at)
      select $1, id, 1, '2026-01-01', '{}', sha256('form'), '测试', now() from forms.form
        where zone_id = $1 and key = 'sample' returning form_id)
    insert into forms.submission (zone_id, id, form_id, version, year, sequence, party_id, way, answers, computed, shown,
      key_owner, client_id, submitted_at)
    select $1, gen_random_uuid(), form_id, 1, 2026, 1, $2, 'own', '{}', '{}', '{}', gen_random_uuid(), gen_random_uuid(), now()
      from version`,
};
/** Columns of the same kind that name places only, or the firm of a consent that names it too, or persons. */
const others = [
  ...['parties.occupancy.place_id', 'parties.site.parcel_id', 'parties.site.parent_id', 'geo.shape.party_id'],
  'parties.disclosure.party_id',
  // A person and an institution, told like a firm.
  ...['notices.notice.person_id', 'notices.notice.institution_id'],
  // Told with the case of a firm; a site; persons, who are never replaced.
  ...['cases.action.party_id', 'cases.task.party_id', 'gatherings.gathering.site_id'],
  ...['gatherings.attendance.person_id', 'visits.visit.met_person_id', 'visits.issue.reporter_id'],
];

let on: TestPlatform;
let client: pg.Client;
const generate = (firms: number, seed = 1) => {
  const part = on.composition.parts.find((one) => one.name === 'parties');
  if (part?.demo === undefined) throw new Error('parties has no generator');
  return part.demo(on.platform, zone, { seed, firms, today: '2026-10-13' });
};
const all = async (query: string) => (await client.query(query, [zone.id])).rows;
const count = async (table: string) => Number((await all(`select count(*) from ${table} where zone_id = $1`))[0].count);

beforeAll(async () => {
  on = await testPlatform();
  client = await on.connect('superuser');
  await addZone(on.platform.importer.forZone(noZone), zone);
  await saveAccount(on.platform.database.forZone(zone.id), {
    ...{ zoneId: zone.id, id: officer, login: 'officer', displayName: '方样' },
    ...{ role: 'officer', passwordHash: 'none', demonstration: true },
  });
});
afterAll(async () => {
  await client.end();
  await on.close();
});

describe('a fictional zone generated anew', () => {
  it('keeps each firm that people built on, as it stands, and loses no row of theirs', async () => {
    await generate(60);
    const firms = (await all('select id from parties.firm where zone_id = $1 order by id')).map(({ id }) => id);
    const built = firms.slice(20, 20 + Object.keys(references).length);
    expect(built.length).toBe(Object.keys(references).length);
    for (const [at, [where, statement]] of Object.entries(references).entries()) {
      const { rowCount } = await client.query(statement, [zone.id, built[at]]);
      expect([where, rowCount]).toEqual([where, 1]);
    }
    await client.query("update parties.firm set address = '改过的地址' where id = $1", [built[0]]);
    await generate(5);
    const left = await all('select id, address from parties.firm where zone_id = $1 order by id');
    const neighbour = firms[firms.indexOf(built[8]) + 1];
    expect(left.map(({ id }) => id)).toEqual([...new Set([...firms.slice(0, 5), ...built, neighbour])].sort());
    expect(left.find(({ id }) => id === built[0])?.address).toBe('改过的地址');
    for (const [at, where] of Object.keys(references).entries()) {
      const [table, column] = [where.slice(0, where.lastIndexOf('.')), where.slice(where.lastIndexOf('.') + 1)];
      const kept = await client.query(`select from ${table} where ${column} = $1`, [built[at]]);
      expect([where, kept.rowCount]).not.toEqual([where, 0]);
    }
    await generate(60);
    expect((await all('select id from parties.firm where zone_id = $1 order by id')).map(({ id }) => id)).toEqual(
      firms,
    );
  });

  it('keeps departments and staff on whom rows of people rest, also from another seed', async () => {
    await generate(60);
    const [{ firm, department, staff }] =
      await all(`select (select min(id::text) from parties.firm where zone_id = $1) as firm,
      (select min(id::text) from parties.department where zone_id = $1) as department,
      (select min(id::text) from parties.staff where zone_id = $1 and account_id is null) as staff`);
    const visit = `insert into visits.visit (zone_id, id, client_id, number, firm_id, department_id, day, purpose, met_role,
        summary, noted_at, recorded_by, recorded_at)
      values ($1, $2, $2, 1, $3, $4, '2026-10-12', 'listening', '总经理', '了解用工', now(), '${officer}', now())`;
    const term = `insert into visits.officer_term (zone_id, id, firm_id, part, staff_id, starts_on, made_at)
      values ($1, $2, $3, 'officer', $4, '2026-10-12', now())`;
    await client.query(visit, [zone.id, officer, firm, department]);
    await client.query(term, [zone.id, officer, firm, staff]);
    const resting = () =>
      all(`select department_id as department, staff_id as staff from visits.visit
        join visits.officer_term as term on term.id = visit.id where visit.zone_id = $1`);
    for (const seed of [1, 2, 1]) {
      await generate(60, seed);
      expect([seed, await resting()]).toEqual([seed, [{ department, staff }]]);
    }
    await client.query('delete from visits.officer_term where zone_id = $1', [zone.id]);
    await client.query('delete from visits.visit where zone_id = $1', [zone.id]);
    await generate(60);
  });

  it('knows each foreign key to parties there is', async () => {
    const { rows } = await client.query(`
      select one.conrelid::regclass || '.' || field.attname as key from pg_constraint as one
      join pg_attribute as field on field.attrelid = one.conrelid and field.attnum = one.conkey[2]
      where one.contype = 'f' and one.confrelid = 'parties.party'::regclass and field.attname not in ('id', 'merged_into')`);
    const known = new Set([...Object.keys(references), ...others]);
    expect(rows.map(({ key }) => key).filter((key) => !known.has(key))).toEqual([]);
  });

  it('keeps places that people built on with what they lie in, of one number one, also from another seed', async () => {
    const [{ id: room }] = await all("select id from parties.site where zone_id = $1 and number = 'S003'");
    const before = await count('parties.site');
    await generate(60, 2);
    const standing =
      await all(`select room.id, parent.number as parent, around.number as around from parties.site as room
      join parties.site as parent on parent.id = room.parent_id
      join parties.site as around on around.id = parent.parent_id
      where room.zone_id = $1 and room.number = 'S003'`);
    expect(standing).toEqual([{ id: room, parent: 'S002', around: 'S001' }]);
    expect(await count('parties.site')).toBe(before);
    const inside =
      await all(`select count(*) from parties.site as one join parties.site as park on park.id = one.parent_id
      where one.zone_id = $1 and park.number = 'S001'`);
    expect(Number(inside[0].count)).toBe(8);
  });

  it('lets firms go on which nothing is built any more', async () => {
    for (const table of ['atlas.adoption', 'parties.merge', 'parties.invitation']) {
      await client.query(`delete from ${table} where zone_id = $1`, [zone.id]);
    }
    const firms = await count('parties.firm');
    await generate(5, 2);
    expect(await count('parties.firm')).toBeLessThan(firms);
  });
});
