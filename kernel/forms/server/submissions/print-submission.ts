import { composeDocument } from '#kernel/documents/server/index.ts';
import { normalizeName } from '#kernel/rules/contract/feel/names.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type { FormBlock } from '#platform/paper/server/lay-out-form.ts';
import type { FormField } from '../../contract/form-definition.ts';
import { isPersonal } from '../../contract/personal-fields.ts';
import { fieldsOf } from '../../contract/prepare-form.ts';
import type { printSubmission as endpoint, SubmissionDetail } from '../../contract/submission-endpoints.ts';
import { readSubmission } from './get-submission.ts';
import { dayInChina } from './list-submissions.ts';
import { rowsOfValue, sayDatum, unitOf } from './say-values.ts';

/** A submission on A4: the sections as they were asked, what was computed and from what, files by name. */
export async function printSubmission(
  { params }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const submission = await readSubmission(params.submissionId, context);
  const { number, form, version, party, definition } = submission;
  const text = (key: string, values?: Record<string, string | number>) => context.text(`forms:paper.${key}`, values);
  const day = dayInChina(submission.submittedAt);
  // Staff fill in for themselves too; whose name is not known here is left out.
  const by = party?.name ?? submission.submittedBy;
  const told = { number, at: day, version };
  const blocks: FormBlock[] = [
    {
      kind: 'paragraph',
      text: by === null ? text('filledAtAlone', told) : text('filledAt', { ...told, by }),
      flush: true,
    },
    ...(submission.withdrawal === null ? [] : [backOf(submission.withdrawal, context)]),
    ...definition.sections.flatMap(({ title, fields }) => sectionOf({ title, fields }, submission, context)),
    ...computedOf(submission, context),
  ];
  return composeDocument(
    {
      ...{ list: 'forms.printSubmission', kind: 'document', title: form.title, number, about: number },
      ...{ name: text('file', { number, title: form.title }), blocks },
      columns: fieldsOf(definition).map(({ key }) => key),
    },
    context,
  );
}

function backOf({ at, reason }: { at: string; reason: string }, context: RequestContext): FormBlock {
  return {
    kind: 'paragraph',
    text: context.text('forms:paper.withdrawn', { at: dayInChina(at), reason }),
    flush: true,
  };
}

function sectionOf(
  { title, fields }: { title: string; fields: readonly FormField[] },
  submission: SubmissionDetail,
  context: RequestContext,
): FormBlock[] {
  const asked = fields.filter(({ key }) => submission.shown.includes(key));
  if (asked.length === 0) return [];
  const plain = asked.filter(({ kind }) => kind !== 'rows');
  const tables = asked.flatMap((field) => (field.kind === 'rows' ? tableOf(field, submission, context) : []));
  const list: FormBlock[] =
    plain.length === 0
      ? []
      : [
          {
            kind: 'fields',
            fields: plain.map((field) => ({ label: field.name, value: wordsOf(field, submission, context) })),
          },
        ];
  return [{ kind: 'heading', text: title }, ...list, ...tables];
}

function wordsOf(field: FormField, submission: SubmissionDetail, context: RequestContext): string {
  const text = (key: string) => context.text(`forms:paper.${key}`);
  if (isPersonal(field) && submission.personal !== 'shown') return text('personal');
  const value = submission.values[field.key];
  const computed = submission.computed.find((one) => one.field === field.key);
  if (field.kind === 'value') return sayDatum(field.type, computed?.value ?? value, context) ?? text('empty');
  if (!Array.isArray(value)) return text('empty');
  if (field.kind === 'choices') return value.join('、');
  const names = new Map(submission.files.map(({ id, name }) => [id, name]));
  return value.map((id) => names.get(String(id)) ?? String(id)).join('、');
}

const kinds = new Map<string, 'date' | 'number'>([
  ['date', 'date'],
  ['number', 'number'],
  ['money', 'number'],
]);

function tableOf(
  field: Extract<FormField, { kind: 'rows' }>,
  submission: SubmissionDetail,
  context: RequestContext,
): FormBlock[] {
  const kindOf = (is: string) => kinds.get(is) ?? ('text' as const);
  const columns = field.columns.map(({ name, type }) => {
    const unit = unitOf(type, context);
    const heading = unit === null ? name : context.text('forms:columns.inUnit', { column: name, unit });
    return { heading, kind: kindOf(type.is) };
  });
  const saying = { text: context.text, unit: 'inHead' as const };
  const rows = rowsOfValue(submission.values[field.key]).map((row) =>
    field.columns.map(({ key, type }) => sayDatum(type, row[key], saying) ?? ''),
  );
  return [
    { kind: 'paragraph', text: field.name, flush: true },
    { kind: 'table', columns, rows },
    ...field.columns.flatMap(({ name, computed }): FormBlock[] =>
      computed === null ? [] : [{ kind: 'paragraph', text: `${name} = ${computed}`, flush: true }],
    ),
  ];
}

function computedOf({ computed, definition }: SubmissionDetail, context: RequestContext): FormBlock[] {
  if (computed.length === 0) return [];
  const fields = fieldsOf(definition);
  const said = (field: FormField | undefined, value: string | null) =>
    (field?.kind === 'value' ? sayDatum(field.type, value, context) : value) ?? '—';
  const lines = computed.map(({ field: key, text, reads, value }): FormBlock => {
    const field = fields.find((one) => one.key === key);
    const from = reads.flatMap((one) => {
      const read = fields.find(({ name }) => normalizeName(name) === normalizeName(one.name));
      return one.value === null ? [] : [`${one.name} ${said(read, one.value)}`];
    });
    const because = from.length === 0 ? '' : `（${from.join('；')}）`;
    return {
      kind: 'paragraph',
      text: `${field?.name ?? key} = ${text}${because} = ${said(field, value)}`,
      flush: true,
    };
  });
  return [{ kind: 'heading', text: context.text('forms:paper.computed') }, ...lines];
}
