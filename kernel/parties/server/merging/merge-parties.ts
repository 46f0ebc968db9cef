import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { JournalValue } from '#platform/journal/contract/entry.ts';
import type { PartyReference } from '#platform/module/party-reference.ts';
import { appendEvent } from '#platform/outbox/server/append-event.ts';
import type { mergeParties as endpoint, previewMerge as previewEndpoint } from '../../contract/merging-endpoints.ts';
import { partyMerged } from '../../contract/merging-events.ts';
import { markPairMerged } from '../duplicates/store/pairs.ts';
import { requireCaller } from '../persons/require-caller.ts';
import { carryOutMerge, type ReferenceOutcome } from './carry-out-merge.ts';
import type { FieldChanges } from './domain.ts';
import { fieldOf, mergeTables } from './merge-tables.ts';
import { rehearse } from './rehearse-work.ts';
import { nameOf } from './store/parties.ts';
import type { ReferringRow } from './store/references.ts';

/** A declared column with the part that declares it, whose texts name its rows. */
export type OwnedReference = PartyReference & { part: string };

const firstRows = 3;

/** What a merge would do: the merge itself, taken back. */
export function previewMerge(references: readonly OwnedReference[]) {
  return async (
    { body }: EndpointParsed<typeof previewEndpoint>,
    context: RequestContext,
  ): Promise<EndpointResult<typeof previewEndpoint>> => {
    const caller = requireCaller(context);
    const rules = mergeTables[body.kind];
    const side = async (id: string) => ({ id, name: await nameOf(context.db, rules, id) });
    const [survivor, other] = [await side(body.survivorId), await side(body.otherId)];
    const outcome = await rehearse(context.db, (tx) =>
      carryOutMerge(tx, body, { references, caller, reason: 'preview' }),
    );
    return {
      survivor,
      other,
      fields: outcome.differences.map(({ column, ...difference }) => ({ field: fieldOf(column), ...difference })),
      rows: outcome.references.map((one) => tellRows(one, context)),
      seen: outcome.seen,
    };
  };
}

function tellRows({ reference, moved, stayed, read }: ReferenceOutcome, context: RequestContext) {
  const first = firstOf(reference, moved.slice(0, firstRows), context);
  return { label: labelOf(reference, context), moved: moved.length, stayed, read, first };
}

/** What the rows of a declared column are, in the caller's language. */
export function labelOf(reference: PartyReference, context: RequestContext): string {
  return context.text(`${partOf(reference)}:${reference.label}`);
}

/** Rows in a line each, their codes in the caller's words; rows that show nothing are left out. */
export function firstOf(reference: PartyReference, rows: readonly ReferringRow[], context: RequestContext): string[] {
  const { shows = [], words = {} } = reference;
  const told = ({ shown }: ReferringRow) =>
    shown.flatMap((value, place) => {
      if (value === null) return [];
      const key = words[shows[place] ?? ''];
      return [key === undefined ? value : context.text(`${partOf(reference)}:${key.replace('*', value)}`)];
    });
  return rows.map((row) => told(row).join(' · ')).filter((line) => line !== '');
}

function partOf(reference: PartyReference): string {
  return 'part' in reference ? String(reference.part) : 'parties';
}

/** Merges; refused when either of the two changed since it was compared. */
export function mergeParties(references: readonly OwnedReference[]) {
  return async (
    { body }: EndpointParsed<typeof endpoint>,
    context: RequestContext,
  ): Promise<EndpointResult<typeof endpoint>> => {
    const caller = requireCaller(context);
    const { reason, seen, kind, survivorId, otherId } = body;
    return context.transaction(async (tx) => {
      const outcome = await carryOutMerge(tx, body, { references, caller, reason, seen });
      const zoneId = caller.zone.id;
      await markPairMerged(
        tx,
        { one: survivorId, other: otherId },
        { accountId: caller.account.id, at: caller.at, reason },
      );
      await appendEvent(tx, {
        zoneId,
        name: partyMerged.name,
        payload: { mergeId: outcome.mergeId, kind, survivorId, loserId: otherId },
      });
      const moved = outcome.references.reduce((sum, one) => sum + one.moved.length, 0);
      await context.record(tx, {
        subject: { type: `parties.${kind}`, id: survivorId },
        before: pick(outcome.changes, 'before'),
        after: { ...pick(outcome.changes, 'after'), merge: outcome.mergeId, merged: otherId, moved },
        reason,
      });
      return { id: outcome.mergeId, survivorId, moved };
    });
  };
}

function pick(changes: FieldChanges, side: 'before' | 'after'): Record<string, JournalValue> {
  return Object.fromEntries(Object.entries(changes).map(([column, change]) => [fieldOf(column), change[side]]));
}
