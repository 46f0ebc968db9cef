import type { NoticeTemplate } from '#platform/module/notice-template.ts';

const params = ['title', 'day', 'time', 'place', 'host', 'reason'] as const;

/** What invitees are told. */
export const noticeTemplates: readonly NoticeTemplate[] = [
  { name: 'invited', params },
  // Who would set out in vain is told at once.
  { name: 'moved', params, urgent: true },
  { name: 'cancelled', params, urgent: true },
  { name: 'withdrawn', params },
  { name: 'seated', params },
];
