import { z } from 'zod';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';
import { exportRefusals } from '#platform/exports/contract/errors.ts';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { paging, queryList } from '#platform/http/contract/query.ts';
import { exportQuery } from '#platform/sheets/contract/export-format.ts';
import { channel, inboxItem, outsideChannel, recipientKind, templateId } from './notice.ts';
import { noticeDetail, noticeState, noticeSummary } from './register.ts';
import { channelChange, channelSetting, noticeSettings, templatePreview } from './settings.ts';

/** The caller's own inbox, newest first. */
export const listInbox = defineEndpoint({
  id: 'notices.listInbox',
  method: 'GET',
  path: '/api/notices/inbox',
  permission: 'notices:inbox',
  query: z.object({ unread: z.enum(['true']).optional(), ...paging }),
  response: z.object({ total: z.int(), unread: z.int(), items: z.array(inboxItem) }),
});

/** How many of the caller's notices are unread; cheap enough for every page. */
export const countUnread = defineEndpoint({
  id: 'notices.countUnread',
  method: 'GET',
  path: '/api/notices/inbox/count',
  permission: 'notices:inbox',
  response: z.object({ unread: z.int() }),
});

/** Marks one of the caller's notices as read, its reminders with it. */
export const readNotice = defineEndpoint({
  id: 'notices.readNotice',
  method: 'POST',
  path: '/api/notices/inbox/:notice/reading',
  permission: 'notices:inbox',
  params: z.object({ notice: z.uuid() }),
  response: z.object({ unread: z.int() }),
  errors: ['notices.noticeUnknown'],
});

/** Marks everything in the caller's inbox as read. */
export const readAll = defineEndpoint({
  id: 'notices.readAll',
  method: 'POST',
  path: '/api/notices/inbox/reading',
  permission: 'notices:inbox',
  response: z.object({ read: z.int() }),
});

const day = plainDate.optional();

/** Filter of the register; days are days in China. */
export const noticeFilter = z.object({
  template: queryList(templateId),
  state: queryList(noticeState),
  channel: queryList(channel),
  recipient: queryList(recipientKind),
  from: day,
  to: day,
});

const facet = z.object({ value: z.string(), label: z.string(), count: z.int() });

/** Who was told what and what came of it, newest first. */
export const listNotices = defineEndpoint({
  id: 'notices.listNotices',
  method: 'GET',
  path: '/api/notices/register',
  permission: 'notices:read',
  query: noticeFilter.extend(paging),
  response: z.object({
    total: z.int(),
    notices: z.array(noticeSummary),
    facets: z.object({ template: z.array(facet), state: z.array(facet) }),
  }),
});

/** Exactly the notices that match, as a file. */
export const exportNotices = defineEndpoint({
  id: 'notices.exportNotices',
  method: 'GET',
  path: '/api/notices/register/export',
  permission: 'notices:read',
  query: noticeFilter.extend(exportQuery),
  response: z.never(),
  produces: 'file',
  errors: exportRefusals,
});

/** One notice with its delivery record. */
export const getNotice = defineEndpoint({
  id: 'notices.getNotice',
  method: 'GET',
  path: '/api/notices/register/:notice',
  permission: 'notices:read',
  params: z.object({ notice: z.uuid() }),
  response: noticeDetail,
  errors: ['notices.noticeUnknown'],
});

/** Every template of all parts, as it reads. */
export const listTemplates = defineEndpoint({
  id: 'notices.listTemplates',
  method: 'GET',
  path: '/api/notices/templates',
  permission: 'notices:read',
  response: z.object({ templates: z.array(templatePreview) }),
});

/** Quiet hours, order of the ways, and where each way leads. */
export const getSettings = defineEndpoint({
  id: 'notices.getSettings',
  method: 'GET',
  path: '/api/notices/settings',
  permission: 'notices:settings.read',
  response: z.object({ settings: noticeSettings, channels: z.array(channelSetting) }),
});

/** Sets quiet hours and the order of the ways. */
export const saveSettings = defineEndpoint({
  id: 'notices.saveSettings',
  method: 'PUT',
  path: '/api/notices/settings',
  permission: 'notices:configure',
  body: noticeSettings,
  response: noticeSettings,
});

/** Leads a channel to a gateway, or back to this machine. */
export const saveChannel = defineEndpoint({
  id: 'notices.saveChannel',
  method: 'PUT',
  path: '/api/notices/channels/:channel',
  permission: 'notices:configure',
  stepUp: true,
  params: z.object({ channel: outsideChannel }),
  body: channelChange,
  response: channelSetting,
  errors: ['notices.gatewayIncomplete'],
});

/** The secret with which gateways sign replies to this zone; showing it is recorded. */
export const showReplySecret = defineEndpoint({
  id: 'notices.showReplySecret',
  method: 'POST',
  path: '/api/notices/reply-secret',
  permission: 'notices:configure',
  stepUp: true,
  response: z.object({ zone: z.uuid(), secret: z.string() }),
});

/**
 * A gateway says that a message was answered: whatever was asked in its thread is asked no more. `signature` is
 * `t=<seconds>,v1=<hex of HMAC-SHA-256 over "<t>.<zone>.<id>.<delivery>.<channel>">` by the secret of the zone; a reply of the same `id` counts
 * once. Neither the words of the answer nor a number is taken.
 */
export const takeReply = defineEndpoint({
  id: 'notices.takeReply',
  method: 'POST',
  path: '/api/notices/replies',
  permission: 'notices:reply',
  body: z.object({
    zone: z.uuid(),
    id: z.uuid(),
    /** `delivery` of the message that was answered. */
    delivery: z.uuid(),
    channel: outsideChannel,
    signature: z.string().regex(/^t=\d{10},v1=[0-9a-f]{64}$/),
  }),
  response: z.object({ taken: z.literal(true) }),
  errors: ['notices.replyRefused'],
});
