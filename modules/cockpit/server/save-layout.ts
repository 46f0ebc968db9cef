import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { saveLayout as endpoint, Layout } from '../contract/layout.ts';
import { addLayout, changeLayout, lockLayout } from './store/layouts.ts';

/** Arranges a tab of the zone's screen, unless somebody else has since it was read. */
export async function saveLayout(
  { params: { tab }, body }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<Layout> {
  const { zone, account } = context;
  if (zone === null || account === null) throw new Error('only the signed-in hold the permission');
  const { revision, ...tiles } = body;
  return context.transaction(async (tx) => {
    const before = await lockLayout(tx, tab);
    if ((before?.revision ?? 0) !== revision) throw changed(before);
    const savedAt = context.now().toString({ fractionalSecondDigits: 3 });
    const kept = { ...tiles, tab, revision: revision + 1, savedAt };
    const row = { ...kept, zoneId: zone.id, savedBy: account.id };
    if (before !== undefined) await changeLayout(tx, row);
    else if (!(await addLayout(tx, row))) throw changed(undefined);
    const subject = { type: 'cockpit.layout' as const, id: tab };
    await context.record(tx, { subject, ...(before && { before: tilesOf(before) }), after: tiles });
    return { ...kept, savedBy: account.displayName };
  });
}

function tilesOf({ headline, left, right, trend, hidden }: Layout) {
  return { headline, left, right, trend, hidden };
}

function changed(before: Layout | undefined): AppError {
  return new AppError('cockpit.layoutChanged', {
    by: before?.savedBy ?? '—',
    at: before === undefined ? '—' : minute(before.savedAt),
  });
}

function minute(instant: string): string {
  const time = Temporal.Instant.from(instant).toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime();
  return time.toString({ smallestUnit: 'minute' }).replace('T', ' ');
}
