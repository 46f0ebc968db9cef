import { everyIdOf, namesOfPersons } from '#kernel/parties/server/index.ts';
import { namesOfAccounts } from '#platform/auth/server/accounts.ts';
import { sendRegister } from '#platform/exports/server/send-register.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type {
  listStatuses as endpoint,
  exportStatuses as exportEndpoint,
  StatusRow,
} from '../../contract/status-endpoints.ts';
import { namesOfParties } from '../answering/store/evaluations.ts';
import { momentOf } from '../check-caller.ts';
import { countStored, listStored, type StatusFilter, type StoredStatus } from './store/statuses.ts';

type Query = Omit<EndpointParsed<typeof exportEndpoint>['query'], 'format'>;

/** One page of the statuses that match. */
export async function listStatuses(
  { query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const filter = await filterOf(query, context);
  const slice = { limit: query.pageSize, offset: (query.page - 1) * query.pageSize };
  return {
    total: await countStored(context.db, filter),
    statuses: await describeRows(await listStored(context.db, filter, slice), context),
  };
}

/** Who may not read persons counts them by status, and cannot ask what one of them holds. */
async function filterOf({ partyId, ...rest }: Query, context: RequestContext): Promise<StatusFilter> {
  if (partyId === undefined) return rest;
  const partyIds = await everyIdOf(context.db, partyId);
  return { ...rest, partyIds, persons: context.can('parties:person.unmask') };
}

async function describeRows(stored: readonly StoredStatus[], context: RequestContext): Promise<StatusRow[]> {
  const { db } = context;
  const { today } = momentOf(context);
  const ids = stored.map(({ partyId }) => partyId);
  const names = await namesOfParties(db, ids);
  const persons = await namesOfPersons(db, context, ids);
  const mayRead = context.can('parties:person.unmask');
  const nameOf = ({ subject, partyId }: StoredStatus) =>
    subject === 'person' ? context.text('rules:somePerson') : (names.get(partyId) ?? context.text('rules:unnamed'));
  // What a person was granted is a datum of that person: it is told as long as the person is, to whom may read persons.
  const wordOf = ({ subject, partyId, status }: StoredStatus) =>
    subject !== 'person' || (mayRead && persons.has(partyId)) ? status : context.text('rules:someStatus');
  const accounts = await namesOfAccounts(
    db,
    stored.flatMap(({ revokedBy }) => revokedBy ?? []),
  );
  return stored.map((one) => ({
    ...{ id: one.id, status: wordOf(one), since: one.since, until: one.until, grantedAt: one.grantedAt },
    ...{ evaluationId: one.evaluationId, demonstration: one.demonstration, grants: [...one.grants] },
    party: { id: one.subject === 'person' && !mayRead ? null : one.partyId, name: nameOf(one) },
    rule: { id: one.ruleId, name: one.rule },
    state: stateOn(one, today),
    revoked:
      one.revokedFrom === null
        ? null
        : {
            ...{ on: one.revokedFrom, reason: one.revokeReason ?? '', at: one.revokedAt ?? '' },
            by: accounts.get(one.revokedBy ?? '') ?? null,
          },
  }));
}

/** How a status stands on a day. */
export function stateOn({ since, until, revokedFrom }: StoredStatus, today: string): StatusRow['state'] {
  if (revokedFrom !== null && revokedFrom <= today) return 'revoked';
  if (since > today) return 'coming';
  return until !== null && until < today ? 'over' : 'holds';
}

/** Exactly these statuses as a file. */
export async function exportStatuses(
  { query }: EndpointParsed<typeof exportEndpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const { format, ...rest } = query;
  const stored = await listStored(context.db, await filterOf(rest, context), { limit: 20_001, offset: 0 });
  const rows = await describeRows(stored, context);
  const text = (key: string) => context.text(`rules:${key}`);
  const column = (key: string, type: 'text' | 'date' = 'text') => ({ key, header: text(`columns.${key}`), type });
  const given = (value: string | undefined) => (value === undefined ? [] : [value]);
  return sendRegister(
    {
      ...{ list: 'rules.exportStatuses', name: text('list.statuses'), format },
      columns: [
        ...[column('party'), column('status'), column('since', 'date'), column('until', 'date')],
        ...[column('state'), column('rule'), column('grantedAt')],
      ],
      rows: rows.map(({ party, status, since, until, state, rule, grantedAt }) => ({
        ...{ status, since, until, grantedAt, party: party.name, rule: rule.name },
        state: text(`statusStates.${state}`),
      })),
      conditions: [
        { label: text('columns.party'), values: rest.partyId === undefined ? [] : [rows[0]?.party.name ?? ''] },
        { label: text('columns.rule'), values: rest.ruleId === undefined ? [] : [rows[0]?.rule.name ?? ''] },
        { label: text('columns.status'), values: given(rest.status) },
        { label: text('list.on'), values: given(rest.on) },
      ],
    },
    context,
  );
}
