import type { FigureTexts } from './domain/assemble-figure.ts';
import type { MetricTerms } from './domain/metric-terms.ts';

/** A reader's texts: `part:key`. */
export type ReaderText = (key: string) => string;

/** Name of a metric without its part: `parties.firmsStanding` → `firmsStanding`. */
function shortName({ id }: Pick<MetricTerms, 'id'>): string {
  return id.slice(id.indexOf('.') + 1);
}

/** The part that answers for a metric. */
export function partNameOf({ id }: Pick<MetricTerms, 'id'>): string {
  return id.slice(0, id.indexOf('.'));
}

/** Text key of a metric: its name, or the text of a version. */
export function metricTextKey(metric: Pick<MetricTerms, 'id'>, last: string): string {
  return `${partNameOf(metric)}:metrics.${shortName(metric)}.${last}`;
}

/** Words of metrics in the language of a request. */
export function figureTexts(text: ReaderText): FigureTexts {
  return {
    name: (metric) => text(metricTextKey(metric, 'name')),
    definition: (metric, version) => text(metricTextKey(metric, `v${version}`)),
    part: (metric, { label, labelKey, key: plain }) =>
      label ?? (labelKey === undefined ? plain : text(`${partNameOf(metric)}:${labelKey}`)),
  };
}

/** A unit in words; sizes of money are chosen by whoever shows them, so that the plain unit stands apart. */
export function unitText(text: ReaderText, unit: string): string {
  return text(unit === 'yuan' ? 'indicators:money.yuan' : `indicators:units.${unit}`);
}
