import type { Value } from './feel/values.ts';

/** A value that a parameter has for a time, and where it is written. Dates are `YYYY-MM-DD`. */
export interface ParameterVersion {
  readonly name: string;
  readonly value: Value;
  /** First and last day in force; no last day as long as nobody has set one. */
  readonly from: string;
  readonly to: string | null;
  /** The sentence of the policy or law that says so. */
  readonly source: string;
  /** Instant (ISO 8601, UTC) from which the zone knew of it: what was decided earlier is answered without it. */
  readonly knownFrom: string;
}

/** The day whose values count, and the instant whose knowledge counts. */
export interface ParameterDate {
  readonly on: string;
  readonly asOf: string;
}

/** Values of parameters on a date by name, and the version that each comes from. */
export interface ParametersInForce {
  readonly values: ReadonlyMap<string, Value>;
  readonly versions: ReadonlyMap<string, ParameterVersion>;
  /** Parameters that have versions, but none in force on that date as known then. */
  readonly missing: readonly string[];
}

/**
 * The parameters in force on a day, as known on another. Of several versions for the day the one known last counts, and
 * of those known on one day the one that begins last: a later version replaces, it never changes an earlier answer.
 */
export function parametersOn(versions: readonly ParameterVersion[], { on, asOf }: ParameterDate): ParametersInForce {
  const chosen = new Map<string, ParameterVersion>();
  for (const version of versions) {
    if (version.knownFrom > asOf || version.from > on || (version.to !== null && version.to < on)) continue;
    const standing = chosen.get(version.name);
    if (standing === undefined || replaces(version, standing)) chosen.set(version.name, version);
  }
  const names = [...new Set(versions.map(({ name }) => name))];
  return {
    values: new Map([...chosen].map(([name, { value }]) => [name, value])),
    versions: chosen,
    missing: names.filter((name) => !chosen.has(name)),
  };
}

function replaces(version: ParameterVersion, standing: ParameterVersion): boolean {
  if (version.knownFrom !== standing.knownFrom) return version.knownFrom > standing.knownFrom;
  return version.from > standing.from;
}
