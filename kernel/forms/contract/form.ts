import { z } from 'zod';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';
import { parameterDatum, parameterKind } from '#kernel/rules/contract/parameter-texts.ts';
import { ruleDatum } from '#kernel/rules/contract/rule-definition.ts';
import { formDefinition } from './form-definition.ts';

/** Purpose of the files that answer a field: sent by who fills a form in, read by staff and by whose submission it is. */
export const attachmentPurpose = 'forms.attachment';

/** Key of a form in addresses, registers of sheets and numbers of submissions; never changed. */
export const formKey = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$/)
  .min(2)
  .max(40);

/** `designing`: never published. `open`: can be filled in. `waiting`: its first day comes. `withdrawn`: filled in no more. */
export const formState = z.enum(['designing', 'open', 'waiting', 'withdrawn']);
export type FormState = z.infer<typeof formState>;

/** Who fills a form in. */
export const formSubject = formDefinition.shape.subject;
export type FormSubject = z.infer<typeof formSubject>;

/** A department or party with its name. */
export const named = z.object({ id: z.uuid(), name: z.string() });

/** A fault of a definition that is being designed: where it is, and a code of `definitionFaults` in the locale. */
export const definitionFault = z.object({
  /** Key of the field; null where the form as a whole is meant. */
  field: z.string().nullable(),
  /** Key of the column, where one is meant. */
  column: z.string().nullable(),
  /** Which text of the field: `shown`, `required`, `computed`, a check with its number, or its name, key, type, prefill. */
  part: z.enum(['name', 'key', 'type', 'shown', 'required', 'computed', 'check', 'prefill', 'parameter', 'form']),
  /** Number of the check, counted from 0. */
  check: z.int().nullable(),
  /** Characters of the text that are wrong; both 0 where none are meant. */
  from: z.int(),
  to: z.int(),
  code: z.enum([
    'syntax',
    'tooDeep',
    'tooLarge',
    'unknownName',
    'circle',
    'duplicateKey',
    'duplicateName',
    'reservedName',
    'bounds',
    'duplicateOption',
    'unknownFact',
    'factSubject',
    'factType',
    'unknownParameter',
    'personalComputed',
    'personalRead',
    'tooManyFields',
    'tooManySteps',
  ]),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type DefinitionFault = z.infer<typeof definitionFault>;

/** A version as it was published; it never changes. */
export const formVersion = z.object({
  number: z.int(),
  /** First and last day on which it is filled in; no last day while no later version is published. */
  from: plainDate,
  until: plainDate.nullable(),
  /** SM3 (GB/T 32905) of the definition in canonical JSON, hexadecimal. */
  digest: z.string(),
  reason: z.string(),
  /** Who had designed it, and who published it. */
  designedBy: z.string().nullable(),
  publishedBy: z.string().nullable(),
  /** ISO 8601 in UTC. */
  publishedAt: z.string(),
});
export type FormVersion = z.infer<typeof formVersion>;

/** One form as a line of the register. */
export const formRow = z.object({
  id: z.uuid(),
  key: formKey,
  title: z.string(),
  department: named,
  subject: formSubject,
  state: formState,
  /** Version that is filled in today, or waits for its first day; null before the first. */
  version: z.int().nullable(),
  from: plainDate.nullable(),
  /** Something is designed that is not published. */
  designing: z.boolean(),
  /** Submissions that stand. */
  submissions: z.int(),
  demonstration: z.boolean(),
});
export type FormRow = z.infer<typeof formRow>;

/** A dated parameter as a form reads it on a day; numbers as decimal text, lists as their texts. */
export const formParameter = z.object({
  name: z.string(),
  type: parameterKind,
  value: parameterDatum,
  /** Days in force, and where the value is written. */
  since: z.string(),
  until: z.string().nullable(),
  source: z.string(),
});
export type FormParameter = z.infer<typeof formParameter>;

/** What the platform knew of the party, and where from; `value` as the field would hold it, null where unknown. */
export const formFact = z.object({
  field: z.string(),
  fact: z.string(),
  name: z.string(),
  source: z.string(),
  value: ruleDatum,
});
export type FormFact = z.infer<typeof formFact>;

/** A qualification that the form asks for, and whether the party has it today. */
export const formStatus = z.object({ name: z.string(), held: z.boolean(), until: z.string().nullable() });
export type FormStatus = z.infer<typeof formStatus>;
