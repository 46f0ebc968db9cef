import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { FormFact, FormParameter } from '../../contract/form.ts';
import type { FormValues } from '../../contract/form-definition.ts';
import type { ComputedDatum } from '../../contract/judge-form.ts';
import { tables } from './tables.ts';

/** A submission as it is written; personal answers and who asked for it are in `sealed`. */
export interface NewSubmission {
  readonly zoneId: string;
  readonly id: string;
  readonly formId: string;
  readonly version: number;
  readonly year: number;
  readonly sequence: number;
  readonly partyId: string | null;
  readonly way: 'own' | 'staff' | 'sheet';
  readonly answers: FormValues;
  readonly computed: Readonly<Record<string, ComputedDatum>>;
  readonly shown: readonly string[];
  readonly facts: readonly FormFact[];
  readonly parameters: readonly FormParameter[];
  readonly sealed: string | null;
  readonly keyOwner: string;
  readonly clientId: string;
  readonly batchId: string | null;
  readonly by: string | null;
  readonly at: string;
  readonly demonstration: boolean;
}

/** Rows of one insert: a driver sends at most 65,535 values. */
const rowsAtOnce = 1_000;

/** Adds submissions. */
export async function addSubmissions(tx: ZoneDb, all: readonly NewSubmission[]): Promise<void> {
  for (let from = 0; from < all.length; from += rowsAtOnce) {
    await tables(tx)
      .insertInto('forms.submission')
      .values(
        all.slice(from, from + rowsAtOnce).map((one) => ({
          ...{ zone_id: one.zoneId, id: one.id, form_id: one.formId, version: one.version, year: one.year },
          ...{ sequence: one.sequence, party_id: one.partyId, way: one.way, answers: JSON.stringify(one.answers) },
          ...{ computed: JSON.stringify(one.computed), shown: [...one.shown], facts: JSON.stringify(one.facts) },
          ...{ parameters: JSON.stringify(one.parameters), personal_sealed: one.sealed, key_owner: one.keyOwner },
          ...{ client_id: one.clientId, batch_id: one.batchId, submitted_by: one.by, submitted_at: one.at },
          demonstration: one.demonstration,
        })),
      )
      .execute();
  }
}

/** The last number that a form gave in a year, 0 before the first; of a locked form. */
export async function lastSequence(tx: ZoneDb, { formId, year }: { formId: string; year: number }): Promise<number> {
  const row = await tables(tx)
    .selectFrom('forms.submission')
    .select((make) => make.fn.max('sequence').as('last'))
    .where('form_id', '=', formId)
    .where('year', '=', year)
    .executeTakeFirst();
  return row?.last ?? 0;
}

/** Number of a submission, as people say it. */
export function numberOf({ key, year, sequence }: { key: string; year: number; sequence: number }): string {
  return `${key.toUpperCase()}-${year}-${String(sequence).padStart(4, '0')}`;
}

function joined(db: ZoneDb) {
  return tables(db)
    .selectFrom('forms.submission as one')
    .innerJoin('forms.form as form', (join) =>
      join.onRef('form.zone_id', '=', 'one.zone_id').onRef('form.id', '=', 'one.form_id'),
    )
    .leftJoin('forms.submission_withdrawal as back', (join) =>
      join.onRef('back.zone_id', '=', 'one.zone_id').onRef('back.submission_id', '=', 'one.id'),
    )
    .leftJoin('parties.party as party', (join) =>
      join.onRef('party.zone_id', '=', 'one.zone_id').onRef('party.id', '=', 'one.party_id'),
    )
    .leftJoin('parties.party_name as name', (join) =>
      join
        .onRef('name.zone_id', '=', 'one.zone_id')
        .onRef('name.party_id', '=', 'one.party_id')
        .on('name.kind', '=', 'current'),
    );
}

const lineColumns = [
  ...([
    'one.id',
    'one.form_id as formId',
    'form.key',
    'form.title',
    'one.version',
    'one.year',
    'one.sequence',
  ] as const),
  ...(['one.party_id as partyId', 'party.kind as partyKind', 'name.name as partyName', 'one.way'] as const),
  ...(['one.submitted_at as submittedAt', 'back.withdrawn_at as withdrawnAt', 'one.demonstration'] as const),
  ...(['one.answers', 'one.computed', 'one.submitted_by as submittedBy'] as const),
] as const;

/** What narrows submissions of a form. */
export interface SubmissionFilter {
  readonly formId: string;
  readonly q?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly version?: number | undefined;
  readonly withdrawn: 'no' | 'only' | 'all';
}

const dayInChina = sql<string>`((one.submitted_at at time zone 'Asia/Shanghai')::date)`;
const shownNumber = sql<string>`upper(form.key) || '-' || one.year || '-' || lpad(one.sequence::text, greatest(4, length(one.sequence::text)), '0')`;

