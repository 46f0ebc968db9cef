import { z } from 'zod';
import { exportRefusals } from '#platform/exports/contract/errors.ts';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { exportQuery } from '#platform/sheets/contract/export-format.ts';
import { membership } from './membership.ts';
import {
  maskedPerson,
  pageOnly,
  personField,
  personRegistration,
  plainFields,
  typedIdNumber,
  typedMobile,
  typedReason,
} from './person.ts';
import { hold } from './person-erasure.ts';

const personId = z.object({ personId: z.uuid() });

/** Persons of the zone, newest first, masked. */
export const listPersons = defineEndpoint({
  id: 'parties.listPersons',
  method: 'GET',
  path: '/api/parties/persons',
  permission: 'parties:person.read',
  query: pageOnly,
  response: z.object({
    total: z.int(),
    /** Persons who were not erased: as many as an export has rows. */
    standing: z.int(),
    persons: z.array(maskedPerson),
  }),
});

/** One person, masked, with everything the person belongs to and what forbids erasing. */
export const getPerson = defineEndpoint({
  id: 'parties.getPerson',
  method: 'GET',
  path: '/api/parties/persons/:personId',
  permission: 'parties:person.read',
  params: personId,
  response: z.object({
    person: maskedPerson,
    memberships: z.array(membership),
    holds: z.array(hold),
    /** State of a request to erase that is under way. */
    erasure: z.enum(['asked', 'requested']).nullable(),
    /** Fields that the caller may see in plain for a reason. */
    unmaskable: z.array(personField),
  }),
  errors: ['parties.personUnknown'],
});

/** Finds the one person with exactly this number; the number travels in the body, never in an address that is logged. */
export const findPerson = defineEndpoint({
  id: 'parties.findPerson',
  method: 'POST',
  path: '/api/parties/persons/find',
  permission: 'parties:person.read',
  body: z.object({ mobile: typedMobile.optional(), idNumber: typedIdNumber.optional() }),
  response: z.object({ person: maskedPerson.nullable() }),
});

/** Enters a person; the same number again names who has it, so that nobody is entered twice. */
export const registerPerson = defineEndpoint({
  id: 'parties.registerPerson',
  method: 'POST',
  path: '/api/parties/persons',
  permission: 'parties:person.register',
  body: personRegistration,
  response: maskedPerson,
  errors: ['parties.personKnown'],
});

/** Corrects fields of a person for a reason; a field that is left out stays, and none can be emptied. */
export const correctPerson = defineEndpoint({
  id: 'parties.correctPerson',
  method: 'PATCH',
  path: '/api/parties/persons/:personId',
  permission: 'parties:person.register',
  params: personId,
  body: personRegistration
    .partial()
    .extend({ reason: typedReason })
    .refine((one) => personField.options.some((field) => one[field] !== undefined), { path: ['name'] }),
  response: maskedPerson,
  errors: ['parties.personUnknown', 'parties.personKnown', 'parties.personErased'],
});

/** Answers plain values once, for a reason that stays in the journal beside the names of the fields. */
export const unmaskPerson = defineEndpoint({
  id: 'parties.unmaskPerson',
  method: 'POST',
  path: '/api/parties/persons/:personId/unmask',
  permission: 'parties:person.unmask',
  stepUp: true,
  params: personId,
  body: z.object({ fields: z.array(personField).min(1).max(4), reason: typedReason }),
  response: z.object({ values: plainFields, leftToday: z.int() }),
  errors: ['parties.personUnknown', 'parties.personErased', 'parties.unmaskingsUsedUp', 'parties.fieldClosed'],
});

/** Who saw plain values, newest first, and how many each account saw today. */
export const listUnmaskings = defineEndpoint({
  id: 'parties.listUnmaskings',
  method: 'GET',
  path: '/api/parties/unmaskings',
  permission: 'parties:unmasking.read',
  query: pageOnly,
  response: z.object({
    total: z.int(),
    perDay: z.int(),
    today: z.array(z.object({ accountId: z.uuid(), account: z.string(), count: z.int() })),
    unmaskings: z.array(
      z.object({
        id: z.uuid(),
        account: z.string(),
        personId: z.uuid(),
        person: z.string().nullable(),
        fields: z.array(personField),
        reason: z.string(),
        /** Number of the export that showed the values; null for a look at one person. */
        exportNumber: z.string().nullable(),
        at: z.string(),
      }),
    ),
  }),
});

/** The caller's own person, masked; null for an account that no person is known of. */
export const getOwnPerson = defineEndpoint({
  id: 'parties.getOwnPerson',
  method: 'GET',
  path: '/api/my/person',
  permission: 'parties:self.read',
  response: z.object({ person: maskedPerson.nullable(), erasure: z.enum(['asked', 'requested']).nullable() }),
});

/** All persons with masked values. */
export const exportPersons = defineEndpoint({
  id: 'parties.exportPersons',
  method: 'GET',
  path: '/api/parties/persons/export',
  permission: 'parties:person.export',
  query: z.object(exportQuery),
  response: z.unknown(),
  produces: 'file',
  errors: ['parties.exportTooLarge', ...exportRefusals],
});

/** The same with plain values, for a reason; each person counts as one unmasking of the day. */
export const exportPersonsPlain = defineEndpoint({
  id: 'parties.exportPersonsPlain',
  method: 'POST',
  path: '/api/parties/persons/export',
  permission: 'parties:person.unmask',
  stepUp: true,
  body: z.object({ reason: typedReason }),
  response: z.unknown(),
  produces: 'file',
  errors: ['parties.unmaskingsUsedUp', ...exportRefusals],
});
