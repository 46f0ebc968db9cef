import { sendRegister } from '#platform/exports/server/send-register.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type { Metric } from '#platform/module/metric.ts';
import type { listDefinitions as endpoint, exportDefinitions as exportEndpoint } from '../contract/endpoints.ts';
import type { MetricDefinition } from '../contract/metric-figure.ts';
import { versionOf } from './domain/assemble-figure.ts';
import { figureTexts, partNameOf, unitText } from './figure-texts.ts';

type Reader = Pick<RequestContext, 'text' | 'can'>;

/** A metric as the registry shows it. */
export function describeMetric(metric: Metric, context: Reader): MetricDefinition {
  const texts = figureTexts((key) => context.text(key));
  return {
    metric: metric.id,
    name: texts.name(metric),
    part: partNameOf(metric),
    unit: metric.unit,
    kind: metric.kind,
    ratio: metric.ratio === true,
    partsAdd: metric.partsAdd,
    beside: metric.beside ?? null,
    versions: metric.versions.toReversed().map(({ version }) => versionOf(metric, version, texts)),
    reads: [...metric.reads],
  };
}

interface Filter {
  q?: string | undefined;
  part: readonly string[];
}

/** The metrics that the caller may see and whose name, id or definition has the words. */
function worded(metrics: readonly Metric[], { q }: Filter, context: Reader): MetricDefinition[] {
  const words = q?.toLowerCase() ?? '';
  return metrics
    .filter(({ permission }) => context.can(permission))
    .map((metric) => describeMetric(metric, context))
    .filter(({ metric, name, versions }) =>
      [metric, name, ...versions.map(({ text }) => text)].some((told) => told.toLowerCase().includes(words)),
    );
}

const ofPart = (part: readonly string[]) => (one: MetricDefinition) => part.length === 0 || part.includes(one.part);

/** One page of the registry. */
export async function listDefinitions(
  metrics: readonly Metric[],
  { query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const found = worded(metrics, query, context);
  const matching = found.filter(ofPart(query.part));
  const from = (query.page - 1) * query.pageSize;
  const parts = Map.groupBy(found, ({ part }) => part);
  return {
    total: matching.length,
    definitions: matching.slice(from, from + query.pageSize),
    facets: {
      part: [...parts].map(([value, some]) => ({
        value,
        label: context.text(`${value}:partName`),
        count: some.length,
      })),
    },
  };
}

/** Exactly the definitions that match. */
export async function exportDefinitions(
  metrics: readonly Metric[],
  { query }: EndpointParsed<typeof exportEndpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  // A part that nobody is called finds nothing, and has no words.
  const partWords = new Map(metrics.map((one) => [partNameOf(one), context.text(`${partNameOf(one)}:partName`)]));
  const text = (key: string) => context.text(`indicators:${key}`);
  const rows = worded(metrics, query, context)
    .filter(ofPart(query.part))
    .map((one) => ({
      ...{ metric: one.metric, name: one.name, part: context.text(`${one.part}:partName`) },
      ...{ unit: unitText(context.text, one.unit), kind: text(`kinds.${one.kind}`) },
      ...{ version: one.versions[0]?.version, from: one.versions[0]?.from, definition: one.versions[0]?.text },
    }));
  const column = (key: string, type: 'text' | 'integer' | 'date' = 'text') => ({
    key,
    header: text(`definitions.${key}`),
    type,
  });
  return sendRegister(
    {
      ...{ list: 'indicators.exportDefinitions', name: text('definitions.title'), rows, format: query.format },
      columns: [
        { ...column('metric'), identifies: true },
        ...[column('name'), column('part'), column('unit'), column('kind')],
        ...[column('version', 'integer'), column('from', 'date'), { ...column('definition'), width: 60 }],
      ],
      conditions: [
        { label: text('words'), values: query.q ? [query.q] : [] },
        { label: text('definitions.part'), values: query.part.map((part) => partWords.get(part) ?? part) },
      ],
    },
    context,
  );
}
