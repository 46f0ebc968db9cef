import { z } from 'zod';
import { channel, dispatchState, outcome, recipientKind, templateId } from './notice.ts';

/** How a notice stands: `kept` where it left no trace outside this machine, `read` where somebody opened it in the application. */
export const noticeState = z.enum(['waiting', 'read', 'delivered', 'kept', 'stopped', 'failed']);
export type NoticeState = z.infer<typeof noticeState>;

/** A notice as a row of the register; nothing of a person but that it is one. */
export const noticeSummary = z.object({
  id: z.uuid(),
  at: z.string(),
  template: templateId,
  /** In the caller's language. */
  title: z.string(),
  recipientKind,
  /** Name of the department, firm or account; null for persons and for what is gone. */
  recipient: z.string().nullable(),
  state: noticeState,
  /** Ways by which it was delivered or kept. */
  channels: z.array(channel),
  /** Attempts in all, reminders included. */
  attempts: z.int(),
  demonstration: z.boolean(),
});
export type NoticeSummary = z.infer<typeof noticeSummary>;

/** One attempt of the delivery record. */
export const deliveryRow = z.object({
  id: z.uuid(),
  step: z.int(),
  channel: channel.nullable(),
  at: z.string(),
  outcome,
  recipients: z.int(),
  /** Code of an error, or the status that a gateway answered. */
  detail: z.string().nullable(),
});
export type DeliveryRow = z.infer<typeof deliveryRow>;

/** A notice with everything that became of it. */
export const noticeDetail = noticeSummary.extend({
  body: z.string(),
  href: z.string(),
  about: z.object({ type: z.string(), id: z.string() }),
  answered: z.object({ at: z.string(), by: z.string() }).nullable(),
  deliveries: z.array(deliveryRow),
  /** What is still to come or will not come any more, in order. */
  planned: z.array(z.object({ step: z.int(), dueAt: z.string(), state: dispatchState, channel: channel.nullable() })),
  /** What would have been sent, where a way stays on this machine. */
  kept: z.array(z.object({ channel, at: z.string(), title: z.string(), body: z.string() })),
});
export type NoticeDetail = z.infer<typeof noticeDetail>;
