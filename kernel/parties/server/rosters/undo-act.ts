import { randomUUIDv7 } from 'node:crypto';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { undoRosterAct as endpoint } from '../../contract/roster-endpoints.ts';
import { makeAct } from './make-act.ts';
import { requireRoster } from './require-roster.ts';
import { findAct } from './store/acts.ts';
import { findEntries } from './store/entries.ts';
import { setClosed } from './store/rosters.ts';

/** Takes an act back by its reversal: what it made is taken back, what it took back is written anew. */
export function undoRosterAct(
  { params, body }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  return context.transaction(async (tx) => {
    const seen = await findAct(tx, params.actId);
    if (seen === undefined) throw new AppError('parties.rosterActUnknown');
    const roster = await requireRoster(tx, seen.rosterId);
    const act = (await findAct(tx, params.actId)) ?? seen;
    if (act.undone || act.madeAndStanding.length !== act.made) throw new AppError('parties.rosterActBuiltOn');
    // A closed list takes no entry back but by opening it again.
    if (roster.closedOn !== null && act.kind !== 'closing') {
      throw new AppError('parties.rosterClosed', { day: roster.closedOn });
    }
    if (act.kind === 'closing') await setClosed(tx, roster.id, null);
    const restored = await findEntries(tx, act.takenBack);
    const actId = await makeAct(
      tx,
      {
        kind: 'undoing',
        rosterId: roster.id,
        reason: body.reason,
        undoes: act.id,
        takeBack: await findEntries(tx, act.madeAndStanding),
        make: restored.map((entry) => ({ ...entry, id: randomUUIDv7() })),
      },
      context,
    );
    return { actId };
  });
}
