import { z } from 'zod';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';
import { exportRefusals } from '#platform/exports/contract/errors.ts';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { exportQuery } from '#platform/sheets/contract/export-format.ts';
import {
  changeEntry,
  department,
  departmentCode,
  departmentPeriod,
  duty,
  dutyKey,
  dutyKind,
  holder,
  post,
} from './organisation.ts';
import * as changes from './organisation-changes.ts';

const read = 'parties:organisation.read';
const edit = 'parties:organisation.edit';

/** A day to look at; left out it is today in China. */
const onDay = z.object({ on: plainDate.optional() });

/** The organisation as it stands on a day: departments from the root down, each before what hangs under it. */
export const listDepartments = defineEndpoint({
  id: 'parties.listDepartments',
  method: 'GET',
  path: '/api/parties/departments',
  permission: read,
  query: onDay,
  response: z.object({
    on: plainDate,
    today: plainDate,
    /** Number of the last change; sent back with a change, so that nobody overwrites what he has not seen. */
    seen: z.int(),
    departments: z.array(department),
    /** Closed by that day, the latest first. */
    closed: z.array(
      z.object({ id: z.uuid(), name: z.string(), kind: changes.founding.shape.departmentKind, on: plainDate }),
    ),
    /** Days ahead of `on` from which something changes. */
    planned: z.array(plainDate),
    staffTotal: z.int(),
    vacancies: z.int(),
    gaps: z.int(),
  }),
});

/** One department on a day, standing or not, with its duties, its periods and the changes that touched it. */
export const getDepartment = defineEndpoint({
  id: 'parties.getDepartment',
  method: 'GET',
  path: '/api/parties/departments/:departmentId',
  permission: read,
  params: z.object({ departmentId: z.uuid() }),
  query: onDay,
  response: z.object({
    on: plainDate,
    /** Null when it does not stand on that day. */
    department: department.nullable(),
    /** Name on that day, or the nearest one. */
    name: z.string(),
    /** Owned by it and by its sections. */
    duties: z.array(duty),
    periods: z.array(departmentPeriod),
    /** Who held its posts: every change of title or holder, the latest first. */
    appointments: z.array(
      z.object({
        from: plainDate,
        until: plainDate.nullable(),
        postId: z.uuid(),
        title: z.string(),
        holder: holder.nullable(),
      }),
    ),
    changes: z.array(changeEntry),
  }),
  errors: ['parties.departmentUnknown'],
});

/** Every duty item with its owner on a day; items without one are gaps. */
export const listDuties = defineEndpoint({
  id: 'parties.listDuties',
  method: 'GET',
  path: '/api/parties/duties',
  permission: read,
  query: onDay,
  response: z.object({ on: plainDate, seen: z.int(), duties: z.array(duty), gaps: z.int() }),
});

/** Everybody of the authority, with the posts held on a day. */
export const listStaff = defineEndpoint({
  id: 'parties.listStaff',
  method: 'GET',
  path: '/api/parties/staff',
  permission: edit,
  query: onDay,
  response: z.object({
    staff: z.array(
      z.object({ id: z.uuid(), name: z.string(), officeExtension: z.string().nullable(), posts: z.array(post) }),
    ),
  }),
});

/** The log of changes, the latest first, at most 200. */
export const listChanges = defineEndpoint({
  id: 'parties.listChanges',
  method: 'GET',
  path: '/api/parties/organisation/changes',
  permission: read,
  response: z.object({ changes: z.array(changeEntry), total: z.int() }),
});

/** Workbook of the organisation on a day: departments, posts, duties, changes. */
export const exportOrganisation = defineEndpoint({
  id: 'parties.exportOrganisation',
  method: 'GET',
  path: '/api/parties/organisation/export',
  permission: read,
  query: onDay.extend(exportQuery),
  response: z.unknown(),
  produces: 'file',
  errors: ['parties.zoneNeeded', ...exportRefusals],
});

const changed = z.object({ number: z.int(), effectiveOn: plainDate, lines: z.array(changes.changeLine) });

/** Tells what a change would do, and changes nothing; refuses what the change itself would refuse. */
export const previewChange = defineEndpoint({
  id: 'parties.previewChange',
  method: 'POST',
  path: '/api/parties/organisation/preview',
  permission: edit,
  journal: 'none',
  body: z.object({ change: changes.organisationChange }),
  response: z.object({
    seen: z.int(),
    effectiveOn: plainDate,
    lines: z.array(changes.changeLine),
    /** People with an account whose post moves or ends. */
    accounts: z.int(),
    work: z.array(changes.workCount),
    /** Open work goes over at once, or on the day by a job. */
    workMoves: z.enum(['none', 'atOnce', 'onTheDay']),
  }),
  errors: [
    'parties.organisationRejected',
    'parties.departmentUnknown',
    'parties.postUnknown',
    'parties.staffUnknown',
    'parties.dutyUnknown',
    'parties.workLeft',
  ],
});

const refusals = ['parties.organisationRejected', 'parties.organisationChanged', 'parties.departmentUnknown'] as const;
const seen = { seen: z.int().min(0) };

/** Founds a department or section. */
export const foundDepartment = defineEndpoint({
  id: 'parties.foundDepartment',
  method: 'POST',
  path: '/api/parties/organisation/foundings',
  permission: edit,
  body: changes.founding.extend(seen),
  response: changed,
  errors: refusals,
});

/** Renames, recodes or moves a department. */
export const amendDepartment = defineEndpoint({
  id: 'parties.amendDepartment',
  method: 'POST',
  path: '/api/parties/organisation/amendments',
  permission: edit,
  body: changes.amending.extend(seen),
  response: changed,
  errors: refusals,
});

