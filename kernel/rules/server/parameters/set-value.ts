import { randomUUIDv7 } from 'node:crypto';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type {
  previewParameterValue as previewEndpoint,
  setParameterValue as setEndpoint,
} from '../../contract/parameter-endpoints.ts';
import type { ParameterDatum } from '../../contract/parameter-texts.ts';
import { effectOf } from '../answering/effect-of-value.ts';
import { momentOf, requireAccount } from '../check-caller.ts';
import { holdKnowledge, knownFrom, nextMillisecond } from '../store/clock-order.ts';
import { storedText } from './domain/check-value.ts';
import { requireParameter } from './get-parameter.ts';
import { addValue, listValues, type StoredParameter } from './store/parameters.ts';

interface Proposed {
  readonly value: ParameterDatum;
  readonly from: string;
  readonly to: string | null;
}

/** Adds a value, known from now on. */
export function setParameterValue(
  { params, body }: EndpointParsed<typeof setEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof setEndpoint>> {
  return context.transaction(async (tx) => {
    await holdKnowledge(tx, momentOf(context).zone.id, 'changes');
    const { zone, at } = momentOf(context);
    const parameter = await requireParameter(tx, params.parameterId);
    const value = checkedValue(parameter, body, context);
    const earlier = (await listValues(tx, [parameter.id])).at(-1)?.knownFrom ?? '';
    const now = await knownFrom(tx, at);
    // Two changes within a millisecond are still one after the other.
    const since = now > earlier ? now : nextMillisecond(earlier);
    const { from, to, source, reason } = body;
    const id = randomUUIDv7();
    const by = requireAccount(context).id;
    await addValue(tx, {
      zoneId: zone.id,
      id,
      parameterId: parameter.id,
      value,
      from,
      to,
      source,
      reason,
      knownFrom: since,
      by,
    });
    await context.record(tx, {
      subject: { type: 'rules.parameter', id: parameter.id },
      after: { name: parameter.name, value, from, to, source, knownFrom: since },
      reason,
    });
    return { id, knownFrom: since };
  });
}

/** Says what a value would change, and changes nothing. */
export async function previewParameterValue(
  { params, body }: EndpointParsed<typeof previewEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof previewEndpoint>> {
  const parameter = await requireParameter(context.db, params.parameterId);
  checkedValue(parameter, body, context);
  return effectOf(parameter, body, context);
}

function checkedValue(parameter: StoredParameter, { value, from, to }: Proposed, context: RequestContext): string {
  if (to !== null && to < from) throw new AppError('rules.daysReversed');
  const stored = storedText(value, parameter);
  if (stored === null) {
    throw new AppError('rules.valueWrong', { type: context.text(`rules:answerTypes.${parameter.type}`) });
  }
  return stored;
}
