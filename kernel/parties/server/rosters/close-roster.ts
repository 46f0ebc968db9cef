import { randomUUIDv7 } from 'node:crypto';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { closeRoster as endpoint } from '../../contract/roster-endpoints.ts';
import { makeAct } from './make-act.ts';
import { requireRoster } from './require-roster.ts';
import { listReaching } from './store/entries.ts';
import { setClosed } from './store/rosters.ts';

/** Closes a list from a day on: entries end there, those that would begin later are taken back, none is deleted. */
export function closeRoster(
  { params, body }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  return context.transaction(async (tx) => {
    const roster = await requireRoster(tx, params.rosterId);
    if (roster.closedOn !== null) throw new AppError('parties.rosterClosed', { day: roster.closedOn });
    if (body.day < roster.foundedOn) throw new AppError('parties.rosterDayWrong', { from: roster.foundedOn });
    const reaching = await listReaching(tx, roster.id, body.day);
    const cut = reaching.filter((entry) => entry.startsOn < body.day);
    await setClosed(tx, roster.id, body.day);
    const actId = await makeAct(
      tx,
      {
        kind: 'closing',
        rosterId: roster.id,
        reason: body.reason,
        takeBack: reaching,
        make: cut.map((entry) => ({ ...entry, id: randomUUIDv7(), endsOn: body.day })),
      },
      context,
    );
    return { actId, ended: reaching.length };
  });
}
