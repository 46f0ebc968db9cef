import type { Metric } from '#platform/module/metric.ts';
import type { ImportChoice, ImportColumn } from '#platform/sheets/contract/import-column.ts';
import { reportStatus } from '../../contract/report.ts';
import { partNameOf } from '../figure-texts.ts';
import words from './domain/report-words.json' with { type: 'json' };

const headings: Readonly<Record<string, readonly string[]>> = words.headings;
const long = (maxLength: number, minLength = 1) => ({ minLength, maxLength });
const heading = (name: string) => `indicators:reports.columns.${name}`;
const hint = (name: string) => `indicators:imports.hints.${name}`;

/** A metric is named by its id or its name in either language. */
function choiceOf({ id }: Metric): ImportChoice {
  const part = partNameOf({ id });
  return { code: id, labelKey: `${part}:metrics.${id.slice(part.length + 1)}.name` };
}

/** Columns of a sheet of reports of these metrics; those that an export of reports has bear the same headings. */
export function reportColumns(metrics: readonly Metric[]): readonly ImportColumn[] {
  const told: readonly ImportColumn[] = [
    {
      ...{ key: 'metric', labelKey: heading('metricName'), type: 'choice', required: true },
      choices: metrics.map(choiceOf),
    },
    {
      ...{ key: 'status', labelKey: heading('status'), type: 'choice', hintKey: hint('status') },
      choices: reportStatus.options.map((code) => ({ code, labelKey: `indicators:reports.statuses.${code}` })),
    },
    {
      ...{ key: 'period', labelKey: heading('period'), type: 'date', required: true, hintKey: hint('period') },
      ...{ limits: { precision: 'year' }, example: words.examples.period },
    },
    { key: 'part', labelKey: heading('part'), type: 'text', limits: long(40), hintKey: hint('part') },
    {
      ...{ key: 'amount', labelKey: 'indicators:imports.amount', type: 'money', moneyUnit: 'wanYuan' },
      hintKey: hint('amount'),
    },
    {
      ...{ key: 'value', labelKey: heading('value'), type: 'text', limits: long(60), hintKey: hint('value') },
      example: words.examples.value,
    },
    { key: 'unit', labelKey: heading('unit'), type: 'text', limits: long(20), hintKey: hint('unit') },
    {
      ...{ key: 'source', labelKey: heading('source'), type: 'text', required: true, limits: long(200, 2) },
      example: words.examples.source,
    },
    { key: 'reason', labelKey: heading('reason'), type: 'text', limits: long(200, 2), hintKey: hint('reason') },
  ];
  return told.map((column) => ({ ...column, aliases: headings[column.key] ?? [] }));
}
