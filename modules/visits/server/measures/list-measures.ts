import { sendRegister } from '#platform/exports/server/send-register.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type { listMeasures as endpoint, exportMeasures as exportEndpoint } from '../../contract/measure-endpoints.ts';
import { requireCaller } from './require-caller.ts';
import { listDocuments } from './store/documents.ts';
import { countBy, countStored, listStored } from './store/register.ts';
import { readGround, viewMeasure } from './view-measure.ts';

/** One page of the measures that match, with counts of what the filter can take. */
export async function listMeasures(
  { query: { page, pageSize, ...filter } }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { today } = requireCaller(context);
  const ground = await readGround(context.db, today);
  const asked = { filter, bounds: ground.bounds };
  const documents = await listDocuments(context.db, { today });
  const label = {
    document: (id: string) => documents.find((one) => one.id === id)?.title ?? id,
    department: (id: string) => ground.departments.get(id)?.name ?? id,
    state: (state: string) => context.text(`visits:measures.states.${state}`),
    light: (light: string) => context.text(`visits:measures.lights.${light}`),
  };
  const facet = async (field: keyof typeof label) =>
    (await countBy(context.db, field, asked)).map((one) => ({ ...one, label: label[field](one.value) }));
  const stored = await listStored(context.db, asked, { limit: pageSize, offset: (page - 1) * pageSize });
  return {
    total: await countStored(context.db, asked),
    measures: stored.map((one) => viewMeasure(one, ground)),
    facets: {
      document: await facet('document'),
      department: await facet('department'),
      state: await facet('state'),
      light: await facet('light'),
    },
  };
}

/** Most rows of one export. */
const everyRow = 20_001;

/** Exactly the measures that match, in the order asked for; what an import reads has the same headings. */
export async function exportMeasures(
  { query: { format, ...filter } }: EndpointParsed<typeof exportEndpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const { today } = requireCaller(context);
  const ground = await readGround(context.db, today);
  const stored = await listStored(context.db, { filter, bounds: ground.bounds }, { limit: everyRow, offset: 0 });
  const documents = await listDocuments(context.db, { today });
  const text = (key: string) => context.text(`visits:measures.${key}`);
  const column = (key: string, type: 'text' | 'integer' = 'text') => ({ key, header: text(`columns.${key}`), type });
  const rows = stored.map((one) => {
    const { aspect, lead, cooperating, ...row } = viewMeasure(one, ground);
    return {
      ...{ id: row.id, documentNumber: row.documentNumber, aspect: aspect?.title ?? null, position: row.position },
      ...{ title: row.title, content: one.content, lead: lead.name, dueOn: row.dueOn, issues: row.issues },
      cooperating: cooperating.map(({ name }) => name).join('、'),
      state: text(`states.${row.state}`),
      light: row.light === null ? null : text(`lights.${row.light}`),
    };
  });
  return sendRegister(
    {
      ...{ list: 'visits.exportMeasures', name: text('title'), format },
      columns: [
        { ...column('id'), identifies: true, printed: false },
        ...[column('documentNumber'), column('aspect'), column('position', 'integer'), column('title')],
        { ...column('content'), printed: false },
        ...[column('lead'), column('cooperating'), column('dueOn'), column('state'), column('light')],
        column('issues', 'integer'),
      ],
      rows,
      conditions: [
        { label: text('words'), values: filter.q ? [filter.q] : [] },
        {
          label: text('columns.document'),
          values: filter.document.map((id) => documents.find((one) => one.id === id)?.title ?? id),
        },
        { label: text('columns.lead'), values: filter.department.map((id) => ground.departments.get(id)?.name ?? id) },
        { label: text('columns.state'), values: filter.state.map((one) => text(`states.${one}`)) },
        { label: text('columns.light'), values: filter.light.map((one) => text(`lights.${one}`)) },
      ],
    },
    context,
  );
}