/** Merges departments with everything that they have. */
export const mergeDepartments = defineEndpoint({
  id: 'parties.mergeDepartments',
  method: 'POST',
  path: '/api/parties/organisation/mergers',
  permission: edit,
  body: changes.merging.extend(seen),
  response: changed,
  errors: refusals,
});

/** Splits new departments off one. */
export const splitDepartment = defineEndpoint({
  id: 'parties.splitDepartment',
  method: 'POST',
  path: '/api/parties/organisation/splits',
  permission: edit,
  body: changes.splitting.extend(seen),
  response: changed,
  errors: [...refusals, 'parties.postUnknown', 'parties.dutyUnknown'],
});

/** Closes a department. */
export const closeDepartment = defineEndpoint({
  id: 'parties.closeDepartment',
  method: 'POST',
  path: '/api/parties/organisation/closures',
  permission: edit,
  body: changes.closing.extend(seen),
  response: changed,
  errors: [...refusals, 'parties.workLeft'],
});

/** Mends a mistake in the record of a department. */
export const correctDepartment = defineEndpoint({
  id: 'parties.correctDepartment',
  method: 'POST',
  path: '/api/parties/organisation/corrections',
  permission: edit,
  body: changes.correcting.extend(seen),
  response: changed,
  errors: refusals,
});

/** Undoes a change on which nothing was built. */
export const undoChange = defineEndpoint({
  id: 'parties.undoChange',
  method: 'POST',
  path: '/api/parties/organisation/changes/:number/undoing',
  permission: edit,
  params: z.object({ number: z.coerce.number().int().min(1) }),
  body: z.object({ ...seen, reason: z.string().trim().min(2).max(500) }),
  response: changed,
  errors: ['parties.changeUnknown', 'parties.organisationRejected', 'parties.organisationChanged'],
});

/** Adds a post. */
export const addPost = defineEndpoint({
  id: 'parties.addPost',
  method: 'POST',
  path: '/api/parties/posts',
  permission: edit,
  body: changes.postAdding.extend(seen),
  response: changed,
  errors: refusals,
});

const postParams = z.object({ postId: z.uuid() });

/** Changes title, department or the head's flag of a post. */
export const amendPost = defineEndpoint({
  id: 'parties.amendPost',
  method: 'POST',
  path: '/api/parties/posts/:postId/amendments',
  permission: edit,
  params: postParams,
  body: changes.postAmending.omit({ postId: true }).extend(seen),
  response: changed,
  errors: [...refusals, 'parties.postUnknown'],
});

/** Abolishes a vacant post. */
export const abolishPost = defineEndpoint({
  id: 'parties.abolishPost',
  method: 'POST',
  path: '/api/parties/posts/:postId/abolition',
  permission: edit,
  params: postParams,
  body: changes.postAbolishing.omit({ postId: true }).extend(seen),
  response: changed,
  errors: [...refusals, 'parties.postUnknown'],
});

/** Appoints a person to a post, or moves him there. */
export const appoint = defineEndpoint({
  id: 'parties.appoint',
  method: 'POST',
  path: '/api/parties/posts/:postId/appointments',
  permission: edit,
  params: postParams,
  body: changes.appointing.omit({ postId: true }).extend(seen),
  response: changed,
  errors: [...refusals, 'parties.postUnknown', 'parties.staffUnknown'],
});

/** Ends an appointment. */
export const endAppointment = defineEndpoint({
  id: 'parties.endAppointment',
  method: 'POST',
  path: '/api/parties/posts/:postId/vacancy',
  permission: edit,
  params: postParams,
  body: changes.ending.omit({ postId: true }).extend(seen),
  response: changed,
  errors: [...refusals, 'parties.postUnknown'],
});

/** Confirms whoever holds a head's post; the security administrator's part of the appointment. */
export const confirmHead = defineEndpoint({
  id: 'parties.confirmHead',
  method: 'POST',
  path: '/api/parties/posts/:postId/confirmation',
  permission: 'parties:head.confirm',
  params: postParams,
  body: z.object({ ...seen, effectiveOn: plainDate }),
  response: changed,
  errors: [...refusals, 'parties.postUnknown'],
});

/** Gives a duty item to its one owner, or takes it away. */
export const assignDuty = defineEndpoint({
  id: 'parties.assignDuty',
  method: 'POST',
  path: '/api/parties/duties',
  permission: edit,
  body: changes.dutyAssigning.extend(seen),
  response: changed,
  errors: [...refusals, 'parties.postUnknown', 'parties.dutyUnknown'],
});

/** Enters an item into the zone's own catalogue of duties, renames it, or withdraws it. */
export const saveDutyItem = defineEndpoint({
  id: 'parties.saveDutyItem',
  method: 'PUT',
  path: '/api/parties/duty-items/:kind/:code',
  permission: edit,
  params: z.object({ kind: dutyKind, code: departmentCode }),
  body: z.object({ name: z.string().trim().min(2).max(60), withdrawn: z.boolean().default(false) }),
  response: dutyKey.extend({ name: z.string(), withdrawn: z.boolean() }),
});

/** Enters a person who can then be appointed; no private number is asked for. */
export const addStaff = defineEndpoint({
  id: 'parties.addStaff',
  method: 'POST',
  path: '/api/parties/staff',
  permission: edit,
  body: z.object({
    name: z.string().trim().min(1).max(60),
    officeExtension: z
      .string()
      .regex(/^[0-9]{3,6}$/)
      .optional(),
    accountId: z.uuid().optional(),
  }),
  response: z.object({ staffId: z.uuid() }),
  errors: ['parties.accountSeated', 'parties.staffUnknown'],
});
