import { z } from 'zod';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';
import { fileView } from '#platform/files/contract/file-view.ts';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { formFact, formKey, formParameter, formStatus, formSubject, named } from './form.ts';
import { formDefinition, formValues } from './form-definition.ts';
import { formChange } from './form-difference.ts';

const key = z.object({ key: formKey });

/** Staff name the firm or person on whose behalf they fill in; everybody else fills in for the own party and names nobody. */
const forParty = { partyId: z.uuid().optional() };

const whoFills = ['forms.formUnknown', 'forms.notForYou', 'forms.ownFirmMissing', 'forms.ownPersonMissing'];

/** A form as who can fill it in sees it. */
export const openFormRow = z.object({
  key: formKey,
  title: z.string(),
  department: z.string(),
  subject: formSubject,
  version: z.int(),
  /** ISO 8601 in UTC: the own draft was saved then; null without one. */
  draftAt: z.string().nullable(),
  /** Own submissions that stand. */
  submissions: z.int(),
});

/** Forms that the caller can fill in today, by their titles. */
export const listOpenForms = defineEndpoint({
  id: 'forms.listOpenForms',
  method: 'GET',
  path: '/api/forms/fill',
  permission: 'forms:fill',
  response: z.object({
    /** The party for which the caller fills in; null for staff, and while somebody of several firms has not chosen. */
    party: named.nullable(),
    forms: z.array(openFormRow),
  }),
});

/** A draft as it was saved. */
export const formDraft = z.object({
  /** Number of the last save: a later one is not overwritten. */
  revision: z.int(),
  /** Version for which it was saved. */
  version: z.int(),
  values: formValues,
  /** Files that the values name, for their names and states. */
  files: z.array(fileView),
  /** ISO 8601 in UTC. */
  savedAt: z.string(),
});
export type FormDraft = z.infer<typeof formDraft>;

/**
 * The form in force today with everything that filling it in needs: what is known of the party with its source, the parameters
 * that its conditions read, the qualifications that it asks for, the own draft, and what changed since the draft was saved.
 */
export const formOpening = z.object({
  formId: z.uuid(),
  key: formKey,
  title: z.string(),
  department: z.string(),
  version: z.int(),
  definition: formDefinition,
  /** The day on which it is judged. */
  today: plainDate,
  /** Null where staff fill in for themselves, and where they have not said yet for whom: saving and sending then need it. */
  party: named.nullable(),
  facts: z.array(formFact),
  parameters: z.array(formParameter),
  statuses: z.array(formStatus),
  draft: formDraft.nullable(),
  /** What the form changed since the version of the draft, or since `seen`; empty where it is the same. */
  changes: z.array(formChange),
});
export type FormOpening = z.infer<typeof formOpening>;

/** Opens a form to be filled in; `seen` is the version that the page had shown. */
export const openForm = defineEndpoint({
  id: 'forms.getOpenForm',
  method: 'GET',
  path: '/api/forms/fill/:key',
  permission: 'forms:fill',
  params: key,
  query: z.object({ ...forParty, seen: z.coerce.number().int().min(1).max(10_000).optional() }),
  response: formOpening,
  errors: [...whoFills, 'forms.partyUnknown'],
});

/** Keeps what was filled in so far; what does not fit is kept too, and judged when it is sent. Revision 0 begins a draft. */
export const saveDraft = defineEndpoint({
  id: 'forms.saveDraft',
  method: 'PUT',
  path: '/api/forms/fill/:key/draft',
  permission: 'forms:fill',
  params: key,
  body: z.object({ ...forParty, revision: z.int32().min(0), version: z.int32().min(1), values: formValues }),
  response: z.object({ revision: z.int(), savedAt: z.string() }),
  errors: [...whoFills, 'forms.partyUnknown', 'forms.partyNeeded', 'forms.draftChanged', 'forms.valuesTooLarge'],
});

/** Throws the own draft away. */
export const discardDraft = defineEndpoint({
  id: 'forms.discardDraft',
  method: 'DELETE',
  path: '/api/forms/fill/:key/draft',
  permission: 'forms:fill',
  params: key,
  query: z.object(forParty),
  response: z.object({ discarded: z.boolean() }),
  errors: [...whoFills, 'forms.partyUnknown', 'forms.partyNeeded', 'forms.draftMissing'],
});

/**
 * Sends a form in. The server judges anew by the version in force: what stands against it is answered as `forms.notReady` with
 * one line a fault (`field` is the key, with row from 0 and column behind dots: `lines.2.amount`). A form that was published
 * anew since `version` is answered as `forms.versionChanged`: open it with `seen` and show what changed. Sent twice with the
 * same `clientId` it is stored once and answered the same.
 */
export const submitForm = defineEndpoint({
  id: 'forms.submitForm',
  method: 'POST',
  path: '/api/forms/fill/:key',
  permission: 'forms:fill',
  params: key,
  body: z.object({
    ...forParty,
    /** Who of the firm or which person asked staff to fill in; needed with `partyId`. */
    saidBy: z.string().trim().min(2).max(60).optional(),
    clientId: z.uuid(),
    version: z.int32().min(1),
    values: formValues,
  }),
  response: z.object({ id: z.uuid(), number: z.string(), repeated: z.boolean() }),
  errors: [
    ...[...whoFills, 'forms.partyUnknown', 'forms.partyNeeded', 'forms.saidByNeeded', 'forms.valuesTooLarge'],
    ...['forms.versionChanged', 'forms.notReady', 'forms.statusMissing', 'forms.clientIdTaken', 'files.notAttachable'],
  ],
});
