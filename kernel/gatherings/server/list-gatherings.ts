import { departmentNamesOn } from '#kernel/parties/server/index.ts';
import { sendRegister } from '#platform/exports/server/send-register.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type { GatheringRow } from '../contract/gathering.ts';
import type { listGatherings as endpoint, exportGatherings as exportEndpoint } from '../contract/planning-endpoints.ts';
import { momentOf, ownDepartments } from './check-caller.ts';
import { placeWords } from './describe-gathering.ts';
import { countOpenDecisions } from './store/decisions.ts';
import { listSeries } from './store/gatherings.ts';
import { namesOfParties } from './store/names.ts';
import { countRows, countRowsBy, listRows, type RegisterField, type RegisterLine } from './store/register.ts';

/** One page of the gatherings that match. */
export async function listGatherings(
  { query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { db } = context;
  const slice = { limit: query.pageSize, offset: (query.page - 1) * query.pageSize };
  const names = await departmentNamesOn(db, momentOf(context).today);
  const series = new Map((await listSeries(db)).map(({ id, name }) => [id, name]));
  const facet = async (field: RegisterField, labelOf: (value: string) => string) =>
    (await countRowsBy(db, field, query)).map((one) => ({ ...one, label: labelOf(one.value) }));
  const text = (key: string) => context.text(`gatherings:${key}`);
  const own = context.can('gatherings:hold') ? await ownDepartments(db, context) : [];
  return {
    total: await countRows(db, query),
    gatherings: await rowsOf(await listRows(db, query, slice), context),
    facets: {
      kind: await facet('kind', (value) => text(`kinds.${value}`)),
      state: await facet('state', (value) => text(`states.${value}`)),
      department: await facet('department', (value) => names.get(value) ?? ''),
      series: await facet('series', (value) => series.get(value) ?? ''),
    },
    own: own.map((id) => ({ id, name: names.get(id) ?? '' })),
  };
}

/** Lines of the register as its contract says them. */
export async function rowsOf(lines: readonly RegisterLine[], context: RequestContext): Promise<GatheringRow[]> {
  const { db } = context;
  const names = await departmentNamesOn(db, momentOf(context).today);
  const sites = await namesOfParties(
    db,
    lines.flatMap(({ siteId }) => siteId ?? []),
  );
  const open = await countOpenDecisions(
    db,
    lines.map(({ id }) => id),
  );
  return lines.map(({ place, siteId, hostId, seriesId, seriesName, ...line }) => ({
    ...line,
    where: placeWords({ place, siteId }, sites),
    host: { id: hostId, name: names.get(hostId) ?? '' },
    series: seriesId === null ? null : { id: seriesId, name: seriesName ?? '' },
    openDecisions: open.get(line.id) ?? 0,
  }));
}

/** Most rows of one export. */
const everyRow = 20_001;

/** Exactly the gatherings that match, as a file. */
export async function exportGatherings(
  { query }: EndpointParsed<typeof exportEndpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const { format, ...filter } = query;
  const rows = await rowsOf(await listRows(context.db, filter, { limit: everyRow, offset: 0 }), context);
  const names = await departmentNamesOn(context.db, momentOf(context).today);
  const series = new Map((await listSeries(context.db)).map(({ id, name }) => [id, name]));
  const text = (key: string) => context.text(`gatherings:${key}`);
  const column = (key: string, type: 'text' | 'integer' | 'date' = 'text') => ({
    ...{ key, header: text(`columns.${key}`), type },
  });
  const given = (value: string | undefined) => (value === undefined || value === '' ? [] : [value]);
  return sendRegister(
    {
      ...{ list: 'gatherings.exportGatherings', name: text('list.title'), format },
      columns: [
        ...[column('title'), column('kind'), column('day', 'date'), column('time'), column('where'), column('host')],
        ...[column('series'), column('state'), column('invited', 'integer'), column('coming', 'integer')],
        ...[column('present', 'integer'), column('openDecisions', 'integer')],
      ],
      rows: rows.map((row) => ({
        ...{ title: row.title, day: row.day, where: row.where, host: row.host.name, series: row.series?.name ?? null },
        ...{
          kind: text(`kinds.${row.kind}`),
          state: text(`states.${row.state}`),
          time: `${row.fromTime}—${row.toTime}`,
        },
        ...{ invited: row.invited, coming: row.coming, present: row.present, openDecisions: row.openDecisions },
      })),
      conditions: [
        { label: text('list.words'), values: given(filter.q) },
        { label: text('columns.kind'), values: filter.kind.map((one) => text(`kinds.${one}`)) },
        { label: text('columns.state'), values: filter.state.map((one) => text(`states.${one}`)) },
        { label: text('columns.host'), values: filter.department.map((one) => names.get(one) ?? one) },
        { label: text('columns.series'), values: filter.series.map((one) => series.get(one) ?? one) },
        { label: text('list.from'), values: given(filter.from) },
        { label: text('list.to'), values: given(filter.to) },
      ],
    },
    context,
  );
}
