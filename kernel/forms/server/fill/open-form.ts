import { departmentNamesOn, everyIdOf } from '#kernel/parties/server/index.ts';
import { parametersInForce, statusOf } from '#kernel/rules/server/index.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { FileView } from '#platform/files/contract/file-view.ts';
import { findFile } from '#platform/files/server/store.ts';
import { viewFile } from '#platform/files/server/view-file.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { listOpenForms as listEndpoint, openForm as openEndpoint } from '../../contract/filling-endpoints.ts';
import type { FormDefinition, FormValues } from '../../contract/form-definition.ts';
import { formDifference } from '../../contract/form-difference.ts';
import { fieldsOf } from '../../contract/prepare-form.ts';
import { requireCaller, requireForm } from '../check-caller.ts';
import { type KnownFact, readFacts } from '../known-facts.ts';
import { openAnswers, type SealedAnswers } from '../seal-answers.ts';
import { findDraft, listDrafts } from '../store/drafts.ts';
import { findVersion, type ReadVersion, type StoredForm, versionsInForce } from '../store/forms.ts';
import { listForms } from '../store/register.ts';
import { countOwn } from '../store/submissions.ts';
import { type Filler, findFiller, nameParty, ownParties } from './find-filler.ts';

/** Most forms of the list to choose from. */
const mostForms = 500;

/** A form with the version that is filled in today; unknown where there is none. */
export async function formInForce(
  db: ZoneDb,
  key: string,
  today: string,
): Promise<{ form: StoredForm; version: ReadVersion }> {
  const form = await requireForm(db, { key });
  const version = (await versionsInForce(db, { on: today, formId: form.id })).get(form.id);
  if (version === undefined) throw new AppError('forms.formUnknown');
  return { form, version };
}

/** Forms that the caller can fill in today: staff all of them, others those for firms or persons, as they are. */
export async function listOpenForms(
  _input: unknown,
  context: RequestContext,
): Promise<EndpointResult<typeof listEndpoint>> {
  const { db } = context;
  const { account, today } = requireCaller(context);
  const own = await ownParties(db, context);
  const staff = context.can('forms:read');
  const subject = staff
    ? []
    : [
        ...(account.role === 'firmMember' ? (['firm'] as const) : []),
        ...(own.personId === null ? [] : (['person'] as const)),
      ];
  const none = !staff && subject.length === 0;
  const filter = { state: ['open' as const], subject, department: [], today };
  const lines = none ? [] : await listForms(db, filter, { limit: mostForms, offset: 0 });
  const versions = await versionsInForce(db, { on: today });
  const names = await departmentNamesOn(db, today);
  const drafts = new Map<string, string>();
  for (const partyId of staff ? [null] : [own.firmId, own.personId]) {
    if (partyId === null && !staff) continue;
    const found = await listDrafts(db, { accountId: account.id, partyId });
    for (const { formId, savedAt } of found) drafts.set(formId, savedAt);
  }
  const sent = await countOwn(db, own);
  const firm = own.firmId === null ? null : { accountId: account.id, partyId: own.firmId, way: 'own' as const };
  return {
    party: firm === null ? null : await nameParty(db, firm, context),
    forms: lines.flatMap(({ id, key, title, departmentId }) => {
      const version = versions.get(id);
      if (version === undefined) return [];
      return {
        ...{ key, title, department: names.get(departmentId) ?? '', subject: version.definition.subject },
        ...{ version: version.number, draftAt: drafts.get(id) ?? null, submissions: sent.get(id) ?? 0 },
      };
    }),
  };
}

/** What judging a form for somebody needs beside the answers. */
export async function surroundingsOf(
  db: ZoneDb,
  asked: { known: readonly KnownFact[]; definition: FormDefinition; filler: Filler },
  context: RequestContext,
) {
  const { known, definition, filler } = asked;
  const { today } = requireCaller(context);
  const { partyId } = filler;
  const ids = partyId === null ? [] : await everyIdOf(db, partyId);
  return {
    facts: await readFacts(db, { known, definition, partyId, on: today, own: filler.way === 'own' }, context),
    parameters: await parametersInForce(db, { on: today, names: definition.parameters }),
    statuses: await statusOf(db, { ids, on: today, names: definition.statuses }),
  };
}

