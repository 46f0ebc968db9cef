/** When nothing may leave the machine; times are those of Asia/Shanghai. */
export interface QuietRules {
  /** `HH:MM`, the first minute that is quiet; the same as `quietTo` when none is. */
  quietFrom: string;
  /** `HH:MM`, the first minute that is not. */
  quietTo: string;
  /** Whether a day (`YYYY-MM-DD`) is one on which the recipient may be told something. */
  mayOn(day: string): boolean;
}

/** Days looked ahead: no holiday is as long, so past them a calendar must be wrong, and nobody is kept waiting for it. */
const mostDays = 30;

/** The first moment at or after `at` that is not quiet: `at` itself where that may be. */
export function nextAllowed(at: Temporal.Instant, rules: QuietRules): Temporal.Instant {
  let moment = at.toZonedDateTimeISO('Asia/Shanghai');
  const last = moment.add({ days: mostDays });
  for (;;) {
    if (Temporal.ZonedDateTime.compare(moment, last) < 0 && !rules.mayOn(moment.toPlainDate().toString())) {
      moment = moment.add({ days: 1 }).startOfDay();
      continue;
    }
    const end = endOfQuiet(moment, rules);
    if (end === null) return moment.toInstant();
    moment = end;
  }
}

/** The end of the quiet hours in which a moment lies, or null. */
function endOfQuiet(moment: Temporal.ZonedDateTime, rules: QuietRules): Temporal.ZonedDateTime | null {
  const [from, to] = [Temporal.PlainTime.from(rules.quietFrom), Temporal.PlainTime.from(rules.quietTo)];
  const time = moment.toPlainTime();
  const begun = Temporal.PlainTime.compare(time, from) >= 0;
  const over = Temporal.PlainTime.compare(time, to) >= 0;
  const order = Temporal.PlainTime.compare(from, to);
  // Over midnight it is quiet at both ends of the day.
  const quiet = order === 0 ? false : order < 0 ? begun && !over : begun || !over;
  if (!quiet) return null;
  const day = order > 0 && begun ? moment.add({ days: 1 }) : moment;
  return day.withPlainTime(to);
}
