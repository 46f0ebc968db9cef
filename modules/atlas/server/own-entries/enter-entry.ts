import { randomUUIDv7 } from 'node:crypto';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError, type FieldError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type {
  amendOwnEntry as amendEndpoint,
  enterOwnEntry as enterEndpoint,
  OwnEntry,
  OwnEntryForm,
  withdrawOwnEntry as withdrawEndpoint,
} from '../../contract/own-entry.ts';
import { atlasText } from '../export-about.ts';
import { examineEntry } from './domain/examine-entry.ts';
import {
  addEntries,
  findEntry,
  isPartyStanding,
  lockEntry,
  type StoredEntry,
  updateEntries,
  withdrawEntries,
} from './store/own-entries.ts';

const subjectType = 'atlas.ownEntry';

/** Enters a place, cluster, alliance or goal of the zone's own. */
export async function enterOwnEntry(
  { body }: EndpointParsed<typeof enterEndpoint>,
  context: RequestContext,
): Promise<OwnEntry> {
  const { zone, account } = context;
  if (zone === null || account === null) throw new Error('only the signed-in hold the permission');
  const at = context.now().toString({ fractionalSecondDigits: 3 });
  const entry = entryOf(body, { id: randomUUIDv7(), registeredAt: at });
  return context.transaction(async (tx) => {
    await rejectWrong(tx, entry, context);
    const added = await addEntries(tx, { zoneId: zone.id, at, accountId: account.id }, [entry]);
    if (added === 0) throw taken(entry, context);
    await context.record(tx, { subject: { type: subjectType, id: entry.id }, after: { ...entry } });
    return standing(tx, entry.id);
  });
}

/** Replaces what is told of an entry, unless it changed since it was read. */
export async function amendOwnEntry(
  { params, body }: EndpointParsed<typeof amendEndpoint>,
  context: RequestContext,
): Promise<OwnEntry> {
  try {
    return await context.transaction(async (tx) => {
      const before = await lockEntry(tx, params.entryId);
      if (before === undefined) throw new AppError('atlas.ownEntryUnknown');
      rejectChanged(body.expected, before, context);
      const entry = entryOf(body, before);
      await rejectWrong(tx, entry, context);
      await updateEntries(tx, [entry]);
      const changed = (Object.keys(entry) as (keyof StoredEntry)[]).filter((key) => entry[key] !== before[key]);
      const pick = (from: StoredEntry) => Object.fromEntries(changed.map((key) => [key, from[key]]));
      await context.record(tx, {
        ...{ subject: { type: subjectType, id: entry.id }, before: pick(before), after: pick(entry) },
      });
      return standing(tx, entry.id);
    });
  } catch (error) {
    throw (error as { code?: unknown }).code === '23505' ? taken(body, context) : error;
  }
}

/** Takes an entry off the list. */
export async function withdrawOwnEntry(
  { params: { entryId }, body: { reason } }: EndpointParsed<typeof withdrawEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof withdrawEndpoint>> {
  return context.transaction(async (tx) => {
    const before = await lockEntry(tx, entryId);
    if (before === undefined) throw new AppError('atlas.ownEntryUnknown');
    await withdrawEntries(tx, [entryId]);
    const subject = { type: subjectType, id: entryId } as const;
    await context.record(tx, {
      subject,
      before: { name: before.name, standing: true },
      after: { standing: false },
      reason,
    });
    return { id: entryId };
  });
}

/** The entry that a form tells: what it leaves out is not known. */
function entryOf(form: OwnEntryForm, { id, registeredAt }: Pick<OwnEntry, 'id' | 'registeredAt'>): StoredEntry {
  return {
    ...{ id, registeredAt, kind: form.kind, name: form.name },
    description: form.description ?? null,
    field: form.field ?? null,
    district: form.district ?? null,
    members: form.members ?? null,
    startsOn: form.startsOn ?? null,
    endsOn: form.endsOn ?? null,
    target: form.target ?? null,
    targetUnit: form.targetUnit ?? null,
    partyId: form.partyId ?? null,
    source: form.source ?? null,
  };
}

async function standing(tx: ZoneDb, id: string): Promise<OwnEntry> {
  const entry = await findEntry(tx, id);
  if (entry === undefined) throw new Error('an entry is read in the transaction that wrote it');
  return entry;
}

async function rejectWrong(tx: ZoneDb, entry: StoredEntry, context: RequestContext): Promise<void> {
  const text = atlasText(context);
  const faults: FieldError[] = examineEntry(entry).map(({ field, rule }) => ({
    ...{ field, message: text(`ownEntry.faults.${rule}`) },
  }));
  if (entry.partyId !== null && !(await isPartyStanding(tx, entry.partyId))) {
    faults.push({ field: 'partyId', message: text('ownEntry.faults.partyUnknown') });
  }
  if (faults.length > 0) throw new AppError('atlas.ownEntryRejected', { count: faults.length }, faults);
}

function taken({ name }: Pick<OwnEntry, 'name'>, context: RequestContext): AppError {
  const message = atlasText(context)('ownEntry.faults.nameTaken', { name });
  return new AppError('atlas.ownEntryTaken', { name }, [{ field: 'name', message }]);
}

/** Refuses an amendment of an entry that somebody else changed meanwhile, with what each changed field holds now. */
function rejectChanged<T extends Partial<OwnEntry>>(expected: T, now: OwnEntry, context: RequestContext): void {
  const changed = (Object.keys(expected) as (keyof OwnEntry)[]).filter((key) => expected[key] !== now[key]);
  if (changed.length === 0) return;
  const text = atlasText(context);
  const label = (key: string) => text(`ownEntry.columns.${key.replace(/Id$/, '')}`);
  const shown = (key: keyof OwnEntry) => {
    if (key === 'kind') return text(`ownEntryKind.${now.kind}`);
    return String((key === 'partyId' ? now.partyName : now[key]) ?? '—');
  };
  const fields = changed.map((field) => ({
    field,
    message: context.text('parties:faults.changedMeanwhile', { field: label(field), value: shown(field) }),
  }));
  throw new AppError('parties.entryChanged', { fields: changed.map(label).join(text('sheet.and')) }, fields);
}
