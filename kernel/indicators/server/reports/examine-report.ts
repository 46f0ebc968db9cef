import { parseDecimal } from '#kernel/indicators/contract/decimal.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { Metric } from '#platform/module/metric.ts';
import type { NewReport } from '../../contract/report.ts';

/** Whether the metric can take this report on this day. Throws the error of `fileReport` that says why not. */
export function examineReport(
  metric: Metric | undefined,
  report: Pick<NewReport, 'metric' | 'status' | 'period' | 'value'>,
  today: string,
): asserts metric is Metric & Required<Pick<Metric, 'reported'>> {
  if (metric === undefined) throw new AppError('indicators.metricUnknown', { metric: report.metric });
  if (metric.reported === undefined) throw new AppError('indicators.notReported', { metric: report.metric });
  if ((report.status === 'target') !== (report.period.length === 4)) {
    throw new AppError('indicators.periodWrong', { period: report.period });
  }
  if (report.status === 'actual' && report.period > today.slice(0, 7)) {
    throw new AppError('indicators.periodAhead', { period: report.period, today });
  }
  const { decimals } = metric.reported;
  if (parseDecimal(report.value).scale > decimals) {
    throw new AppError('indicators.tooManyDecimals', { value: report.value, decimals });
  }
}
