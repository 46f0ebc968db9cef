import { z } from 'zod';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';
import { answerType } from '#kernel/rules/contract/rule-definition.ts';
import { exportRefusals } from '#platform/exports/contract/errors.ts';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { paging, queryList } from '#platform/http/contract/query.ts';
import { exportQuery } from '#platform/sheets/contract/export-format.ts';
import {
  definitionFault,
  formKey,
  formParameter,
  formRow,
  formState,
  formSubject,
  formVersion,
  named,
} from './form.ts';
import { formDefinition } from './form-definition.ts';
import { formChange } from './form-difference.ts';

const formId = z.object({ formId: z.uuid() });
const reason = z.string().trim().min(2).max(500);
const facet = z.array(z.object({ value: z.string(), label: z.string(), count: z.int() }));

/** What narrows the register of forms; values of one filter are joined by or, filters by and. */
export const formFilter = {
  /** Words of the title or the key. */
  q: z.string().trim().max(60).optional(),
  state: queryList(formState),
  subject: queryList(formSubject),
  department: queryList(z.uuid()),
};

/** One page of the forms that match, by their titles. */
export const listForms = defineEndpoint({
  id: 'forms.listForms',
  method: 'GET',
  path: '/api/forms',
  permission: 'forms:read',
  query: z.object({ ...formFilter, ...paging }),
  response: z.object({
    total: z.int(),
    forms: z.array(formRow),
    facets: z.object({ state: facet, subject: facet, department: facet }),
    /** Departments of the caller, for which a form can be begun. */
    own: z.array(named),
  }),
});

/** Exactly the forms that match, as a file. */
export const exportForms = defineEndpoint({
  id: 'forms.exportForms',
  method: 'GET',
  path: '/api/forms/export',
  permission: 'forms:read',
  query: z.object({ ...formFilter, ...exportQuery }),
  response: z.never(),
  produces: 'file',
  errors: exportRefusals,
});

/** What a definition can name: facts of the platform that prefill, and parameters of the zone with today's values. */
export const listFormChoices = defineEndpoint({
  id: 'forms.listFormChoices',
  method: 'GET',
  path: '/api/forms/choices',
  permission: 'forms:read',
  response: z.object({
    today: plainDate,
    facts: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        source: z.string(),
        subject: z.enum(['firm', 'institution', 'person']),
        type: answerType,
        scale: z.int().nullable(),
        unit: z.string().nullable(),
      }),
    ),
    parameters: z.array(formParameter),
    /** Names of qualifications that rules of the zone grant. */
    statuses: z.array(z.string()),
    own: z.array(named),
  }),
});

/** A form with its versions, what is being designed, and what the caller may do. */
export const formDetail = formRow.extend({
  versions: z.array(formVersion),
  /** What is filled in today; null before the first day. */
  published: formDefinition.nullable(),
  /** What is being designed; null where nothing is. */
  draft: z
    .object({
      /** Number of the last save: a later one is not overwritten. */
      revision: z.int(),
      definition: formDefinition,
      faults: z.array(definitionFault),
      savedBy: z.string().nullable(),
      /** ISO 8601 in UTC. */
      savedAt: z.string(),
      /** Against the last published version; empty where there is none. */
      changes: z.array(formChange),
    })
    .nullable(),
  withdrawn: z.object({ reason: z.string(), at: z.string(), by: z.string().nullable() }).nullable(),
  may: z.object({
    /** Works in the department that owns it. */
    design: z.boolean(),
    /** Heads that department or leads the zone, and has not designed what would be published. */
    publish: z.boolean(),
    withdraw: z.boolean(),
  }),
});
export type FormDetail = z.infer<typeof formDetail>;

/** One form as its designers see it. */
export const getForm = defineEndpoint({
  id: 'forms.getForm',
  method: 'GET',
  path: '/api/forms/:formId',
  permission: 'forms:read',
  params: formId,
  response: formDetail,
  errors: ['forms.formUnknown'],
});

/** A published version as it was, with what it changed against the one before. */
export const getFormVersion = defineEndpoint({
  id: 'forms.getFormVersion',
  method: 'GET',
  path: '/api/forms/:formId/versions/:number',
  permission: 'forms:read',
  params: formId.extend({ number: z.coerce.number().int().min(1).max(10_000) }),
  response: formVersion.extend({ definition: formDefinition, changes: z.array(formChange) }),
  errors: ['forms.formUnknown', 'forms.versionUnknown'],
});

/** Begins a form for the own department; it is filled in by nobody until it is published. */
export const createForm = defineEndpoint({
  id: 'forms.createForm',
  method: 'POST',
  path: '/api/forms',
  permission: 'forms:design',
  body: z.object({
    key: formKey,
    title: z.string().trim().min(2).max(80),
    departmentId: z.uuid(),
    definition: formDefinition,
  }),
  response: z.object({ id: z.uuid(), revision: z.int() }),
  errors: ['forms.keyTaken', 'forms.otherDepartment', 'forms.departmentUnknown'],
});

/** Keeps what is being designed, with its faults; nothing that is filled in changes. Revision 0 begins a new version. */
export const saveDefinition = defineEndpoint({
  id: 'forms.saveDefinition',
  method: 'PUT',
  path: '/api/forms/:formId/definition',
  permission: 'forms:design',
  params: formId,
  body: z.object({
    revision: z.int32().min(0),
    title: z.string().trim().min(2).max(80).optional(),
    definition: formDefinition,
  }),
  response: z.object({ revision: z.int(), faults: z.array(definitionFault) }),
  errors: ['forms.formUnknown', 'forms.otherDepartment', 'forms.savedByOther', 'forms.formWithdrawn'],
});

/** Publishes what was designed, from a day on; by the head of the department or a leader, and never by who designed it. */
export const publishForm = defineEndpoint({
  id: 'forms.publishForm',
  method: 'POST',
  path: '/api/forms/:formId/publication',
  permission: 'forms:publish',
  params: formId,
  body: z.object({ revision: z.int32().min(1), from: plainDate, reason }),
  response: formVersion,
  errors: [
    ...['forms.formUnknown', 'forms.otherDepartment', 'forms.savedByOther', 'forms.nothingDesigned'],
    ...['forms.definitionFaulty', 'forms.fourEyes', 'forms.dayPast', 'forms.formWithdrawn', 'forms.fromTaken'],
  ],
});

/** Takes a form out of use at once; what was submitted stays. */
export const withdrawForm = defineEndpoint({
  id: 'forms.withdrawForm',
  method: 'POST',
  path: '/api/forms/:formId/withdrawal',
  permission: 'forms:publish',
  params: formId,
  body: z.object({ reason }),
  response: z.object({ state: formState }),
  errors: ['forms.formUnknown', 'forms.otherDepartment', 'forms.formWithdrawn'],
});
