import { z } from 'zod';
import { outsideChannel } from './notice.ts';

/** Time of day in China, `HH:MM`. */
export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** When a zone is quiet, and by which ways it reaches whoever has no account, in order. */
export const noticeSettings = z.object({
  quietFrom: timeOfDay,
  /** The same as `quietFrom` where no hour is quiet. */
  quietTo: timeOfDay,
  /** Firms are left alone on days without work, unless it is urgent. */
  firmsOnWorkingDays: z.boolean(),
  channelOrder: z
    .array(outsideChannel)
    .min(1)
    .max(4)
    .refine((order) => new Set(order).size === order.length),
});
export type NoticeSettings = z.infer<typeof noticeSettings>;

/** Where a channel leads: `sink` keeps everything on this machine, `http` posts to a gateway, `off` sends nothing. */
export const channelAdapter = z.enum(['sink', 'http', 'off']);
export type ChannelAdapterName = z.infer<typeof channelAdapter>;

/** A channel as it is shown: of its secret only that there is one. */
export const channelSetting = z.object({
  channel: outsideChannel,
  adapter: channelAdapter,
  url: z.string().nullable(),
  hasSecret: z.boolean(),
});
export type ChannelSettingShown = z.infer<typeof channelSetting>;

/** A channel as it is changed; an address or a secret that is left out stays as it is. */
export const channelChange = z.object({
  adapter: channelAdapter,
  url: z.url().max(2_000).optional(),
  secret: z.string().min(16).max(200).optional(),
});

/** A template with its texts in the caller's language; parameters stand as `‹name›`. */
export const templatePreview = z.object({
  id: z.string(),
  part: z.string(),
  urgent: z.boolean(),
  params: z.array(z.string()),
  title: z.string(),
  body: z.string(),
  sms: z.string(),
});
export type TemplatePreview = z.infer<typeof templatePreview>;
