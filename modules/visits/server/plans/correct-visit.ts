import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { correctionDays, type Visit } from '../../contract/visit.ts';
import type {
  correctVisit as correctEndpoint,
  withdrawVisit as withdrawEndpoint,
} from '../../contract/visit-endpoints.ts';
import { requireDay, requireWithinCap } from './judge-visit.ts';
import { requireLockedFirm } from './record-visit.ts';
import { requireCaller } from './require-caller.ts';
import { mayCorrect, showVisit } from './show-visit.ts';
import { findVisit, lockVisit, type StoredVisit } from './store/visit-register.ts';
import { addChange, saveCorrection, saveWithdrawal, type VisitContent } from './store/visits.ts';

/** Corrects a record; what stood before stays readable, and what moves to another day or counts from now on is judged anew. */
export function correctVisit(
  { params, body }: EndpointParsed<typeof correctEndpoint>,
  context: RequestContext,
): Promise<Visit> {
  const { zone, account, at, today } = requireCaller(context);
  return context.transaction(async (tx) => {
    const firmId = await requireFirmOfVisit(tx, params.visitId);
    const row = await requireCorrectable(tx, params.visitId, context);
    if (row.number !== body.number) throw new AppError('visits.visitChanged');
    const { reason } = body;
    const content = contentOf(row, body);
    if (content.day !== row.day) requireDay(content.day, today);
    if (content.exemption === null && (content.day !== row.day || row.exemption !== null)) {
      await requireWithinCap(tx, { firmId, day: content.day, departments: row.departments, except: row.id });
    }
    const { before, fields } = changesBetween(row, content);
    const number = row.number + 1;
    await saveCorrection(tx, row.id, content, number);
    await addChange(tx, {
      ...{ zoneId: zone.id, visitId: row.id, number, kind: 'correcting', reason, before, by: account.id, at },
    });
    await context.record(tx, {
      subject: { type: 'visits.visit', id: row.id },
      before: { day: row.day, purpose: row.purpose, exemption: row.exemption },
      after: { day: content.day, purpose: content.purpose, exemption: content.exemption, fields },
      reason,
    });
    return showVisit(tx, row.id, context);
  });
}

/** Takes a record back: it stays readable with the reason, and counts no more. */
export function withdrawVisit(
  { params, body }: EndpointParsed<typeof withdrawEndpoint>,
  context: RequestContext,
): Promise<Visit> {
  const { zone, account, at } = requireCaller(context);
  return context.transaction(async (tx) => {
    const row = await requireCorrectable(tx, params.visitId, context);
    const { reason } = body;
    const number = row.number + 1;
    await saveWithdrawal(tx, row.id, { number, at, by: account.id, reason });
    await addChange(tx, {
      ...{ zoneId: zone.id, visitId: row.id, number, kind: 'withdrawing', reason, before: {}, by: account.id, at },
    });
    await context.record(tx, {
      subject: { type: 'visits.visit', id: row.id },
      before: { firmId: row.firmId, day: row.day, withdrawn: false },
      after: { withdrawn: true },
      reason,
    });
    return showVisit(tx, row.id, context);
  });
}

/** The firm before its visit: merging takes parties first and their visits then, and nobody may wait the other way round. */
async function requireFirmOfVisit(tx: ZoneDb, id: string): Promise<string> {
  const row = await findVisit(tx, id);
  if (row === undefined) throw new AppError('visits.visitUnknown');
  return requireLockedFirm(tx, row.firmId);
}

async function requireCorrectable(tx: ZoneDb, id: string, context: RequestContext): Promise<StoredVisit> {
  const locked = await lockVisit(tx, id);
  const row = locked === undefined ? undefined : await findVisit(tx, id);
  if (row === undefined) throw new AppError('visits.visitUnknown');
  if (row.withdrawnAt !== null) throw new AppError('visits.visitWithdrawn');
  if (!(await mayCorrect(tx, row, context))) throw new AppError('visits.correctionNotYours', { days: correctionDays });
  return row;
}

function contentOf(row: StoredVisit, body: EndpointParsed<typeof correctEndpoint>['body']): VisitContent {
  const { day, purpose, metRole, summary, exemption } = body;
  const stands = { exemption: row.exemption, exemptionReason: row.exemptionReason };
  const said = { exemption: exemption?.kind ?? null, exemptionReason: exemption?.reason ?? null };
  return { ...{ day, purpose, metRole, summary }, ...(exemption === undefined ? stands : said) };
}

const corrected = ['day', 'purpose', 'metRole', 'summary', 'exemption', 'exemptionReason'] as const;

/** What stood before, field by field; what was not there is empty. */
function changesBetween(row: StoredVisit, content: VisitContent): { before: Record<string, string>; fields: string[] } {
  const fields = corrected.filter((field) => row[field] !== content[field]);
  return { before: Object.fromEntries(fields.map((field) => [field, row[field] ?? ''])), fields };
}
