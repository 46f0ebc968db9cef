import { z } from 'zod';
import { feelText, ruleName } from '#kernel/rules/contract/rule-definition.ts';

/** What a field of one value holds. */
export const scalarFieldType = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('text'),
    longest: z.int().min(1).max(5_000),
    lines: z.enum(['one', 'several']),
    /** Names a person, an address, a number to call: kept encrypted, left out of lists, exports, the journal and conditions. */
    personal: z.boolean(),
  }),
  z.object({
    is: z.literal('number'),
    scale: z.int().min(0).max(6),
    /** In whole units of the last place. */
    least: z.int(),
    most: z.int(),
    unit: z.string().max(20).nullable(),
  }),
  /** Yuan with two places. */
  z.object({ is: z.literal('money') }),
  z.object({ is: z.literal('date') }),
  z.object({ is: z.literal('boolean') }),
  z.object({ is: z.literal('choice'), options: z.array(z.string().trim().min(1).max(60)).min(1).max(100) }),
]);
export type ScalarFieldType = z.infer<typeof scalarFieldType>;

/** A check over the whole form: a condition in FEEL and what is said when it does not hold; unknown counts as held. */
export const formCheck = z.object({ test: feelText.min(1), message: z.string().trim().min(2).max(200) });
export type FormCheck = z.infer<typeof formCheck>;

const asked = {
  /** Lasting id of the field within its form, over all versions. */
  key: z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/),
  /** Label, and the name that conditions call it. */
  name: ruleName,
  hint: z.string().trim().max(200).nullable(),
  required: z.union([z.literal('always'), z.literal('never'), z.object({ when: feelText.min(1) })]),
  /** Asked only where this holds; null: always. */
  shown: feelText.min(1).nullable(),
  checks: z.array(formCheck).max(10),
};

/** A column of a field that holds rows. */
export const formColumn = z.object({
  key: asked.key,
  name: ruleName,
  type: scalarFieldType,
  required: z.boolean(),
  /** The cell is computed from its row and from what the form knows, and not typed; null: it is typed. */
  computed: feelText.min(1).nullable(),
});
export type FormColumn = z.infer<typeof formColumn>;

/** A field: one value, several choices, files, or rows. */
export const formField = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('value'),
    ...asked,
    type: scalarFieldType,
    /** Fact of the platform that fills it in; whoever fills the form sees where it comes from. */
    prefill: z.string().max(80).nullable(),
    /** The value is computed and not typed; null: it is typed. */
    computed: feelText.min(1).nullable(),
  }),
  z.object({
    kind: z.literal('choices'),
    ...asked,
    options: z.array(z.string().trim().min(1).max(60)).min(1).max(100),
  }),
  z.object({ kind: z.literal('files'), ...asked, most: z.int().min(1).max(20) }),
  z.object({
    kind: z.literal('rows'),
    ...asked,
    columns: z.array(formColumn).min(1).max(15),
    most: z.int().min(1).max(200),
  }),
]);
export type FormField = z.infer<typeof formField>;

/** A form as data: what is asked in which order, when, and what must hold. */
export const formDefinition = z.object({
  /** Who fills it in: a firm's people, a resident, or staff for themselves. */
  subject: z.enum(['firm', 'person', 'none']),
  sections: z
    .array(
      z.object({
        title: z.string().trim().min(1).max(60),
        /** Why these are asked, shown under the title. */
        reason: z.string().trim().max(300).nullable(),
        fields: z.array(formField).min(1).max(60),
      }),
    )
    .min(1)
    .max(20),
  /** Names of the zone's dated parameters that conditions read. */
  parameters: z.array(ruleName).max(30),
  /** Qualifications that the party must have on the day it sends the form. */
  statuses: z.array(z.string().trim().min(1).max(40)).max(10),
});
export type FormDefinition = z.infer<typeof formDefinition>;

/** A datum as it is filled in: longer than what rules read, because texts are. */
const formDatum = z.union([z.string().max(5_000), z.boolean(), z.null()]);

/** Rows of a field `rows`, by the keys of its columns. */
const formRows = z.array(z.record(z.string().max(60), formDatum)).max(200);

/** Values by the keys of the fields: a datum, chosen options or ids of files, or rows. */
export const formValues = z.record(
  z.string().max(60),
  z.union([formDatum, z.array(z.string().max(100)).max(100), formRows]),
);
export type FormValues = z.infer<typeof formValues>;

/** What stands against a form: the field, the row within it where there are rows, and a code of `faults` in the locale. */
export const formFault = z.object({
  field: z.string(),
  row: z.int().nullable(),
  column: z.string().nullable(),
  code: z.enum([
    'required',
    'notAsked',
    'type',
    'choice',
    'least',
    'most',
    'scale',
    'longest',
    'count',
    'check',
    'unread',
    'unknown',
  ]),
  /** Of a check: what the form says. */
  message: z.string().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type FormFault = z.infer<typeof formFault>;
