import { namesOfAccounts } from '#platform/auth/server/accounts.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { getRuleDraft as getEndpoint, saveRuleDraft as saveEndpoint } from '../../contract/rule-endpoints.ts';
import { momentOf, requireAccount, requireOwn } from '../check-caller.ts';
import { canonicalText } from '../domain/canonical-text.ts';
import { changedParts } from './domain/changed-parts.ts';
import { lockKnownRule, requireRule } from './known-rule.ts';
import { refuseLarge } from './refuse-large.ts';
import { addDraft, findDraft, findRevision, type StoredDraft, takenOf, touchRule } from './store/rules.ts';

/** The draft whole. */
export async function getRuleDraft(
  { params }: EndpointParsed<typeof getEndpoint>,
  { db }: RequestContext,
): Promise<EndpointResult<typeof getEndpoint>> {
  const rule = await requireRule(db, params.ruleId);
  const draft = await requireDraft(db, rule.id);
  const names = await namesOfAccounts(db, draft.savedBy === null ? [] : [draft.savedBy]);
  return {
    ...{ ruleId: rule.id, name: rule.name, revision: draft.revision, definition: draft.definition },
    ...{ changedAt: draft.savedAt, changedBy: names.get(draft.savedBy ?? '') ?? null },
  };
}

/** The draft that was saved last. */
export async function requireDraft(db: ZoneDb, ruleId: string): Promise<StoredDraft> {
  const draft = await findDraft(db, ruleId);
  if (draft === undefined) throw new AppError('rules.noDraft');
  return draft;
}

/** Saves the draft whole; what was saved by somebody else since the caller read it is never written over. */
export function saveRuleDraft(
  { params, body }: EndpointParsed<typeof saveEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof saveEndpoint>> {
  refuseLarge(body.definition);
  return context.transaction(async (tx) => {
    const { zone, at } = momentOf(context);
    const rule = await lockKnownRule(tx, params.ruleId);
    await requireOwn(tx, rule.departmentId, context);
    const last = await requireDraft(tx, rule.id);
    await refuseMoved(tx, { ruleId: rule.id, revision: body.revision, last }, context);
    const { name = rule.name } = body;
    const definition = { ...body.definition, subject: rule.subject };
    if (name !== rule.name && (await takenOf(tx, { name, key: null, except: rule.id })) !== null) {
      throw new AppError('rules.nameTaken', { name });
    }
    // Leaving what stands as it is keeps its author: four eyes count who changed something.
    const same = canonicalText(definition) === canonicalText(last.definition);
    const revision = same ? last.revision : last.revision + 1;
    if (!same) {
      await addDraft(tx, {
        ...{ zoneId: zone.id, ruleId: rule.id },
        revision,
        definition,
        at,
        by: requireAccount(context).id,
      });
    }
    await touchRule(tx, rule.id, { name, at });
    await context.record(tx, {
      subject: { type: 'rules.rule', id: rule.id },
      before: { revision: last.revision, name: rule.name },
      after: { revision, name, changed: changedParts(last.definition, definition).slice(0, 50) },
    });
    return { revision };
  });
}

/** Refuses a revision that is not the last, naming who saved since, when, and which parts differ. */
export async function refuseMoved(
  tx: ZoneDb,
  { ruleId, revision, last }: { ruleId: string; revision: number; last: StoredDraft },
  { locale }: Pick<RequestContext, 'locale'>,
): Promise<void> {
  if (revision === last.revision) return;
  const read = await findRevision(tx, ruleId, revision);
  const changed = read === undefined ? [] : changedParts(read.definition, last.definition);
  const names = await namesOfAccounts(tx, last.savedBy === null ? [] : [last.savedBy]);
  throw new AppError('rules.draftMoved', {
    by: names.get(last.savedBy ?? '') ?? '—',
    at: chinaMinute(last.savedAt),
    changed: new Intl.ListFormat(locale, { type: 'unit' }).format(changed.slice(0, 10)) || '—',
  });
}

function chinaMinute(instant: string): string {
  const time = Temporal.Instant.from(instant).toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime();
  return time.toString({ smallestUnit: 'minute' }).replace('T', ' ');
}
