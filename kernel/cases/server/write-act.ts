import { randomUUIDv7 } from 'node:crypto';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { attachFiles } from '#platform/files/server/attached-files.ts';
import { appendEvent } from '#platform/outbox/server/append-event.ts';
import type { CaseAction, CaseState } from '../contract/case-state.ts';
import { type CaseKind, hrefOf } from './case-kind.ts';
import { keepSince } from './domain/keep-since.ts';
import { projectCase } from './domain/project-case.ts';
import type { Acting } from './find-acting.ts';
import { addCopies } from './store/actions.ts';
import { writeActRows } from './store/acts.ts';
import type { StoredCase } from './store/cases.ts';
import { listTasks, replaceTasks } from './store/tasks.ts';
import { tellStaff } from './tell-staff.ts';

/** Purpose of files that stand with an act. */
export const evidencePurpose = 'cases.evidence';

/** Writes an act that was judged, and everything that follows from it; then the kind does its own part. */
export async function writeAct(
  tx: ZoneDb,
  {
    kind,
    stored,
    before,
    after,
    action,
  }: {
    kind: CaseKind;
    stored: Pick<StoredCase, 'id' | 'number' | 'title' | 'demonstration'>;
    before: CaseState | null;
    after: CaseState;
    action: CaseAction;
  },
  acting: Acting,
): Promise<void> {
  const { zoneId } = acting;
  const { id: caseId, demonstration } = stored;
  const { projection, tasks } = projectCase(kind.lifecycle, after, action);
  await writeActRows(tx, zoneId, {
    action: { ...action, caseId, from: before?.state ?? null, to: after.state, demonstration },
    projection: before === null ? null : projection,
    accounts:
      action.by.kind === 'account' ? [action.by.accountId, action.by.onBehalfOf].flatMap((one) => one ?? []) : [],
  });
  const kept = before === null ? [] : await listTasks(tx, caseId);
  const lifecycle = kind.lifecycle.id;
  await replaceTasks(
    tx,
    { zoneId, caseId, before: kept },
    keepSince(tasks, kept).map((task) => ({ ...task, caseId, lifecycle, demonstration })),
  );
  const told = { caseId, number: stored.number, title: stored.title, href: hrefOf(kind, caseId), action };
  await tellStaff(tx, { told, tasks, before: kept }, acting);
  await noteCopies(tx, { zoneId, caseId, action, demonstration });
  await attachEvidence(tx, caseId, action);
  await appendEvent(tx, {
    zoneId,
    name: 'cases.acted',
    payload: {
      caseId,
      lifecycle,
      act: action.name,
      sequence: action.sequence,
      from: before?.state ?? null,
      to: after.state,
    },
  });
  await acting.record(tx, {
    subject: { type: 'cases.case', id: caseId },
    before: before === null ? null : { state: before.state, sequence: before.sequence },
    after: { number: stored.number, lifecycle, act: action.name, state: after.state, sequence: action.sequence },
    // What people of a firm write may name anybody: it stands with the act, and not in the journal.
    ...(action.comment === null || action.by.kind === 'party' ? {} : { reason: action.comment.slice(0, 500) }),
  });
  await kind.afterAct?.(
    tx,
    { zoneId, caseId, number: stored.number, title: stored.title, action, before, after },
    acting,
  );
}

async function noteCopies(
  tx: ZoneDb,
  {
    zoneId,
    caseId,
    action,
    demonstration,
  }: { zoneId: string; caseId: string; action: CaseAction; demonstration: boolean },
): Promise<void> {
  const { by, detail, at } = action;
  if (action.name !== 'copy') return;
  const to = [
    ...(detail.accounts ?? []).map((accountId) => ({ accountId, departmentId: null })),
    ...(detail.departments ?? []).map((departmentId) => ({ accountId: null, departmentId })),
  ];
  const copy = { caseId, copiedAt: at, copiedBy: by.accountId, demonstration };
  await addCopies(
    tx,
    zoneId,
    to.map((one) => ({ ...one, ...copy, id: randomUUIDv7() })),
  );
}

async function attachEvidence(tx: ZoneDb, caseId: string, { files, by }: CaseAction): Promise<void> {
  if (files.length === 0 || by.accountId === null) return;
  const record = { type: 'cases.case', id: caseId } as const;
  await attachFiles(tx, record, { fileIds: files, purpose: evidencePurpose, uploadedBy: by.accountId });
}
