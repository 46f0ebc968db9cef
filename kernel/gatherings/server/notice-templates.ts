import type { NoticeTemplate } from '#platform/module/notice-template.ts';
import { linkInMessage } from './invite/invitation-link.ts';

const params = ['title', 'day', 'time', 'place', 'host', 'reason'] as const;

/** Whoever has no account reads on at the own invitation: whether one comes is asked there. */
const outsideHref = linkInMessage;

/** What invitees are told; an invitation that was taken back has no page. */
export const noticeTemplates: readonly NoticeTemplate[] = [
  { name: 'invited', params, outsideHref },
  // Who would set out in vain is told at once.
  { name: 'moved', params, urgent: true, outsideHref },
  { name: 'cancelled', params, urgent: true, outsideHref },
  { name: 'withdrawn', params },
  { name: 'seated', params, outsideHref },
];
