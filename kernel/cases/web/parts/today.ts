/** The day of a moment in China, `YYYY-MM-DD`; today where none is said. */
export function todayInChina(at: Date = new Date()): string {
  // Sweden writes days as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(at);
}
