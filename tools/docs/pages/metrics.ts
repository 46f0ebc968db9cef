import type { Composition } from '#app/server/compose.ts';
import { metricsOf } from '#kernel/indicators/server/index.ts';
import { locales } from '#platform/i18n/contract/locale.ts';
import type { Metric } from '#platform/module/metric.ts';
import { code, page, table } from '../markdown.ts';

/** Every metric by part: names, unit, how it is counted, what it follows and who may see it; below, its definitions 口径. */
export function metricsPage({ parts, text }: Composition): string {
  const metrics = [...metricsOf(parts)].sort((one, other) => (one.id < other.id ? -1 : 1));
  const groups = Map.groupBy(metrics, ({ id }) => id.split('.')[0] ?? id);
  const sections = [...groups].map(([part, some]) => {
    const name = locales.map((locale) => text(locale, `${part}:partName`)).join(' ');
    const facts = some.map((metric) => [
      code(metric.id),
      nameOf(metric, text),
      unitOf(metric, text),
      kindOf(metric),
      metric.partsAdd ? 'yes' : 'no',
      metric.reads.map(code).join(' '),
      code(metric.permission),
    ]);
    const heads = ['metric', 'name', 'unit', 'counted', 'parts add up', 'follows', 'permission'];
    return [`## ${part} ${name}`, table(heads, facts), ...some.map((metric) => definitions(metric, text))].join('\n\n');
  });
  const intro = `${metrics.length} metrics. A stock is how things stand on a day; a flow is what came together in months, the main figure from January to the last month reported. What is reported falls due on a day of the following month; everything else is counted from records and follows the journal.`;
  return page('# Metrics 指标', intro, ...sections);
}

type Text = Composition['text'];

/** Key of a metric's texts in its part: `economy:metrics.tax`. */
function keyOf({ id }: Metric): string {
  const [part = '', ...name] = id.split('.');
  return `${part}:metrics.${name.join('.')}`;
}

function nameOf(metric: Metric, text: Text): string {
  return locales.map((locale) => text(locale, `${keyOf(metric)}.name`)).join(' ');
}

function unitOf({ unit }: Metric, text: Text): string {
  const key = unit === 'yuan' ? 'indicators:money.yuan' : `indicators:units.${unit}`;
  return [...new Set(locales.map((locale) => text(locale, key)))].join(' ');
}

function kindOf({ kind, ratio, reported, beside }: Metric): string {
  return [
    kind,
    ...(ratio ? ['ratio'] : []),
    ...(reported === undefined
      ? []
      : [`reported, due on day ${reported.dueDay}, ${reported.decimals} decimals at most`]),
    ...(beside === undefined ? [] : [`beside ${code(beside)}`]),
  ].join('; ');
}

/** Newest definition first. */
function definitions(metric: Metric, text: Text): string {
  const rows = metric.versions
    .toReversed()
    .map(({ version, from }) => [
      String(version),
      from,
      ...locales.map((locale) => text(locale, `${keyOf(metric)}.v${version}`)),
    ]);
  return `### ${metric.id}\n\n${table(['version', 'from', '口径', 'definition'], rows)}`;
}
