import { sendRegister } from '#platform/exports/server/send-register.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type {
  listParameters as endpoint,
  exportParameters as exportEndpoint,
  listKnownParameters as knownEndpoint,
  ParameterRow,
} from '../../contract/parameter-endpoints.ts';
import type { ParameterDatum } from '../../contract/parameter-texts.ts';
import { momentOf } from '../check-caller.ts';
import { valueOn } from './domain/counting-values.ts';
import { contractValueOf, knownParameters } from './known-parameters.ts';
import {
  listAllParameters,
  listReaders,
  listValues,
  type StoredParameter,
  type StoredValue,
} from './store/parameters.ts';

/** A parameter of the register with everything that its line and its page are made of. */
export interface ParameterLine {
  readonly stored: StoredParameter;
  readonly values: readonly StoredValue[];
  readonly row: ParameterRow;
}

type Filter = Omit<EndpointParsed<typeof exportEndpoint>['query'], 'format'>;

/** One page of the parameters that match. */
export async function listParameters(
  { query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const all = await parameterLines(context, query.on);
  const rows = matching(all, query);
  const untyped = matching(all, { ...query, type: [] });
  const first = (query.page - 1) * query.pageSize;
  const counts = Map.groupBy(untyped, ({ type }) => type);
  return {
    total: rows.length,
    parameters: rows.slice(first, first + query.pageSize),
    facets: {
      type: [...counts].map(([value, { length }]) => ({
        ...{ value, count: length, label: context.text(`rules:answerTypes.${value}`) },
      })),
    },
  };
}

/** Every parameter with all its values, for the editor. */
export async function listKnownParameters(
  _input: EndpointParsed<typeof knownEndpoint>,
  { db }: RequestContext,
): Promise<EndpointResult<typeof knownEndpoint>> {
  return { parameters: await knownParameters(db) };
}

/** All parameters of the zone as lines; a zone has hundreds of them at most. */
export async function parameterLines(context: RequestContext, on?: string): Promise<ParameterRow[]> {
  const found = await listAllParameters(context.db);
  return (await linesOf(found, context, on)).map(({ row }) => row);
}

/** Parameters as lines, with the values that count on a day; today where none is named. */
export async function linesOf(
  found: readonly StoredParameter[],
  context: RequestContext,
  on = momentOf(context).today,
): Promise<ParameterLine[]> {
  const ids = found.map(({ id }) => id);
  const values = Map.groupBy(await listValues(context.db, ids), ({ parameterId }) => parameterId);
  const readers = Map.groupBy(await listReaders(context.db), ({ parameter }) => parameter);
  return found.map((stored) => {
    const own = values.get(stored.id) ?? [];
    const counts = valueOn(own, on);
    const { madeAt, ...head } = stored;
    return {
      ...{ stored, values: own },
      row: {
        ...head,
        inForce: counts === null ? null : contractValueOf(counts, stored.type),
        ...{ values: own.length, rules: readers.get(stored.name)?.length ?? 0 },
        changedAt: own.at(-1)?.knownFrom ?? madeAt,
      },
    };
  });
}

function matching(rows: readonly ParameterRow[], { q, type, sort }: Filter): ParameterRow[] {
  const words = q?.toLowerCase() ?? '';
  const found = rows.filter(
    (row) =>
      (type.length === 0 || type.includes(row.type)) &&
      (words === '' || `${row.name}\n${row.description}`.toLowerCase().includes(words)),
  );
  return sort === 'name' ? found : found.sort((a, b) => (a.changedAt < b.changedAt ? 1 : -1));
}

/** Exactly the parameters that match, as a file. */
export async function exportParameters(
  { query }: EndpointParsed<typeof exportEndpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const { format, ...filter } = query;
  const rows = matching(await parameterLines(context, filter.on), filter);
  const text = (key: string) => context.text(`rules:${key}`);
  const shown = (value: ParameterDatum) => {
    if (Array.isArray(value)) return value.join('、');
    return typeof value === 'boolean' ? text(`truth.${value}`) : value;
  };
  const column = (key: string, type: 'text' | 'integer' | 'date' = 'text') => ({
    ...{ key, header: text(`columns.${key}`), type },
  });
  return sendRegister(
    {
      ...{ list: 'rules.exportParameters', name: text('list.parameters'), format },
      columns: [
        ...[column('name'), column('type'), column('value'), column('unit'), column('from', 'date')],
        ...[column('to', 'date'), column('source'), column('rules', 'integer'), column('description')],
      ],
      rows: rows.map(({ name, type, unit, inForce, rules, description }) => ({
        ...{ name, unit, rules, description, type: text(`answerTypes.${type}`) },
        ...{ from: inForce?.from ?? null, to: inForce?.to ?? null, source: inForce?.source ?? null },
        value: shown(inForce?.value ?? null),
      })),
      conditions: [
        { label: text('list.words'), values: filter.q ? [filter.q] : [] },
        { label: text('columns.type'), values: filter.type.map((one) => text(`answerTypes.${one}`)) },
        { label: text('list.on'), values: filter.on === undefined ? [] : [filter.on] },
      ],
    },
    context,
  );
}
