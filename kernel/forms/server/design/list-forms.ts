import { departmentNamesOn } from '#kernel/parties/server/index.ts';
import { namesOfParameters, parametersInForce } from '#kernel/rules/server/index.ts';
import { sendRegister } from '#platform/exports/server/send-register.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type {
  listFormChoices as choicesEndpoint,
  exportForms as exportEndpoint,
  listForms as listEndpoint,
} from '../../contract/form-endpoints.ts';
import { ownDepartments, requireCaller } from '../check-caller.ts';
import { describeFact, type KnownFact } from '../known-facts.ts';
import { namesOfStatuses } from '../store/known-rules.ts';
import { countForms, countFormsBy, type FormField, listForms as readForms } from '../store/register.ts';
import { rowsOf } from './describe-form.ts';

/** One page of the forms that match. */
export async function listForms(
  { query }: EndpointParsed<typeof listEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof listEndpoint>> {
  const { db } = context;
  const { today } = requireCaller(context);
  const names = await departmentNamesOn(db, today);
  const filter = { ...query, today };
  const slice = { limit: query.pageSize, offset: (query.page - 1) * query.pageSize };
  const facet = async (field: FormField, labelOf: (value: string) => string) =>
    (await countFormsBy(db, field, filter)).map((one) => ({ ...one, label: labelOf(one.value) }));
  const text = (key: string) => context.text(`forms:${key}`);
  const own = context.can('forms:design') ? await ownDepartments(db, context) : [];
  return {
    total: await countForms(db, filter),
    forms: rowsOf(await readForms(db, filter, slice), names),
    facets: {
      state: await facet('state', (value) => text(`states.${value}`)),
      subject: await facet('subject', (value) => text(`subjects.${value}`)),
      department: await facet('department', (value) => names.get(value) ?? ''),
    },
    own: own.map((id) => ({ id, name: names.get(id) ?? '' })),
  };
}

/** Most rows of one export. */
const everyRow = 20_001;

/** Exactly the forms that match, as a file. */
export async function exportForms(
  { query }: EndpointParsed<typeof exportEndpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const { format, ...rest } = query;
  const { today } = requireCaller(context);
  const names = await departmentNamesOn(context.db, today);
  const rows = rowsOf(await readForms(context.db, { ...rest, today }, { limit: everyRow, offset: 0 }), names);
  const text = (key: string) => context.text(`forms:${key}`);
  const column = (key: string, type: 'text' | 'integer' | 'date' = 'text') => ({
    ...{ key, header: text(`columns.${key}`), type },
  });
  const given = (value: string | undefined) => (value === undefined || value === '' ? [] : [value]);
  return sendRegister(
    {
      ...{ list: 'forms.exportForms', name: text('list.title'), format },
      columns: [
        ...[column('title'), column('key'), column('department'), column('subject'), column('state')],
        ...[column('version', 'integer'), column('from', 'date'), column('submissions', 'integer')],
      ],
      rows: rows.map(({ title, key, department, subject, state, version, from, submissions }) => ({
        ...{ title, key, department: department.name, version, from, submissions },
        ...{ subject: text(`subjects.${subject}`), state: text(`states.${state}`) },
      })),
      conditions: [
        { label: text('list.words'), values: given(rest.q) },
        { label: text('columns.state'), values: rest.state.map((one) => text(`states.${one}`)) },
        { label: text('columns.subject'), values: rest.subject.map((one) => text(`subjects.${one}`)) },
        { label: text('columns.department'), values: rest.department.map((one) => names.get(one) ?? one) },
      ],
    },
    context,
  );
}

/** What a definition can name today. */
export function listFormChoices(known: readonly KnownFact[]) {
  return async (_input: unknown, context: RequestContext): Promise<EndpointResult<typeof choicesEndpoint>> => {
    const { db } = context;
    const { today } = requireCaller(context);
    const names = await departmentNamesOn(db, today);
    const own = context.can('forms:design') ? await ownDepartments(db, context) : [];
    const inForce = new Map((await parametersInForce(db, { on: today })).map((one) => [one.name, one]));
    return {
      today,
      facts: known.map((one) => describeFact(one, context)),
      parameters: (await namesOfParameters(db)).flatMap((name) => inForce.get(name) ?? []),
      statuses: await namesOfStatuses(db),
      own: own.map((id) => ({ id, name: names.get(id) ?? '' })),
    };
  };
}
