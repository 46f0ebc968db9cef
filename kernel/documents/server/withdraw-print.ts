import { AppError } from '#platform/errors/contract/errors.ts';
import { addPrintAct, findPrint } from '#platform/exports/server/store/issued-prints.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { withdrawPrint as endpoint } from '../contract/endpoints.ts';
import { todayOf } from './list-prints.ts';

/** Withdraws a print; one that was ended before stays as it was. */
export function withdrawPrint(
  { params, body }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  return context.transaction(async (tx) => {
    const print = await findPrint(tx, params.printId, todayOf(context));
    if (print === undefined || context.zone === null) throw new AppError('documents.printUnknown');
    const added = await addPrintAct(tx, {
      ...{ zoneId: context.zone.id, printId: print.id, kind: 'withdrawn', reason: body.reason, successorId: null },
      madeBy: context.account?.id ?? null,
      madeAt: context.now().toString({ fractionalSecondDigits: 3 }),
    });
    if (!added) throw new AppError('documents.printEnded');
    await context.record(tx, {
      subject: { type: 'documents.print', id: print.id },
      before: { state: print.state, verificationCode: print.code },
      after: { state: 'withdrawn', verificationCode: print.code },
      reason: body.reason,
    });
    return { id: print.id, state: 'withdrawn' };
  });
}