function matching(db: ZoneDb, { formId, q, from, to, version, withdrawn }: SubmissionFilter) {
  let query = joined(db).where('one.form_id', '=', formId);
  if (q) {
    const like = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
    query = query.where(sql<boolean>`(name.name ilike ${like} or ${shownNumber} ilike ${like})`);
  }
  if (from !== undefined) query = query.where(dayInChina, '>=', from);
  if (to !== undefined) query = query.where(dayInChina, '<=', to);
  if (version !== undefined) query = query.where('one.version', '=', version);
  if (withdrawn === 'no') query = query.where('back.withdrawn_at', 'is', null);
  if (withdrawn === 'only') query = query.where('back.withdrawn_at', 'is not', null);
  return query;
}

/** Submissions that match, the newest first. */
export async function listLines(
  db: ZoneDb,
  filter: SubmissionFilter,
  { limit, offset }: { limit: number; offset: number },
) {
  const rows = await matching(db, filter)
    .select(lineColumns)
    .orderBy('one.submitted_at', 'desc')
    .orderBy('one.sequence', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map(typed);
}

/** How many match. */
export async function countLines(db: ZoneDb, filter: SubmissionFilter): Promise<number> {
  const row = await matching(db, filter)
    .select((make) => make.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}

/** A submission as a line. */
export type StoredLine = Awaited<ReturnType<typeof listLines>>[number];

function typed<T extends { answers: unknown; computed: unknown }>(row: T) {
  return { ...row, answers: row.answers as FormValues, computed: row.computed as NewSubmission['computed'] };
}

/** The newest submissions of an account for itself, or of parties. */
export async function listOwnLines(
  db: ZoneDb,
  {
    partyIds,
    accountId,
    key,
    limit,
  }: { partyIds: readonly string[]; accountId: string; key?: string | undefined; limit: number },
): Promise<StoredLine[]> {
  const rows = await joined(db)
    .$if(partyIds.length > 0, (query) => query.where('one.party_id', 'in', [...partyIds]))
    .$if(partyIds.length === 0, (query) => query.where('one.submitted_by', '=', accountId))
    .$if(key !== undefined, (query) => query.where('form.key', '=', key ?? ''))
    .select(lineColumns)
    .orderBy('one.submitted_at', 'desc')
    .orderBy('one.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(typed);
}

/** How many submissions of these parties (of the account, without any) stand, by form. */
export async function countOwn(
  db: ZoneDb,
  { partyIds, accountId }: { partyIds: readonly string[]; accountId: string },
): Promise<ReadonlyMap<string, number>> {
  const rows = await joined(db)
    .where('back.withdrawn_at', 'is', null)
    .$if(partyIds.length > 0, (query) => query.where('one.party_id', 'in', [...partyIds]))
    .$if(partyIds.length === 0, (query) => query.where('one.submitted_by', '=', accountId))
    .groupBy('one.form_id')
    .select(['one.form_id as formId', (make) => make.fn.countAll<number>().as('count')])
    .execute();
  return new Map(rows.map(({ formId, count }) => [formId, count]));
}

/** One submission whole. */
export async function findSubmission(db: ZoneDb, by: { id: string } | { clientId: string }) {
  const row = await joined(db)
    .$if('id' in by, (query) => query.where('one.id', '=', 'id' in by ? by.id : ''))
    .$if('clientId' in by, (query) => query.where('one.client_id', '=', 'clientId' in by ? by.clientId : ''))
    .select(lineColumns)
    .select(['one.shown', 'one.facts', 'one.parameters', 'one.personal_sealed as sealed', 'one.key_owner as keyOwner'])
    .select([
      'form.department_id as departmentId',
      'one.batch_id as batchId',
      'back.reason',
      'back.withdrawn_by as withdrawnBy',
    ])
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return { ...typed(row), facts: row.facts as FormFact[], parameters: row.parameters as FormParameter[] };
}

/** A row of {@link findSubmission}. */
export type StoredSubmission = NonNullable<Awaited<ReturnType<typeof findSubmission>>>;

/** Takes submissions back; those that were taken back already stay as they are. Answers how many went. */
export async function addWithdrawals(
  tx: ZoneDb,
  ids: readonly string[],
  { zoneId, reason, by, at }: { zoneId: string; reason: string; by: string | null; at: string },
): Promise<number> {
  let gone = 0;
  for (let from = 0; from < ids.length; from += rowsAtOnce) {
    const added = await tables(tx)
      .insertInto('forms.submission_withdrawal')
      .values(
        ids.slice(from, from + rowsAtOnce).map((id) => ({
          ...{ zone_id: zoneId, submission_id: id, reason, withdrawn_by: by, withdrawn_at: at },
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .returning('submission_id')
      .execute();
    gone += added.length;
  }
  return gone;
}

/** Submissions in the fields that a sheet keeps of them, those that were taken back too. */
export async function linesOf(db: ZoneDb, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const rows = await joined(db)
    .where('one.id', 'in', [...ids])
    .select(['one.id', 'form.key', 'one.year', 'one.sequence', 'one.version', 'one.party_id as party'])
    .execute();
  return rows.map(({ id, version, party, ...one }) => ({ id, number: numberOf(one), version, party }));
}
