import { z } from 'zod';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { enqueueJob } from '#platform/jobs/server/enqueue-job.ts';
import { defineJob } from '#platform/jobs/server/job.ts';
import { recordSystemAct } from '#platform/journal/server/record-system-act.ts';
import type { Keys } from '#platform/keys/server/keys.ts';
import { isSignedWebhook } from '#platform/outbound/server/webhook.ts';
import type { takeReply as endpoint, showReplySecret as secretEndpoint } from '../../contract/endpoints.ts';
import { outsideChannel } from '../../contract/notice.ts';
import { requireReader } from '../inbox/require-reader.ts';
import { stopReminders } from '../stop-reminders.ts';
import { findDispatch } from '../store/dispatches.ts';
import { addReply } from '../store/replies.ts';

type Reply = EndpointParsed<typeof endpoint>['body'];

/** The secret with which gateways sign replies to a zone: the same after every start, kept nowhere. */
export function replySecret(keys: Keys, zoneId: string): string {
  return keys.derive(`notices replies ${zoneId}`).toString('base64url');
}

/** What of a reply is signed. */
export function signedReply({ zone, id, delivery, channel }: Omit<Reply, 'signature'>): string {
  return [zone, id, delivery, channel].join('.');
}

/** Takes a gateway's word that a message was answered; the zone's own connection stops the thread afterwards. */
export function takeReply(
  { body }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const secret = replySecret(context.keys, body.zone);
  const signed = { header: body.signature, text: signedReply(body) };
  if (!isSignedWebhook(secret, context.now().epochMilliseconds, signed)) throw new AppError('notices.replyRefused');
  return context.transaction(async (tx) => {
    const { zone: zoneId, id, delivery: dispatchId, channel } = body;
    const at = context.now().toString({ fractionalSecondDigits: 3 });
    await enqueueJob(tx, stopThreadJob, { zoneId, id, dispatchId, channel, at });
    // The gateway acts in no zone; what this does in the zone is entered there by the job.
    await context.record(tx, { subject: { type: 'notices.dispatch', id: dispatchId }, after: { reply: id } });
    return { taken: true };
  });
}

/** Ends the thread of the message that was answered; a reply that came before does nothing, and none is kept in words. */
export const stopThreadJob = defineJob({
  name: 'notices.stopThread',
  payload: z.object({
    zoneId: z.uuid(),
    id: z.uuid(),
    dispatchId: z.uuid(),
    channel: outsideChannel,
    at: z.string(),
  }),
  maxAttempts: 8,
  async run({ zoneId, id, dispatchId, channel, at }, platform) {
    await platform.database.transaction(zoneId, async (tx) => {
      const dispatch = await findDispatch(tx, dispatchId);
      const takenAt = platform.now().toString({ fractionalSecondDigits: 3 });
      if (dispatch === undefined || !(await addReply(tx, { zoneId, id, dispatchId, at, takenAt }))) return;
      const { thread, noticeId } = dispatch;
      const stopped = thread === null ? 0 : await stopReminders(tx, { zoneId, thread, at, by: channel });
      await recordSystemAct(tx, platform.now(), {
        zoneId,
        action: 'notices.stopThread',
        subject: { type: 'notices.notice', id: noticeId },
        after: { reply: id, channel, stopped },
      });
    });
  },
});

/** Shows the zone's secret for replies, to be entered in the gateway. */
export function showReplySecret(
  _input: unknown,
  context: RequestContext,
): Promise<EndpointResult<typeof secretEndpoint>> {
  const { zone } = requireReader(context);
  return context.transaction(async (tx) => {
    await context.record(tx, { subject: { type: 'notices.setting', id: zone.id }, after: { replySecretShown: true } });
    return { zone: zone.id, secret: replySecret(context.keys, zone.id) };
  });
}
