import { z } from 'zod';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';
import { fileView } from '#platform/files/contract/file-view.ts';
import { issueText, issueUrgency } from './issue.ts';
import { exemption } from './visit-cap.ts';

/** What a visit was made for. */
export const visitPurpose = z.enum(['listening', 'policy', 'project', 'safety', 'followUp', 'other']);
export type VisitPurpose = z.infer<typeof visitPurpose>;

/** Purpose under which photos of visits are sent. */
export const photoPurpose = 'visits.photo';

/** Most photos of one visit. */
export const mostPhotos = 12;

/** Most issues that one visit brings. */
export const mostIssues = 20;

/** Days within which the author may correct a record; afterwards the head of the department does. */
export const correctionDays = 7;

/** A department by id with its name: on a record that of the record's day, in lists that of today. */
export const namedDepartment = z.object({ id: z.uuid(), name: z.string() });

/** An issue as a visit brings it; what becomes of it is the business of issues. */
export const visitIssue = z.object({
  /** UUID made by the phone: the same issue sent twice is opened once. */
  clientId: z.uuid(),
  /** Code of an issue category of the zone's catalogue of duties. */
  category: z.string().min(1).max(60),
  urgency: issueUrgency,
  text: issueText,
  /** 现场交办: handed over on the spot to a department that promised a day. */
  onSite: z.object({ departmentId: z.uuid(), promisedOn: plainDate }).optional(),
});
export type VisitIssue = z.infer<typeof visitIssue>;

/** WGS 84 coordinates in degrees, as the phone gives them and only where the officer agrees. */
export const visitPlace = z.object({
  longitude: z.number().min(-180).max(180),
  latitude: z.number().min(-90).max(90),
});

/** A visit as a row of the register. */
export const visitRow = z.object({
  id: z.uuid(),
  day: plainDate,
  firm: z.object({ id: z.uuid(), name: z.string(), code: z.string().nullable() }),
  purpose: visitPurpose,
  /** The department that recorded it comes first. */
  departments: z.array(namedDepartment),
  officers: z.array(z.string()),
  exemption: exemption.nullable(),
  issues: z.int(),
  withdrawn: z.boolean(),
});
export type VisitRow = z.infer<typeof visitRow>;

/** What was changed of a record, and what stood before. */
export const visitChange = z.object({
  number: z.int(),
  kind: z.enum(['correcting', 'withdrawing']),
  reason: z.string(),
  /** Only the fields that changed, as they were. */
  before: z.record(z.string(), z.string()),
  by: z.string().nullable(),
  /** ISO 8601 in UTC. */
  at: z.string(),
});
export type VisitChange = z.infer<typeof visitChange>;

/** A visit with everything that was recorded. */
export const visit = visitRow.extend({
  /** 1 when it is recorded, one more with each correction. */
  number: z.int(),
  metRole: z.string(),
  /** Person of the register whom they met; the name is read there under its own permission. */
  metPersonId: z.uuid().nullable(),
  summary: z.string(),
  place: visitPlace.nullable(),
  exemptionReason: z.string().nullable(),
  /** When it was noted on the phone, and when the server took it, ISO 8601 in UTC. */
  notedAt: z.string(),
  recordedAt: z.string(),
  recordedBy: z.string().nullable(),
  officerIds: z.array(z.uuid()),
  photos: z.array(fileView),
  withdrawnReason: z.string().nullable(),
  changes: z.array(visitChange),
  /** Plans that this visit counts for. */
  plans: z.array(z.object({ id: z.uuid(), title: z.string() })),
  /** Whether the caller may correct and withdraw it now. */
  mayCorrect: z.boolean(),
});
export type Visit = z.infer<typeof visit>;

/** What is sent to record a visit. */
export const visitRecording = z.object({
  /** UUID made by the phone: sent twice, the visit is stored once and answered the same. */
  clientId: z.uuid(),
  firmId: z.uuid(),
  day: plainDate,
  /** Department of the caller for which it is recorded. */
  departmentId: z.uuid(),
  /** Departments that came along. */
  withDepartments: z.array(z.uuid()).max(20).default([]),
  /** Accounts of who went; the caller alone when left out. */
  officers: z.array(z.uuid()).max(30).default([]),
  purpose: visitPurpose,
  metRole: z.string().trim().min(1).max(60),
  metPersonId: z.uuid().optional(),
  summary: z.string().trim().min(1).max(4000),
  place: visitPlace.optional(),
  /** Files sent before under {@link photoPurpose}. */
  photos: z.array(z.uuid()).max(mostPhotos).default([]),
  /** ISO 8601 with offset: when it was noted on the phone. */
  notedAt: z.iso.datetime({ offset: true }),
  exemption: z.object({ kind: exemption, reason: z.string().trim().min(2).max(500) }).optional(),
  issues: z.array(visitIssue).max(mostIssues).default([]),
});
export type VisitRecording = z.infer<typeof visitRecording>;
