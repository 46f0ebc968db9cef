/** The nearest page above one whose address names a record (`/issues/$caseId`), the start page if there is none; none for others. */
export function pathAbove(shown: string, pages: readonly string[]): string | undefined {
  const parts = shown.split('/').slice(1);
  const record = parts.findIndex((part) => part.startsWith('$') && part.length > 1);
  if (record < 0) return undefined;
  const above = parts.slice(0, record).map((_, index) => `/${parts.slice(0, index + 1).join('/')}`);
  return above.findLast((path) => pages.includes(path)) ?? '/';
}
