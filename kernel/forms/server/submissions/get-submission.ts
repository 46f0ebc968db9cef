import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import { listAttachedFiles } from '#platform/files/server/attached-files.ts';
import type { FilePurpose } from '#platform/files/server/purpose.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { withComputedCells } from '../../contract/computed-cells.ts';
import { attachmentPurpose } from '../../contract/form.ts';
import type { FormDefinition } from '../../contract/form-definition.ts';
import { fieldsOf } from '../../contract/prepare-form.ts';
import type {
  ComputedValue,
  getSubmission as endpoint,
  SubmissionDetail,
  withdrawSubmission as withdrawEndpoint,
} from '../../contract/submission-endpoints.ts';
import { ownDepartments, requireCaller, requireOwn } from '../check-caller.ts';
import { nameParty, ownParties } from '../fill/find-filler.ts';
import { submissionType } from '../fill/submit-form.ts';
import { openAnswers } from '../seal-answers.ts';
import { findVersion } from '../store/forms.ts';
import { namesOfAccounts } from '../store/names.ts';
import { addWithdrawals, findSubmission, type StoredSubmission } from '../store/submissions.ts';
import { rowOf } from './list-submissions.ts';

/** How a caller stands to a submission. */
interface Reading {
  readonly stored: StoredSubmission;
  /** Of the own party, or sent by the own account. */
  readonly own: boolean;
  /** Works in the department that owns the form. */
  readonly owns: boolean;
}

/** A submission that the caller may read; what others sent is as unknown as none. */
export async function requireReadable(db: ZoneDb, id: string, context: RequestContext): Promise<Reading> {
  const stored = await findSubmission(db, { id });
  if (stored === undefined) throw new AppError('forms.submissionUnknown');
  const { accountId, partyIds } = await ownParties(db, context);
  const byParty = stored.partyId !== null && partyIds.includes(stored.partyId);
  const own = byParty || (stored.partyId === null && stored.submittedBy === accountId);
  if (context.can('forms:read')) {
    return { stored, own, owns: (await ownDepartments(db, context)).includes(stored.departmentId) };
  }
  if (!own) throw new AppError('forms.submissionUnknown');
  return { stored, own, owns: false };
}

/** One submission; reading personal answers of others leaves an entry in the journal. */
export async function getSubmission(
  { params }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  return readSubmission(params.submissionId, context);
}

/** The same for what prints it. */
export async function readSubmission(id: string, context: RequestContext): Promise<SubmissionDetail> {
  const reading = await requireReadable(context.db, id, context);
  const { stored, own, owns } = reading;
  const opened = openPersonal(reading, context);
  if (opened.personal === 'shown' && !own) {
    await context.transaction((tx) =>
      context.record(tx, { action: 'forms.readPersonal', subject: { type: submissionType, id: stored.id } }),
    );
  }
  const version = await findVersion(context.db, { formId: stored.formId, number: stored.version });
  if (version === undefined) throw new Error('a submission names a version that stands');
  const people = await namesOfAccounts(context.db, [stored.submittedBy, stored.withdrawnBy]);
  const nameOf = (account: string | null) => (account === null ? null : (people.get(account) ?? null));
  const { withdrawnAt, partyId } = stored;
  // Whoever undoes a sheet gives no reason for each row: the number of the batch stands in its place.
  const reason = stored.reason === stored.batchId ? context.text('forms:sheets.undone') : stored.reason;
  const row = rowOf(stored);
  const filler = { accountId: requireCaller(context).account.id, partyId, way: 'own' as const };
  return {
    ...row,
    party: own && stored.partyKind === 'person' ? await nameParty(context.db, filler, context) : row.party,
    ...{ definition: version.definition, facts: stored.facts, shown: stored.shown },
    values: withComputedCells(version.definition, opened.values, stored.computed),
    computed: computedOf(version.definition, stored),
    files: await listAttachedFiles(context.db, context.files, { type: submissionType, id: stored.id }),
    ...{ submittedBy: nameOf(stored.submittedBy), saidBy: opened.saidBy, personal: opened.personal },
    withdrawal:
      withdrawnAt === null || reason === null ? null : { reason, at: withdrawnAt, by: nameOf(stored.withdrawnBy) },
    may: { withdraw: withdrawnAt === null && (own || (owns && context.can('forms:design'))) },
  };
}

function openPersonal({ stored, own, owns }: Reading, context: RequestContext) {
  const { answers: open, sealed, keyOwner: ownerId } = stored;
  if (sealed === null) return { values: open, saidBy: null, personal: 'none' as const };
  if (!own && !owns) return { values: open, saidBy: null, personal: 'hidden' as const };
  const { zone } = requireCaller(context);
  const opened = openAnswers(context.keys, { zoneId: zone.id, ownerId, kind: 'submission' }, { open, sealed });
  const { values, saidBy, erased } = opened;
  return { values, saidBy, personal: erased ? ('erased' as const) : ('shown' as const) };
}

function computedOf(definition: FormDefinition, { computed }: StoredSubmission): ComputedValue[] {
  return fieldsOf(definition).flatMap((field) => {
    const one = computed[field.key];
    if (one === undefined || field.kind !== 'value' || field.computed === null) return [];
    const word = (value: string | boolean | null) => (value === null ? null : String(value));
    const reads = one.reads.map(({ name, value }) => ({ name, value: word(value) }));
    return [{ field: field.key, value: word(one.value), text: field.computed, reads }];
  });
}

/** Takes a submission back: by its party, or by the department that owns the form. */
export function withdrawSubmission(
  { params, body }: EndpointParsed<typeof withdrawEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof withdrawEndpoint>> {
  return context.transaction(async (tx) => {
    const { zone, account, at } = requireCaller(context);
    const { stored, own } = await requireReadable(tx, params.submissionId, context);
    if (!own) {
      await requireOwn(tx, stored.departmentId, context);
      if (!context.can('forms:design')) throw new AppError('http.forbidden', { permission: 'forms:design' });
    }
    const gone = await addWithdrawals(tx, [stored.id], { zoneId: zone.id, reason: body.reason, by: account.id, at });
    if (gone === 0) throw new AppError('forms.submissionWithdrawn');
    await context.record(tx, {
      ...{ subject: { type: submissionType, id: stored.id }, before: { withdrawn: false }, after: { withdrawn: true } },
      reason: body.reason,
    });
    return { withdrawn: true as const };
  });
}

/** Files that answer a form: sent by whoever fills in, read by who may read the submission. */
export const attachment: FilePurpose = {
  name: attachmentPurpose,
  types: ['pdf', 'ofd', 'docx', 'xlsx', 'jpeg', 'png'],
  mayUpload: (context) => context.can('forms:fill'),
  async mayRead(context, { record }) {
    if (record.type !== submissionType || !context.can('forms:fill')) return false;
    return requireReadable(context.db, record.id, context).then(
      () => true,
      () => false,
    );
  },
};
