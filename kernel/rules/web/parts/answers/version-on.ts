import type { RuleDetail } from '../../../contract/rule-record.ts';

/** Number of the version whose days hold a day; of several the one published last. Withdrawals are the server's to know. */
export function versionOn({ versions }: Pick<RuleDetail, 'versions'>, day: string): number | undefined {
  const standing = versions.filter(({ from, to }) => from <= day && (to === null || to >= day));
  return standing.map(({ number }) => number).sort((a, b) => b - a)[0];
}