/** Opens a form to be filled in, with what is known, what was begun and what changed since. */
export function openForm(known: readonly KnownFact[]) {
  return async (
    { params, query }: EndpointParsed<typeof openEndpoint>,
    context: RequestContext,
  ): Promise<EndpointResult<typeof openEndpoint>> => {
    const { db } = context;
    const { today } = requireCaller(context);
    const { form, version } = await formInForce(db, params.key, today);
    const { definition } = version;
    const filler = await findFiller(db, { subject: definition.subject, partyId: query.partyId }, context);
    const party = await nameParty(db, filler, context);
    const draft = await draftOf(db, { form, version, filler, subject: definition.subject }, context);
    const names = await departmentNamesOn(db, today);
    return {
      ...{ formId: form.id, key: form.key, title: form.title, department: names.get(form.departmentId) ?? '' },
      ...{ version: version.number, definition, today, party, draft },
      ...(await surroundingsOf(db, { known, definition, filler }, context)),
      changes: await changesSince(db, version, query.seen ?? draft?.version),
    };
  };
}

async function changesSince(db: ZoneDb, version: ReadVersion, seen: number | undefined) {
  if (seen === undefined || seen === version.number) return [];
  const before = await findVersion(db, { formId: version.formId, number: seen });
  return before === undefined ? [] : formDifference(before.definition, version.definition);
}

async function draftOf(
  db: ZoneDb,
  { form, version, filler, subject }: { form: StoredForm; version: ReadVersion; filler: Filler; subject: string },
  context: RequestContext,
) {
  if (filler.partyId === null && subject !== 'none') return null;
  const stored = await findDraft(db, { ...filler, formId: form.id });
  if (stored === undefined) return null;
  const { zone } = requireCaller(context);
  const sealed = { open: stored.answers, sealed: stored.sealed };
  const opened = openUnder(context.keys, await ownersOf(db, { id: stored.id, filler, subject }), {
    zoneId: zone.id,
    sealed,
  });
  return {
    ...{ revision: stored.revision, version: stored.version, values: opened.values, savedAt: stored.savedAt },
    files: await ownFiles(db, { definition: version.definition, values: opened.values, by: filler.accountId }, context),
  };
}

/** Files that the answers name and that the caller sent. */
async function ownFiles(
  db: ZoneDb,
  { definition, values, by }: { definition: FormDefinition; values: FormValues; by: string },
  context: RequestContext,
): Promise<FileView[]> {
  const found: FileView[] = [];
  for (const id of fileIdsOf(definition, values)) {
    const file = await findFile(db, id);
    if (file !== undefined && file.uploadedBy === by) found.push(viewFile(context.files, file));
  }
  return found;
}

/** Under whose keys a draft may stand: one of a person that was merged moved with its key's name left behind. */
async function ownersOf(
  db: ZoneDb,
  { id, filler: { partyId }, subject }: { id: string; filler: Filler; subject: string },
): Promise<readonly string[]> {
  return subject === 'person' && partyId !== null ? everyIdOf(db, partyId) : [id];
}

function openUnder(
  keys: RequestContext['keys'],
  [ownerId = '', ...others]: readonly string[],
  { zoneId, sealed }: { zoneId: string; sealed: SealedAnswers },
): ReturnType<typeof openAnswers> {
  try {
    return openAnswers(keys, { zoneId, ownerId, kind: 'draft' }, sealed);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'keys.wrongKey' || others.length === 0) throw error;
    return openUnder(keys, others, { zoneId, sealed });
  }
}

const fileId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Ids of the files that answers name, each once. */
export function fileIdsOf(definition: FormDefinition, values: FormValues): string[] {
  const ids = fieldsOf(definition).flatMap(({ kind, key }) => {
    const given = kind === 'files' ? values[key] : undefined;
    return Array.isArray(given) ? given.filter((one) => typeof one === 'string' && fileId.test(one)) : [];
  });
  return [...new Set(ids as string[])];
}
