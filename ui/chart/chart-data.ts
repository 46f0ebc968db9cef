/** How a series is drawn: this year in brand, last year grey, targets dashed ink, further categories plum and grey ink. */
export type Tone = 'current' | 'previous' | 'target' | 'plum' | 'grey';

/** One line or one set of bars, a value for each category. */
export interface ChartSeries {
  readonly key: string;
  readonly name: string;
  readonly shape: 'bar' | 'line';
  readonly tone: Tone;
  readonly values: readonly (number | null)[];
  /** A fill of its own for each category's bar, e.g. by stage; outlined in brand. */
  readonly fills?: readonly string[];
  /** Categories whose bar is dashed and hollow: what has not happened. */
  readonly hollow?: readonly boolean[];
}

/** What a chart shows; the same data make its table twin. */
export interface ChartData {
  readonly title: string;
  /** Said in the title, once for the whole axis. */
  readonly unit: string;
  readonly categoryName: string;
  readonly categories: readonly { readonly key: string; readonly label: string }[];
  readonly series: readonly ChartSeries[];
  /** Bars lie, with their names at the left: for long names. */
  readonly lying?: boolean;
}

/** A point of a chart that was pressed. */
export interface ChartPick {
  readonly category: string;
  readonly series: string;
}
