import { randomInt } from 'node:crypto';
import type { ZoneRef } from '#platform/access/server/zone.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { WorkbookMark } from '#platform/sheets/server/workbook.ts';

// No look-alikes: numbers are read off paper.
const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** Minute in China, as people write it: `2026-03-01 09:30`. */
export function chinaTime(context: Pick<RequestContext, 'now'>): string {
  const time = context.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime();
  return time.toString({ smallestUnit: 'minute' }).replace('T', ' ');
}

/** Number of an export: the day in China and six letters, e.g. `20260301-4K7QXZ`. */
export function exportNumber(context: Pick<RequestContext, 'now'>): string {
  const day = chinaTime(context).slice(0, 10).replaceAll('-', '');
  return `${day}-${Array.from({ length: 6 }, () => letters[randomInt(letters.length)]).join('')}`;
}

/** Who takes a file out, when, for what and under which number. */
export function markOf(
  filter: string,
  { context, zone, number }: { context: RequestContext; zone: ZoneRef; number: string },
): WorkbookMark {
  const name = context.account?.displayName ?? context.text('exports:byCommand');
  // Logins are unique in a zone, names are not.
  const account = context.session?.account.login ?? '';
  const creator = account === '' ? name : context.text('exports:exporter', { name, account });
  const values = { zone: zone.name, exporter: creator, time: chinaTime(context), number, filter };
  return { line: context.text('exports:line', values), creator, number, filter };
}
