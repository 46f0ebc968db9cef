/** Calendar day in China of an instant: Chinese time has been UTC+8 without summer time since 1992. */
export function dayInChina(instant: Date): string {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}
