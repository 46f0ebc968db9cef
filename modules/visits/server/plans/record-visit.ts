import { randomUUIDv7 } from 'node:crypto';
import { departmentNamesOn, placesOf, standingIdOf } from '#kernel/parties/server/index.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import { attachFiles } from '#platform/files/server/attached-files.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { photoPurpose, type VisitRecording } from '../../contract/visit.ts';
import type { recordVisit as endpoint } from '../../contract/visit-endpoints.ts';
import { nameAccounts, requireDay, requireWithinCap } from './judge-visit.ts';
import { openVisitIssues } from './open-visit-issues.ts';
import { requireCaller } from './require-caller.ts';
import { countIssues } from './store/visit-register.ts';
import { addVisit, clientKey, findByClient, isPerson, lockFirm, type NewVisit } from './store/visits.ts';

type Answer = EndpointResult<typeof endpoint>;

/**
 * Records a visit with what it brought. Everything happens behind the firm's lock: of several recordings for one firm each
 * sees those before it, so that none passes the cap unseen and one that is sent twice is stored once.
 */
export async function recordVisit({ body }: EndpointParsed<typeof endpoint>, context: RequestContext): Promise<Answer> {
  try {
    return await context.transaction(async (tx) => {
      const firmId = await requireLockedFirm(tx, body.firmId);
      const known = await findByClient(tx, body.clientId);
      if (known !== undefined) return repeat(tx, known, context);
      return store(
        tx,
        await examine(tx, { ...body, firmId }, context),
        { issues: body.issues, photos: body.photos },
        context,
      );
    });
  } catch (error) {
    // The same number for another firm, sent at the same moment.
    if ((error as { constraint?: string }).constraint === clientKey) throw new AppError('visits.clientIdTaken');
    throw error;
  }
}

/** The firm that stands where the named one went, locked. */
export async function requireLockedFirm(tx: ZoneDb, firmId: string): Promise<string> {
  const standing = await standingIdOf(tx, firmId);
  if (standing !== undefined && (await lockFirm(tx, standing))) return standing;
  // Merged while the lock was waited for: once more, from where it went.
  const moved = await standingIdOf(tx, firmId);
  if (moved === undefined || moved === standing || !(await lockFirm(tx, moved))) {
    throw new AppError('visits.firmUnknown');
  }
  return moved;
}

/** Answers as the first time; that it was sent again stands in the journal. */
async function repeat(
  tx: ZoneDb,
  known: { id: string; recordedBy: string | null },
  context: RequestContext,
): Promise<Answer> {
  if (known.recordedBy !== requireCaller(context).account.id) throw new AppError('visits.clientIdTaken');
  await context.record(tx, { subject: { type: 'visits.visit', id: known.id }, after: { sentAgain: true } });
  return { id: known.id, repeated: true, issues: await countIssues(tx, known.id) };
}

/** What is to be stored, once everything about it holds. */
async function examine(tx: ZoneDb, body: VisitRecording, context: RequestContext): Promise<NewVisit> {
  const { zone, account, at, today } = requireCaller(context);
  requireDay(body.day, today);
  await requireOwnDepartment(tx, { departmentId: body.departmentId, days: [body.day, today] }, account.id);
  const departments = [...new Set([body.departmentId, ...body.withDepartments])];
  const named = await departmentNamesOn(tx, today);
  if (!departments.every((id) => named.has(id))) throw new AppError('visits.departmentUnknown');
  const officers = body.officers.length === 0 ? [account.id] : [...new Set(body.officers)];
  await requireOfficers(tx, officers, { departments, days: [body.day, today] });
  if (body.metPersonId !== undefined && !(await isPerson(tx, body.metPersonId))) {
    throw new AppError('visits.personUnknown');
  }
  if (body.exemption === undefined) await requireWithinCap(tx, { firmId: body.firmId, day: body.day, departments });
  return {
    ...{ zoneId: zone.id, id: randomUUIDv7(), clientId: body.clientId, firmId: body.firmId },
    ...{ departmentId: body.departmentId, departments, officers, day: body.day, purpose: body.purpose },
    ...{ metRole: body.metRole, metPersonId: body.metPersonId ?? null, summary: body.summary },
    ...{ place: body.place ?? null, exemption: body.exemption ?? null, notedAt: body.notedAt },
    ...{ recordedBy: account.id, recordedAt: at },
  };
}

async function store(
  tx: ZoneDb,
  visit: NewVisit,
  { issues, photos }: Pick<VisitRecording, 'issues' | 'photos'>,
  context: RequestContext,
): Promise<Answer> {
  await addVisit(tx, visit);
  const { id, firmId, departmentId, day } = visit;
  const record = { type: 'visits.visit', id } as const;
  await attachFiles(tx, record, { fileIds: photos, purpose: photoPurpose, uploadedBy: visit.recordedBy });
  const opened = await openVisitIssues(tx, { visitId: id, firmId, issues }, context);
  await context.record(tx, {
    subject: record,
    // Words of a talk may name people: they stand in the record alone, which can be corrected, and not in the journal.
    after: {
      ...{ firmId, day, departmentId, departments: [...visit.departments], officers: [...visit.officers] },
      ...{ purpose: visit.purpose, photos: photos.length, issues: opened },
      ...(visit.exemption === null ? {} : { exemption: visit.exemption.kind }),
    },
    ...(visit.exemption === null ? {} : { reason: visit.exemption.reason }),
  });
  return { id, repeated: false, issues: opened };
}

/** Refuses to act for a department in which the caller holds no post on any of these days. */
export async function requireOwnDepartment(
  db: ZoneDb,
  { departmentId, days }: { departmentId: string; days: readonly string[] },
  accountId: string,
): Promise<void> {
  if (!(await worksIn(db, accountId, { departments: [departmentId], days }))) {
    throw new AppError('visits.notOwnDepartment');
  }
}

/** Refuses who went although they work in none of the visit's departments. */
export async function requireOfficers(
  db: ZoneDb,
  officers: readonly string[],
  within: { departments: readonly string[]; days: readonly string[] },
): Promise<void> {
  for (const accountId of officers) {
    if (await worksIn(db, accountId, within)) continue;
    const names = await nameAccounts(db, [accountId]);
    throw new AppError('visits.officerElsewhere', { officer: names.get(accountId) ?? '' });
  }
}

async function worksIn(
  db: ZoneDb,
  accountId: string,
  { departments, days }: { departments: readonly string[]; days: readonly string[] },
): Promise<boolean> {
  for (const day of new Set(days)) {
    const places = await placesOf(db, accountId, day);
    if (places.some((place) => departments.includes(place.departmentId))) return true;
  }
  return false;
}
