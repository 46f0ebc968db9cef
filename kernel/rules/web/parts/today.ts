/** Today in China, `YYYY-MM-DD`: what a page proposes; the server counts with its own clock. */
export function todayInChina(): string {
  // Sweden writes days as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
}

/** Whether it is a day as addresses and fields hold one. */
export function isDay(written: string | undefined): written is string {
  return written !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(written);
}
