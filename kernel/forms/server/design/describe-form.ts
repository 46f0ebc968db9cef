import { departmentNamesOn } from '#kernel/parties/server/index.ts';
import { namesOfParameters } from '#kernel/rules/server/index.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { checkFormDefinition, type KnownToForms } from '../../contract/check-definition.ts';
import type { FormRow, FormVersion } from '../../contract/form.ts';
import { formDifference } from '../../contract/form-difference.ts';
import type { FormDetail } from '../../contract/form-endpoints.ts';
import { ownDepartments, requireCaller } from '../check-caller.ts';
import { describeFact, type KnownFact } from '../known-facts.ts';
import { findDraftDefinition, listVersions, readVersions, type StoredForm, versionsInForce } from '../store/forms.ts';
import { namesOfAccounts } from '../store/names.ts';
import { type FormLine, listForms } from '../store/register.ts';

/** Lines of the register as the contract says them. */
export function rowsOf(lines: readonly FormLine[], names: ReadonlyMap<string, string>): FormRow[] {
  return lines.map(({ departmentId, ...line }) => ({
    ...line,
    department: { id: departmentId, name: names.get(departmentId) ?? '' },
  }));
}

/** What the zone knows that definitions name. */
export async function knownToForms(
  db: ZoneDb,
  known: readonly KnownFact[],
  context: Pick<RequestContext, 'text'>,
): Promise<KnownToForms> {
  const parameters = (await namesOfParameters(db)).map((name) => ({ name }));
  return { facts: known.map((one) => describeFact(one, context)), parameters };
}

/** Published versions of a form with who made them, the newest first. */
export async function versionsOf(db: ZoneDb, formId: string): Promise<FormVersion[]> {
  const stored = await listVersions(db, formId);
  const people = await namesOfAccounts(
    db,
    stored.flatMap(({ designedBy, publishedBy }) => [designedBy, publishedBy]),
  );
  const nameOf = (id: string | null) => (id === null ? null : (people.get(id) ?? null));
  return stored.map(({ designedBy, publishedBy, ...version }) => ({
    ...version,
    designedBy: nameOf(designedBy),
    publishedBy: nameOf(publishedBy),
  }));
}

/** A form with its versions, its draft and what the caller may do. */
export async function describeForm(
  db: ZoneDb,
  { form, known }: { form: StoredForm; known: readonly KnownFact[] },
  context: RequestContext,
): Promise<FormDetail> {
  const { account, today } = requireCaller(context);
  const filter = { state: [], subject: [], department: [], today, only: form.id };
  const [row] = rowsOf(await listForms(db, filter, { limit: 1, offset: 0 }), await departmentNamesOn(db, today));
  if (row === undefined) throw new Error('the form was found a moment ago');
  const draft = await findDraftDefinition(db, form.id);
  const { withdrawnAt, withdrawnReason } = form;
  const people = await namesOfAccounts(db, [draft?.savedBy ?? null, form.withdrawnBy]);
  const owns = withdrawnAt === null && (await ownDepartments(db, context)).includes(form.departmentId);
  const leads = withdrawnAt === null && context.role === 'leader';
  const heads = leads || (owns && context.can('forms:publish'));
  const nameOf = (id: string | null) => (id === null ? null : (people.get(id) ?? null));
  return {
    ...row,
    versions: await versionsOf(db, form.id),
    published: (await versionsInForce(db, { on: today, formId: form.id })).get(form.id)?.definition ?? null,
    draft:
      draft === undefined ? null : await describeDraft(db, { form, draft, known, by: nameOf(draft.savedBy) }, context),
    withdrawn:
      withdrawnAt === null || withdrawnReason === null
        ? null
        : { reason: withdrawnReason, at: withdrawnAt, by: nameOf(form.withdrawnBy) },
    may: {
      design: owns && context.can('forms:design'),
      publish: heads && draft !== undefined && !draft.editors.includes(account.id),
      withdraw: heads,
    },
  };
}

async function describeDraft(
  db: ZoneDb,
  asked: {
    form: StoredForm;
    draft: NonNullable<Awaited<ReturnType<typeof findDraftDefinition>>>;
    known: readonly KnownFact[];
    by: string | null;
  },
  context: RequestContext,
): Promise<NonNullable<FormDetail['draft']>> {
  const { form, draft, known, by } = asked;
  const last = (await readVersions(db, form.id)).at(-1);
  return {
    ...{ revision: draft.revision, definition: draft.definition, savedBy: by, savedAt: draft.savedAt },
    faults: checkFormDefinition(draft.definition, await knownToForms(db, known, context)),
    changes: last === undefined ? [] : formDifference(last.definition, draft.definition),
  };
}
