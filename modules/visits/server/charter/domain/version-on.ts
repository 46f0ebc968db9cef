/** A version that holds from its day until the next one. */
export interface Dated {
  validFrom: string;
}

/** The version in force on a day: the one that began last; undefined before the first. */
export function versionOn<V extends Dated>(versions: readonly V[], day: string): V | undefined {
  let found: V | undefined;
  for (const version of versions) {
    if (version.validFrom <= day && (found === undefined || version.validFrom > found.validFrom)) found = version;
  }
  return found;
}
