import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { FormSubject } from '../../contract/form.ts';
import type { FormDefinition } from '../../contract/form-definition.ts';
import { formDefinition } from '../../contract/form-definition.ts';
import { tables } from './tables.ts';

/** Columns of a form as it stands. */
export const formColumns = [
  ...(['one.id', 'one.zone_id as zoneId', 'one.key', 'one.title', 'one.subject'] as const),
  ...([
    'one.department_id as departmentId',
    'one.withdrawn_at as withdrawnAt',
    'one.withdrawn_by as withdrawnBy',
  ] as const),
  ...(['one.withdrawn_reason as withdrawnReason', 'one.demonstration'] as const),
] as const;

/** A form as it stands; undefined when there is none in the zone. */
export function findForm(db: ZoneDb, by: { id: string } | { key: string }) {
  return tables(db)
    .selectFrom('forms.form as one')
    .select(formColumns)
    .$if('id' in by, (query) => query.where('one.id', '=', 'id' in by ? by.id : ''))
    .$if('key' in by, (query) => query.where('one.key', '=', 'key' in by ? by.key : ''))
    .executeTakeFirst();
}

/** A row of {@link findForm}. */
export type StoredForm = NonNullable<Awaited<ReturnType<typeof findForm>>>;

/** A form that nobody else changes until the transaction ends. */
export function lockForm(tx: ZoneDb, id: string): Promise<StoredForm | undefined> {
  return tables(tx)
    .selectFrom('forms.form as one')
    .select(formColumns)
    .where('one.id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** A form as it is begun. */
export interface NewForm {
  readonly zoneId: string;
  readonly id: string;
  readonly key: string;
  readonly title: string;
  readonly subject: FormSubject;
  readonly departmentId: string;
  readonly by: string | null;
  readonly at: string;
  readonly demonstration?: boolean;
}

/** Adds a form; false when its key is taken. */
export async function addForm(tx: ZoneDb, one: NewForm): Promise<boolean> {
  const added = await tables(tx)
    .insertInto('forms.form')
    .values({
      ...{ zone_id: one.zoneId, id: one.id, key: one.key, title: one.title, subject: one.subject },
      ...{ department_id: one.departmentId, made_by: one.by, made_at: one.at },
      ...{ withdrawn_at: null, withdrawn_by: null, withdrawn_reason: null, demonstration: one.demonstration ?? false },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** Writes title and subject of a form anew. */
export async function renameForm(
  tx: ZoneDb,
  id: string,
  { title, subject }: { title?: string | undefined; subject?: FormSubject },
): Promise<void> {
  if (title === undefined && subject === undefined) return;
  await tables(tx)
    .updateTable('forms.form')
    .set({ ...(title === undefined ? {} : { title }), ...(subject === undefined ? {} : { subject }) })
    .where('id', '=', id)
    .execute();
}

/** Takes a form out of use. */
export async function markWithdrawn(
  tx: ZoneDb,
  id: string,
  { reason, by, at }: { reason: string; by: string; at: string },
): Promise<void> {
  await tables(tx)
    .updateTable('forms.form')
    .set({ withdrawn_at: at, withdrawn_by: by, withdrawn_reason: reason })
    .where('id', '=', id)
    .execute();
}

/** A published version as it is written. */
export interface NewVersion {
  readonly zoneId: string;
  readonly formId: string;
  readonly number: number;
  readonly from: string;
  readonly definition: FormDefinition;
  readonly digest: Uint8Array;
  readonly reason: string;
  readonly designedBy: string | null;
  readonly publishedBy: string | null;
  readonly at: string;
}

/** Adds a version; it never changes. */
export async function addVersion(tx: ZoneDb, one: NewVersion): Promise<void> {
  await tables(tx)
    .insertInto('forms.form_version')
    .values({
      ...{ zone_id: one.zoneId, form_id: one.formId, number: one.number, valid_from: one.from },
      ...{ definition: JSON.stringify(one.definition), digest: Buffer.from(one.digest), reason: one.reason },
      ...{ designed_by: one.designedBy, published_by: one.publishedBy, published_at: one.at },
    })
    .execute();
}

/** Versions of a form without what they ask, the newest first; `until` is the day before the next one begins. */
export function listVersions(db: ZoneDb, formId: string) {
  return tables(db)
    .selectFrom('forms.form_version as one')
    .where('one.form_id', '=', formId)
    .select([
      ...(['one.number', 'one.valid_from as from', 'one.reason', 'one.designed_by as designedBy'] as const),
      ...(['one.published_by as publishedBy', 'one.published_at as publishedAt'] as const),
      sql<string>`encode(one.digest, 'hex')`.as('digest'),
      sql<string | null>`(lead(one.valid_from) over (order by one.number) - 1)`.as('until'),
    ])
    .orderBy('one.number', 'desc')
    .execute();
}

/** A version with what it asks. */
export interface ReadVersion {
  readonly formId: string;
  readonly number: number;
  readonly from: string;
  readonly digest: string;
  readonly definition: FormDefinition;
}

const read = new Map<string, FormDefinition>();
/** Definitions that are kept parsed, by digest. */
const mostKept = 200;

function definitionOf({ digest, definition }: { digest: string; definition: unknown }): FormDefinition {
  const known = read.get(digest);
  if (known !== undefined) return known;
  const parsed = formDefinition.parse(definition);
  if (read.size >= mostKept) read.clear();
  read.set(digest, parsed);
  return parsed;
}

function versions(db: ZoneDb) {
  return tables(db)
    .selectFrom('forms.form_version as one')
    .select(['one.form_id as formId', 'one.number', 'one.valid_from as from', 'one.definition'])
    .select(sql<string>`encode(one.digest, 'hex')`.as('digest'));
}

/** One version by its number; undefined when there is none. */
export async function findVersion(
  db: ZoneDb,
  { formId, number }: { formId: string; number: number },
): Promise<ReadVersion | undefined> {
  const row = await versions(db).where('one.form_id', '=', formId).where('one.number', '=', number).executeTakeFirst();
  return row === undefined ? undefined : { ...row, definition: definitionOf(row) };
}

/** Every version of a form, the oldest first. */
export async function readVersions(db: ZoneDb, formId: string): Promise<ReadVersion[]> {
  const rows = await versions(db).where('one.form_id', '=', formId).orderBy('one.number').execute();
  return rows.map((row) => ({ ...row, definition: definitionOf(row) }));
}

/** The versions that are filled in on a day, by form; of forms that were not withdrawn. */
export async function versionsInForce(
  db: ZoneDb,
  { on, formId }: { on: string; formId?: string },
): Promise<ReadonlyMap<string, ReadVersion>> {
  const rows = await versions(db)
    .innerJoin('forms.form as form', (join) =>
      join.onRef('form.zone_id', '=', 'one.zone_id').onRef('form.id', '=', 'one.form_id'),
    )
    .where('form.withdrawn_at', 'is', null)
    .where('one.valid_from', '<=', on)
    .$if(formId !== undefined, (query) => query.where('one.form_id', '=', formId ?? ''))
    .distinctOn('one.form_id')
    .orderBy('one.form_id')
    .orderBy('one.valid_from', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.formId, { ...row, definition: definitionOf(row) }]));
}

/** What is being designed of a form; undefined where nothing is. */
export async function findDraftDefinition(db: ZoneDb, formId: string) {
  const row = await tables(db)
    .selectFrom('forms.draft_definition')
    .select(['revision', 'definition', 'editors', 'saved_by as savedBy', 'saved_at as savedAt'])
    .where('form_id', '=', formId)
    .executeTakeFirst();
  return row === undefined ? undefined : { ...row, definition: formDefinition.parse(row.definition) };
}

/** Keeps what is being designed; of a locked form. */
export async function writeDraftDefinition(
  tx: ZoneDb,
  {
    zoneId,
    formId,
    ...one
  }: {
    zoneId: string;
    formId: string;
    revision: number;
    definition: FormDefinition;
    editors: string[];
    by: string;
    at: string;
  },
): Promise<void> {
  const row = {
    ...{ revision: one.revision, definition: JSON.stringify(one.definition), editors: one.editors },
    ...{ saved_by: one.by, saved_at: one.at },
  };
  await tables(tx)
    .insertInto('forms.draft_definition')
    .values({ zone_id: zoneId, form_id: formId, ...row })
    .onConflict((conflict) => conflict.columns(['zone_id', 'form_id']).doUpdateSet(row))
    .execute();
}

/** Throws away what was designed, once it was published. */
export async function removeDraftDefinition(tx: ZoneDb, formId: string): Promise<void> {
  await tables(tx).deleteFrom('forms.draft_definition').where('form_id', '=', formId).execute();
}
