/** What the figures of a metric must know of it: every metric of platform/module is one. */
export interface MetricTerms {
  readonly id: string;
  readonly unit: string;
  readonly kind: 'stock' | 'flow';
  readonly versions: readonly { readonly version: number; readonly from: string }[];
  readonly partsAdd: boolean;
  readonly ratio?: true;
  readonly reported?: { readonly decimals: number; readonly dueDay: number };
  rowsHref(period: string): string;
}

/** A part of an answer: decimal text with the rows that it was computed from. */
export interface AnsweredPart {
  readonly key: string;
  readonly label?: string;
  readonly labelKey?: string;
  readonly value: string;
  readonly rows: number;
  readonly href?: string;
}

/** What a metric answered for a period. */
export interface Answered {
  readonly value: string | null;
  readonly rows: number;
  readonly parts?: readonly AnsweredPart[];
}
