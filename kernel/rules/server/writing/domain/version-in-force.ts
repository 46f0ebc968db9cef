/** What says which version counts on a day. */
export interface DatedVersion {
  readonly number: number;
  readonly from: string;
  readonly to: string | null;
  readonly publishedAt: string;
}

/** A withdrawal: versions published before it do not count from a day on. */
export interface DatedWithdrawal {
  readonly on: string;
  readonly at: string;
}

/**
 * The version that counts on a day, as known at an instant: of those published by then whose days hold it the one published
 * last, unless the rule was withdrawn after that for the day. Instants compare as texts: all are UTC to the millisecond.
 */
export function versionInForce<V extends DatedVersion>(
  versions: readonly V[],
  withdrawals: readonly DatedWithdrawal[],
  { on, asOf }: { readonly on: string; readonly asOf: string },
): V | null {
  let chosen: V | null = null;
  for (const version of versions) {
    if (version.publishedAt > asOf || version.from > on || (version.to !== null && version.to < on)) continue;
    if (chosen === null || version.number > chosen.number) chosen = version;
  }
  if (chosen === null) return null;
  const { publishedAt } = chosen;
  return withdrawals.some(({ on: from, at }) => at <= asOf && at > publishedAt && from <= on) ? null : chosen;
}

/** `draft` before the first publication; `withdrawn` when nothing was published since the last withdrawal. */
export function stateOf(
  versions: readonly DatedVersion[],
  withdrawals: readonly DatedWithdrawal[],
): 'draft' | 'published' | 'withdrawn' {
  const published = versions
    .map(({ publishedAt }) => publishedAt)
    .sort()
    .at(-1);
  if (published === undefined) return 'draft';
  return withdrawals.some(({ at }) => at > published) ? 'withdrawn' : 'published';
}
