import type { ApiInput } from '#ui/index.ts';
import type { IssueUrgency } from '../../../contract/issue.ts';
import { mostPhotos, type VisitPurpose } from '../../../contract/visit.ts';
import type { Exemption } from '../../../contract/visit-cap.ts';
import type { recordVisit } from '../../../contract/visit-endpoints.ts';

/** A photo as the phone keeps it: made smaller, and once it was sent with the id that the server gave it. */
export interface DraftPhoto {
  id: string;
  name: string;
  blob: Blob;
  fileId?: string;
}

/** An issue as it is being written; empty texts are what was not chosen yet. */
export interface DraftIssue {
  clientId: string;
  category: string;
  urgency: IssueUrgency;
  text: string;
  onSite: { departmentId: string; promisedOn: string } | null;
}

/** Why the server did not take a record, in the words that it used. */
export interface Refusal {
  code: string;
  message: string;
  remedy: string;
}

/** A visit on the phone: being written, waiting to be sent, or refused. */
export interface Draft {
  clientId: string;
  /** Zone and account that it belongs to; nobody else's pages show it. */
  owner: string;
  state: 'writing' | 'waiting' | 'refused';
  /** ISO 8601: when it was begun, and since when it waits. */
  notedAt: string;
  waitsSince: string | null;
  firm: { id: string; name: string } | null;
  day: string;
  departmentId: string;
  /** Departments and colleagues that came along, by id; the author always went. */
  withDepartments: string[];
  officers: string[];
  purpose: VisitPurpose;
  metRole: string;
  /** Whom they met, where the register has that person; the name is never kept on the phone. */
  metPersonId: string | null;
  summary: string;
  place: { longitude: number; latitude: number } | null;
  exemption: { kind: Exemption; reason: string } | null;
  photos: DraftPhoto[];
  issues: DraftIssue[];
  refusal: Refusal | null;
}

/** A day in China as fields of the page take it. */
export function dayInChina(now: Date): string {
  return now.toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
}

/** An empty record of today. */
export function newDraft(owner: string, departmentId: string, now: Date): Draft {
  return {
    ...{ clientId: crypto.randomUUID(), owner, state: 'writing', notedAt: now.toISOString(), waitsSince: null },
    ...{ firm: null, day: dayInChina(now), departmentId, withDepartments: [], officers: [], purpose: 'listening' },
    ...{ metRole: '', metPersonId: null, summary: '', place: null },
    ...{ exemption: null, photos: [], issues: [], refusal: null },
  };
}

/** An issue without words. */
export function newIssue(): DraftIssue {
  return { clientId: crypto.randomUUID(), category: '', urgency: 'normal', text: '', onSite: null };
}

/** Fields that still lack something, in the order of the page; keys of texts below `plans.record.faults`. */
export function faultsOf(draft: Draft): string[] {
  const faults: string[] = [];
  if (draft.firm === null) faults.push('firm');
  if (draft.departmentId === '') faults.push('department');
  if (draft.metRole.trim() === '') faults.push('metRole');
  if (draft.summary.trim() === '') faults.push('summary');
  if (draft.exemption !== null && draft.exemption.reason.trim().length < 2) faults.push('exemption');
  if (draft.photos.length > mostPhotos) faults.push('photos');
  if (draft.issues.some((issue) => issue.category === '' || issue.text.trim().length < 2)) faults.push('issues');
  if (draft.issues.some(({ onSite }) => onSite !== null && (onSite.departmentId === '' || onSite.promisedOn === ''))) {
    faults.push('onSite');
  }
  return faults;
}

/** Whether anything was written that is worth keeping. */
export function isBegun(draft: Draft): boolean {
  const words = draft.metRole + draft.summary;
  return draft.firm !== null || words !== '' || draft.photos.length > 0 || draft.issues.length > 0;
}

/** What is sent, once every photo has its file. */
export function recordingOf(draft: Draft): ApiInput<typeof recordVisit>['body'] {
  const { clientId, day, departmentId, purpose, metRole, metPersonId, summary, notedAt, place, exemption } = draft;
  const author = draft.owner.split('/').at(-1) ?? '';
  return {
    ...{ clientId, firmId: draft.firm?.id ?? '', day, departmentId, purpose, metRole, summary, notedAt },
    photos: draft.photos.flatMap(({ fileId }) => fileId ?? []),
    issues: draft.issues.map(({ onSite, ...issue }) => (onSite === null ? issue : { ...issue, onSite })),
    withDepartments: draft.withDepartments.filter((id) => id !== departmentId),
    officers: draft.officers.length === 0 ? [] : [author, ...draft.officers.filter((id) => id !== author)],
    ...(metPersonId === null ? {} : { metPersonId }),
    ...(place === null ? {} : { place }),
    ...(exemption === null ? {} : { exemption }),
  };
}
