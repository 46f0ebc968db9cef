/** How many archives stay: the last of so many days, weeks and months that have one. */
export interface KeepRule {
  daily: number;
  weekly: number;
  monthly: number;
}

/** China has had one time zone without summer time since 1991. */
const timeZone = 'Asia/Shanghai';
const form = /^yuanshu-(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})\.tar(\.enc)?$/;

/** File name of an archive, by the time in China, e.g. `yuanshu-20261121-023000.tar`. */
export function archiveName(at: Temporal.Instant, encrypted: boolean): string {
  const digits = at.toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: 'second' });
  const [date = '', time = ''] = digits.replaceAll(/[-:]/g, '').split('T');
  return `yuanshu-${date}-${time}.tar${encrypted ? '.enc' : ''}`;
}

/** When an archive was begun, by its name; undefined for every other file. */
export function archiveTime(name: string): Temporal.PlainDateTime | undefined {
  const [year, month, day, hour, minute, second] = (form.exec(name) ?? []).slice(1, 7).map(Number);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const fields = { year, month, day, hour: hour ?? 0, minute: minute ?? 0, second: second ?? 0 };
  try {
    return Temporal.PlainDateTime.from(fields, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}

/** Names of archives that nothing keeps any more; what is no archive is left alone, and the newest always stays. */
export function chooseSuperseded(names: readonly string[], keep: KeepRule): string[] {
  const archives = names
    .flatMap((name) => {
      const at = archiveTime(name);
      return at === undefined ? [] : [{ name, at }];
    })
    .sort((one, other) => Temporal.PlainDateTime.compare(other.at, one.at) || one.name.localeCompare(other.name));
  const kept = new Set<string>(archives.slice(0, 1).map(({ name }) => name));
  const rules: [number, (at: Temporal.PlainDateTime) => string][] = [
    [keep.daily, (at) => at.toPlainDate().toString()],
    [keep.weekly, (at) => `${at.yearOfWeek}-${at.weekOfYear}`],
    [keep.monthly, (at) => at.toPlainDate().toPlainYearMonth().toString()],
  ];
  for (const [count, periodOf] of rules) {
    const newestOf = new Map<string, string>();
    for (const { name, at } of archives) {
      if (!newestOf.has(periodOf(at))) newestOf.set(periodOf(at), name);
    }
    for (const name of [...newestOf.values()].slice(0, count)) kept.add(name);
  }
  return archives.map(({ name }) => name).filter((name) => !kept.has(name));
}

/** The last moment by the timetable that has passed: `at` is `HH:MM` in China. */
export function lastDue(now: Temporal.Instant, at: string): Temporal.Instant {
  const local = now.toZonedDateTimeISO(timeZone);
  const today = local.withPlainTime(Temporal.PlainTime.from(at));
  return (Temporal.ZonedDateTime.compare(today, local) <= 0 ? today : today.subtract({ days: 1 })).toInstant();
}

/** The next one. */
export function nextDue(now: Temporal.Instant, at: string): Temporal.Instant {
  return lastDue(now, at).toZonedDateTimeISO(timeZone).add({ days: 1 }).toInstant();
}

/** What the timetable has seen of the moment that is due. */
export interface DueRuns {
  succeeded: boolean;
  /** When it was last tried in vain. */
  failedAt: string | null;
}

/** A failed run is tried again, but not at once: a full disk stays full for a while. */
const retryAfter = { minutes: 30 };

/** True when the moment that is due still wants its backup. */
export function wantsRun(now: Temporal.Instant, { succeeded, failedAt }: DueRuns): boolean {
  if (succeeded) return false;
  return failedAt === null || Temporal.Instant.compare(Temporal.Instant.from(failedAt).add(retryAfter), now) <= 0;
}

/** How backups stand: nothing set up, none yet, the last good one too old, the last try failed, or all well. */
export type BackupState = 'off' | 'never' | 'late' | 'failing' | 'good';

/** A day and an hour: a nightly run that takes long is not late. */
const lateAfter = { hours: 26 };

/** Judges by the last good run and the last run of all. */
export function stateOf(
  now: Temporal.Instant,
  facts: { configured: boolean; lastGoodAt: string | null; lastFailed: boolean },
): BackupState {
  if (facts.lastGoodAt === null) {
    if (facts.lastFailed) return 'failing';
    return facts.configured ? 'never' : 'off';
  }
  if (facts.lastFailed) return 'failing';
  if (!facts.configured) return 'off';
  const good = Temporal.Instant.from(facts.lastGoodAt);
  return Temporal.Instant.compare(good.add(lateAfter), now) < 0 ? 'late' : 'good';
}
