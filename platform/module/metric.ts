import type { PermissionId } from '#platform/access/contract/permissions.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';

/** What is asked of a metric; the values of all periods come in one call, so that one statement can serve them. */
export interface MetricQuestion {
  /** Days `YYYY-MM-DD` of a stock; months `YYYY-MM` or spans of months `YYYY-MM/YYYY-MM` of a flow; at most 64. */
  readonly periods: readonly string[];
  /** Today in Asia/Shanghai. */
  readonly today: string;
}

/** One of the parts that a value is made of. */
export interface MetricPart {
  /** Lasting within the metric: `manufacturing`, an id. */
  readonly key: string;
  /** Name as the zone's data give it; absent where `labelKey` says it. */
  readonly label?: string;
  /** Text key in the part that declares the metric. */
  readonly labelKey?: string;
  /** Exact decimal text. */
  readonly value: string;
  /** How many rows the part was computed from. */
  readonly rows: number;
  /** Page that lists them, e.g. `/firms?state=active&industry=C`. */
  readonly href?: string;
}

/** The value of one period with what it came from. */
export interface MetricAnswer {
  /** Exact decimal text in the metric's unit; null when there is nothing to compute from. */
  readonly value: string | null;
  /** How many rows the value was computed from. */
  readonly rows: number;
  /** Where the parts are said to add up they do: a value whose parts do not is not stored. */
  readonly parts?: readonly MetricPart[];
}

/** One definition 口径 of a metric; its text is `metrics.<name>.v<version>` in the locale of the part that declares it. */
export interface MetricVersion {
  readonly version: number;
  /** First day on which figures are computed this way, `YYYY-MM-DD`. */
  readonly from: string;
}

/**
 * A figure that a part can compute from its rows. Names and definitions stand in the part's locale: `metrics.<name>.name` and
 * `metrics.<name>.v1`, where `<name>` is the id without the part. A changed definition takes a new version.
 */
export interface Metric {
  /** `<part>.<name>`. */
  readonly id: `${string}.${string}`;
  /** Id of a unit of kernel/indicators. */
  readonly unit: string;
  /** `stock`: how things stand on a day. `flow`: what came together in months, and is added up over them. */
  readonly kind: 'stock' | 'flow';
  /** Newest last. */
  readonly versions: readonly MetricVersion[];
  /** Types of subjects in the journal whose change can change the value: `parties.firm`. */
  readonly reads: readonly string[];
  /** Who may see the value and its rows. */
  readonly permission: PermissionId;
  /** Parts must add up to the value; false where they overlap or there are none. */
  readonly partsAdd: boolean;
  /** `share`: percent or another ratio that is never added over months or parts. */
  readonly ratio?: true;
  /** Metric shown beside this one, e.g. evidenced beside claimed. */
  readonly beside?: `${string}.${string}`;
  /** Figures that come in by report and are not counted from records of the platform. */
  readonly reported?: {
    /** Most decimals of a reported value. */
    readonly decimals: number;
    /** Day of the following month by which a month must have come. */
    readonly dueDay: number;
  };
  /** Page that lists the rows behind the value of a period. */
  rowsHref(period: string): string;
  /** Latest month with data (`YYYY-MM`) of a flow, or null; a stock is asked as of today. */
  latest?(db: ZoneDb): Promise<string | null>;
  /** Targets by year (`YYYY` → decimal text), where the zone has set any. */
  targets?(db: ZoneDb, years: readonly string[]): Promise<ReadonlyMap<string, string>>;
  compute(db: ZoneDb, asked: MetricQuestion): Promise<ReadonlyMap<string, MetricAnswer>>;
}
