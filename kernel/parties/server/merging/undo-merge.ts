import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { JournalValue } from '#platform/journal/contract/entry.ts';
import { appendEvent } from '#platform/outbox/server/append-event.ts';
import type { undoMerge as endpoint, previewUndoMerge as previewEndpoint } from '../../contract/merging-endpoints.ts';
import { partyUnmerged } from '../../contract/merging-events.ts';
import { markPairApart } from '../duplicates/store/pairs.ts';
import { requireCaller } from '../persons/require-caller.ts';
import { carryOutUndo } from './carry-out-undo.ts';
import type { PartyFields } from './domain.ts';
import { firstOf, labelOf, type OwnedReference } from './merge-parties.ts';
import { fieldOf, mergeTables } from './merge-tables.ts';
import { rehearse } from './rehearse-work.ts';
import { closeMerge } from './store/merges.ts';

const firstRows = 5;

/** What undoing would do: the undoing itself, taken back. */
export function previewUndoMerge(references: readonly OwnedReference[]) {
  return async (
    { params }: EndpointParsed<typeof previewEndpoint>,
    context: RequestContext,
  ): Promise<EndpointResult<typeof previewEndpoint>> => {
    const caller = requireCaller(context);
    const outcome = await rehearse(context.db, (tx) =>
      carryOutUndo(tx, params.mergeId, { references, caller, reason: 'preview', decide: () => 'restore' }),
    );
    const { fields } = outcome.merge;
    const { followers } = mergeTables[outcome.merge.kind];
    const changed = new Set(outcome.changed);
    const shown = Object.keys(fields).filter((column) => !(column in followers));
    const value = (row: PartyFields, column: string) => row[column] ?? null;
    return {
      back: outcome.back.map(({ reference, count }) => ({ label: labelOf(reference, context), count })),
      staying: outcome.staying.map(({ reference, rows }) => ({
        label: labelOf(reference, context),
        count: rows.length,
        first: firstOf(reference, rows.slice(0, firstRows), context),
      })),
      fields: shown
        .filter((column) => !changed.has(column))
        .map((column) => ({
          field: fieldOf(column),
          now: value(outcome.now, column),
          after: value(outcome.restored, column),
        })),
      changed: outcome.changed.map((column) => ({
        field: fieldOf(column),
        before: fields[column]?.before ?? null,
        now: value(outcome.now, column),
      })),
    };
  };
}

/** Undoes a merge; the merge itself stays on record. */
export function undoMerge(references: readonly OwnedReference[]) {
  return async (
    { params, body }: EndpointParsed<typeof endpoint>,
    context: RequestContext,
  ): Promise<EndpointResult<typeof endpoint>> => {
    const caller = requireCaller(context);
    const { zone, account, at } = caller;
    const { reason } = body;
    const by = { accountId: account.id, at, reason };
    return context.transaction(async (tx) => {
      const decide = (column: string) => body.changed[fieldOf(column)];
      const { merge, back, now, restored } = await carryOutUndo(tx, params.mergeId, {
        ...{ references, caller, reason, decide },
      });
      const { id, kind, survivorId, loserId } = merge;
      await closeMerge(tx, id, by);
      await markPairApart(tx, { one: survivorId, other: loserId }, by);
      await appendEvent(tx, {
        zoneId: zone.id,
        name: partyUnmerged.name,
        payload: { mergeId: id, kind, survivorId, loserId },
      });
      const moved = back.reduce((sum, one) => sum + one.count, 0);
      await context.record(tx, {
        subject: { type: `parties.${kind}`, id: survivorId },
        before: named(restored, now),
        after: { ...named(restored, restored), undone: id, unmerged: loserId, moved },
        reason,
      });
      return { id, loserId, back: moved };
    });
  };
}

function named(columns: PartyFields, values: PartyFields): Record<string, JournalValue> {
  return Object.fromEntries(Object.keys(columns).map((column) => [fieldOf(column), values[column] ?? null]));
}
