import { z } from 'zod';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';
import { exportRefusals } from '#platform/exports/contract/errors.ts';
import { fileView } from '#platform/files/contract/file-view.ts';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { paging } from '#platform/http/contract/query.ts';
import { exportQuery } from '#platform/sheets/contract/export-format.ts';
import { formFact, formKey, named } from './form.ts';
import { formDefinition, formValues } from './form-definition.ts';

const submissionId = z.object({ submissionId: z.uuid() });
const formId = z.object({ formId: z.uuid() });

/** One submission as a line of a register. */
export const submissionRow = z.object({
  id: z.uuid(),
  /** `<KEY>-<year>-<number>`. */
  number: z.string(),
  form: z.object({ id: z.uuid(), key: formKey, title: z.string() }),
  version: z.int(),
  /** Firm or person that it is for; null where staff filled in for themselves. A person's name is left out of lists. */
  party: named.nullable(),
  /** `own`: by the party. `staff`: on its behalf, as `saidBy` asked. `sheet`: by a sheet. */
  way: z.enum(['own', 'staff', 'sheet']),
  /** ISO 8601 in UTC. */
  submittedAt: z.string(),
  withdrawn: z.boolean(),
  demonstration: z.boolean(),
});
export type SubmissionRow = z.infer<typeof submissionRow>;

/** What narrows the register of a form's submissions. */
export const submissionFilter = {
  /** Words of the number or the firm's name. */
  q: z.string().trim().max(60).optional(),
  from: plainDate.optional(),
  to: plainDate.optional(),
  version: z.coerce.number().int().min(1).max(10_000).optional(),
  withdrawn: z.enum(['no', 'only', 'all']).default('no'),
};

/**
 * A column that a form's register shows beside the fixed ones: a field of one value or choices that is not personal. `unit` stands
 * behind the name; null where there is none, or where versions asked in different ones and each cell says its own.
 */
export const submissionColumn = z.object({
  key: z.string(),
  name: z.string(),
  unit: z.string().nullable(),
  right: z.boolean(),
});

/** One page of a form's submissions, the newest first, with the values of its columns as text. */
export const listSubmissions = defineEndpoint({
  id: 'forms.listSubmissions',
  method: 'GET',
  path: '/api/forms/:formId/submissions',
  permission: 'forms:read',
  params: formId,
  query: z.object({ ...submissionFilter, ...paging }),
  response: z.object({
    total: z.int(),
    title: z.string(),
    columns: z.array(submissionColumn),
    submissions: z.array(submissionRow.extend({ cells: z.record(z.string(), z.string().nullable()) })),
  }),
  errors: ['forms.formUnknown'],
});

/** Exactly the submissions that match: a column a field of every version, rows of rows counted. */
export const exportSubmissions = defineEndpoint({
  id: 'forms.exportSubmissions',
  method: 'GET',
  path: '/api/forms/:formId/submissions/export',
  permission: 'forms:read',
  params: formId,
  query: z.object({ ...submissionFilter, ...exportQuery }),
  response: z.never(),
  produces: 'file',
  errors: ['forms.formUnknown', ...exportRefusals],
});

/** The last hundred submissions of the caller's party, or of the caller, the newest first. */
export const listOwnSubmissions = defineEndpoint({
  id: 'forms.listOwnSubmissions',
  method: 'GET',
  path: '/api/forms/own-submissions',
  permission: 'forms:fill',
  query: z.object({ key: formKey.optional() }),
  response: z.object({ submissions: z.array(submissionRow) }),
});

/** A value that was computed, with what it was computed from. */
export const computedValue = z.object({
  field: z.string(),
  value: z.string().nullable(),
  /** Expression of the version. */
  text: z.string(),
  /** Names that it read, with their values in words. */
  reads: z.array(z.object({ name: z.string(), value: z.string().nullable() })),
});
export type ComputedValue = z.infer<typeof computedValue>;

/** A submission as it was filled in, with the version that was, and what was known of the party then. */
export const submissionDetail = submissionRow.extend({
  definition: formDefinition,
  /** What was filled in, with the computed cells in their rows. */
  values: formValues,
  computed: z.array(computedValue),
  facts: z.array(formFact),
  files: z.array(fileView),
  /** Keys of fields that were asked. */
  shown: z.array(z.string()),
  submittedBy: z.string().nullable(),
  saidBy: z.string().nullable(),
  /** `none`: nothing personal was asked. `hidden`: kept for the party and the department that owns the form. `erased`: its key was destroyed. */
  personal: z.enum(['none', 'shown', 'hidden', 'erased']),
  withdrawal: z.object({ reason: z.string(), at: z.string(), by: z.string().nullable() }).nullable(),
  may: z.object({ withdraw: z.boolean() }),
});
export type SubmissionDetail = z.infer<typeof submissionDetail>;

/** One submission: staff read all, others those of their party or their own. */
export const getSubmission = defineEndpoint({
  id: 'forms.getSubmission',
  method: 'GET',
  path: '/api/forms/submissions/:submissionId',
  permission: 'forms:fill',
  params: submissionId,
  response: submissionDetail,
  errors: ['forms.submissionUnknown'],
});

/** The same on A4. */
export const printSubmission = defineEndpoint({
  id: 'forms.printSubmission',
  method: 'GET',
  path: '/api/forms/submissions/:submissionId/print',
  permission: 'forms:fill',
  params: submissionId,
  response: z.never(),
  produces: 'file',
  errors: ['forms.submissionUnknown', ...exportRefusals],
});

/** Takes a submission back with a reason; it stays readable and counts no more. */
export const withdrawSubmission = defineEndpoint({
  id: 'forms.withdrawSubmission',
  method: 'POST',
  path: '/api/forms/submissions/:submissionId/withdrawal',
  permission: 'forms:fill',
  params: submissionId,
  body: z.object({ reason: z.string().trim().min(2).max(500) }),
  response: z.object({ withdrawn: z.literal(true) }),
  errors: ['forms.submissionUnknown', 'forms.submissionWithdrawn', 'forms.otherDepartment'],
});
