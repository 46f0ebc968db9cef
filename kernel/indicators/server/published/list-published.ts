import { AppError } from '#platform/errors/contract/errors.ts';
import { chinaTime } from '#platform/exports/server/mark-export.ts';
import { sendExport } from '#platform/exports/server/send-export.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import { decimalText, parseDecimal } from '../../contract/decimal.ts';
import type {
  comparePublished as compareEndpoint,
  listPublished as endpoint,
  exportPublished as exportEndpoint,
} from '../../contract/endpoints.ts';
import { figureBound, figureStatus, sourceShort } from '../../contract/figure.ts';
import type { PublishedValue } from '../../contract/published.ts';
import { compareValues } from '../domain/compare.ts';
import { unitText } from '../figure-texts.ts';
import * as store from './store.ts';

/** A stored figure as it is told. */
export function publishedValueOf(row: store.PublishedRow): PublishedValue {
  const plain = (text: string | null) => (text === null ? null : decimalText(parseDecimal(text)));
  const [percent, points] = [plain(row.yoy_percent), plain(row.yoy_pp)];
  return {
    ...{ id: row.id, zoneId: row.zone_id, zoneName: row.zone_name, indicator: row.indicator, name: row.name },
    ...{ subject: row.subject, note: row.note },
    figure: {
      ...{ metric: `atlas.${row.indicator}`, value: plain(row.value), unit: row.unit },
      ...{ status: figureStatus.parse(row.status), bound: figureBound.parse(row.bound), period: row.period },
      ...{ printed: row.printed, source: row.source },
      ...(percent === null ? {} : { yoyPercent: percent }),
      ...(points === null ? {} : { yoyPp: points }),
    },
  };
}

/** One page of the published figures that match. */
export async function listPublished(
  { query }: EndpointParsed<typeof endpoint>,
  { db, text }: Pick<RequestContext, 'db' | 'text'>,
): Promise<EndpointResult<typeof endpoint>> {
  const rows = await store.listPublishedValues(db, query, {
    limit: query.pageSize,
    offset: (query.page - 1) * query.pageSize,
  });
  const facet = (field: 'zone' | 'indicator' | 'unit' | 'status') => store.countPublishedBy(db, field, query);
  const worded = async (field: 'unit' | 'status', wordOf: (value: string) => string) =>
    (await facet(field)).map((one) => ({ ...one, label: wordOf(one.value) }));
  return {
    total: await store.countPublishedValues(db, query),
    values: rows.map(publishedValueOf),
    facets: {
      zone: await facet('zone'),
      indicator: await facet('indicator'),
      unit: await worded('unit', (unit) => unitText(text, unit)),
      status: await worded('status', (status) => text(`indicators:statuses.${status}`)),
    },
  };
}

/** Zones side by side by one indicator. Throws `indicators.metricUnknown`. */
export async function comparePublished(
  { query }: EndpointParsed<typeof compareEndpoint>,
  { db }: Pick<RequestContext, 'db'>,
): Promise<EndpointResult<typeof compareEndpoint>> {
  const all = (await store.publishedUnder(db, query.indicator)).map(publishedValueOf);
  if (all.length === 0) throw new AppError('indicators.metricUnknown', { metric: query.indicator });
  const asked = query.zone.length === 0 ? all : all.filter(({ zoneId }) => query.zone.includes(zoneId));
  const silent = query.zone.filter((id) => !asked.some(({ zoneId }) => zoneId === id));
  const names = new Map((await store.publishingZones(db, ['', ...silent])).map(({ id, name }) => [id, name]));
  return {
    indicator: query.indicator,
    groups: compareValues(asked),
    without: silent.map((zoneId) => ({ zoneId, zoneName: names.get(zoneId) ?? zoneId })),
  };
}

/** The importer takes at most 20,000 rows of a file. */
const everyRow = 20_000;

/** Exactly the published figures that match; they are nobody's invention, whichever zone asks. */
export async function exportPublished(
  { query }: EndpointParsed<typeof exportEndpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const { format, ...filter } = query;
  const values = (await store.listPublishedValues(context.db, filter, { limit: everyRow, offset: 0 })).map(
    publishedValueOf,
  );
  const text = (key: string, params?: Record<string, string>) => context.text(`indicators:${key}`, params);
  const column = (key: string, type: 'text' | 'decimal' = 'text') => ({
    key,
    header: text(`published.columns.${key}`),
    type,
  });
  const rows = values.map(({ id, zoneName, indicator, name, subject, note, figure }) => ({
    ...{
      id,
      zoneName,
      indicator,
      name,
      subject,
      note,
      value: figure.value,
      period: figure.period,
      printed: figure.printed,
    },
    ...{
      unit: unitText(context.text, figure.unit),
      status: text(`statuses.${figure.status}`),
      bound: text(`bounds.${figure.bound}`),
    },
    source: figure.source === null ? null : sourceShort(figure.source),
  }));
  const set = [query.q ?? '', ...query.zone, ...query.indicator, ...query.unit, ...query.status].filter(
    (one) => one !== '',
  );
  const day = chinaTime(context).slice(0, 10);
  return sendExport(
    {
      ...{ list: 'indicators.exportPublished', format, published: true, name: text('published.file', { day }) },
      tables: [
        {
          name: text('published.title'),
          columns: [
            { ...column('id'), identifies: true },
            ...[column('zoneName'), column('indicator'), column('name'), column('subject'), column('period')],
            ...[column('value', 'decimal'), column('unit'), column('status'), column('bound'), column('printed')],
            ...[column('source'), column('note')],
          ],
          rows,
        },
      ],
      about: { name: text('published.about'), lines: [{ label: text('published.count'), value: String(rows.length) }] },
      filter: set.join(' · ') || text('published.all'),
    },
    context,
  );
}
