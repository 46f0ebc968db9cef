import { z } from 'zod';

/** Ways to tell somebody something: in the application, by text message, by a call that is read out, by mail, by DingTalk. */
export const channel = z.enum(['app', 'sms', 'voice', 'mail', 'dingtalk']);
export type Channel = z.infer<typeof channel>;

/** Ways that leave the machine. */
export const outsideChannel = channel.exclude(['app']);
export type OutsideChannel = z.infer<typeof outsideChannel>;

/** `delivered`: taken by the application or the gateway; `kept`: only on this machine; `unreachable`: nobody to send to. */
export const outcome = z.enum(['delivered', 'kept', 'failed', 'unreachable']);
export type Outcome = z.infer<typeof outcome>;

/** How a notice or one of its reminders stands: `stopped` by an answer, `failed` when every way was given up. */
export const dispatchState = z.enum(['waiting', 'delivered', 'stopped', 'failed']);
export type DispatchState = z.infer<typeof dispatchState>;

/** `<part>.<name>` of a template. */
export const templateId = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*$/)
  .max(100);

/** Whom a notice is for. */
export const recipientKind = z.enum(['account', 'department', 'firm', 'institution', 'person']);
export type RecipientKind = z.infer<typeof recipientKind>;

/** A notice as it lies in an inbox, in the reader's language. */
export const inboxItem = z.object({
  notice: z.uuid(),
  /** 0 for the notice itself, then the number of the reminder. */
  step: z.number().int(),
  template: templateId,
  title: z.string(),
  body: z.string(),
  href: z.string(),
  /** When it came, ISO 8601. */
  at: z.string(),
  readAt: z.string().nullable(),
});
export type InboxItem = z.infer<typeof inboxItem>;
