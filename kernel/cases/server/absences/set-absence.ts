import { randomUUIDv7 } from 'node:crypto';
import { placesOf } from '#kernel/parties/server/index.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { Absence } from '../../contract/absence.ts';
import type { endAbsence as endEndpoint, setAbsence as endpoint } from '../../contract/list-endpoints.ts';
import { dayInChina } from '../day-in-china.ts';
import { describeAbsences } from './list-absences.ts';
import { addAbsence, closeAbsence, lockAbsence, type StoredAbsence } from './store/absences.ts';

/** Leaves the caller's work to a deputy from a day on: somebody else, with a post today. */
export async function setAbsence({ body }: EndpointParsed<typeof endpoint>, context: RequestContext): Promise<Absence> {
  const { zone, account } = context;
  if (zone === null || account === null) throw new Error('only the signed-in set an absence');
  const today = dayInChina(context.now().toString());
  const { deputyId, firstOn, lastOn, reason } = body;
  if (lastOn < today) throw new AppError('cases.absencePast');
  const absence: StoredAbsence = {
    ...{ id: randomUUIDv7(), accountId: account.id, deputyId, firstOn, lastOn, reason },
    ...{ setAt: context.now().toString({ fractionalSecondDigits: 3 }), endedAt: null },
  };
  await context.transaction(async (tx) => {
    if (deputyId === account.id || (await placesOf(tx, deputyId, today)).length === 0)
      throw new AppError('cases.deputyUnfit');
    await orOverlaps(addAbsence(tx, zone.id, absence));
    const { id, ...after } = absence;
    await context.record(tx, { subject: { type: 'cases.absence', id }, before: null, after, reason });
  });
  const [told] = await describeAbsences(context.db, [absence], today);
  if (told === undefined) throw new Error('an absence without a description');
  return told;
}

/** The exclusion constraint speaks for the database: nobody has two deputies on one day. */
async function orOverlaps(writing: Promise<void>): Promise<void> {
  try {
    await writing;
  } catch (error) {
    if ((error as { code?: string }).code === '23P01') throw new AppError('cases.absenceOverlaps');
    throw error;
  }
}

/** Ends an own absence from now on; one that ended or is over stays as it is. */
export async function endAbsence(
  { params }: EndpointParsed<typeof endEndpoint>,
  context: RequestContext,
): Promise<Absence> {
  const { account } = context;
  const today = dayInChina(context.now().toString());
  const at = context.now().toString({ fractionalSecondDigits: 3 });
  const ended = await context.transaction(async (tx) => {
    const found = await lockAbsence(tx, params.absenceId);
    if (found === undefined || found.endedAt !== null || found.lastOn < today)
      throw new AppError('cases.absenceUnknown');
    if (found.accountId !== account?.id) throw new AppError('cases.absenceNotYours');
    await closeAbsence(tx, found.id, at);
    const subject = { type: 'cases.absence', id: found.id } as const;
    await context.record(tx, { subject, before: { endedAt: null }, after: { endedAt: at } });
    return { ...found, endedAt: at };
  });
  const [told] = await describeAbsences(context.db, [ended], today);
  if (told === undefined) throw new Error('an absence without a description');
  return told;
}
