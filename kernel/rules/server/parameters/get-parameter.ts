import { namesOfAccounts } from '#platform/auth/server/accounts.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { getParameter as endpoint } from '../../contract/parameter-endpoints.ts';
import { countingValues } from './domain/counting-values.ts';
import { contractValueOf } from './known-parameters.ts';
import { linesOf } from './list-parameters.ts';
import { findParameter, listReaders, type StoredParameter } from './store/parameters.ts';

/** One parameter with its values, the newest known first, and the rules that read it. */
export async function getParameter(
  { params }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { db } = context;
  const [line] = await linesOf([await requireParameter(db, params.parameterId)], context);
  if (line === undefined) throw new AppError('rules.parameterUnknown');
  const { row, values } = line;
  const names = await namesOfAccounts(
    db,
    values.flatMap(({ by }) => by ?? []),
  );
  const counting = countingValues(values);
  const readers = (await listReaders(db)).filter(({ parameter }) => parameter === row.name);
  return {
    ...row,
    history: values.toReversed().map((one) => ({
      ...contractValueOf(one, row.type),
      ...{ id: one.id, reason: one.reason, by: names.get(one.by ?? '') ?? null, counts: counting.has(one.id) },
    })),
    readBy: readers.map(({ ruleId, rule, version }) => ({ id: ruleId, name: rule, version })),
    maySet: context.can('rules:parameter.set'),
  };
}

/** A parameter of the zone; one of another zone answers as one that does not exist. */
export async function requireParameter(db: ZoneDb, id: string): Promise<StoredParameter> {
  const found = await findParameter(db, id);
  if (found === undefined) throw new AppError('rules.parameterUnknown');
  return found;
}
