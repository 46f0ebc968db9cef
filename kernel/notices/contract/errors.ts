import { defineErrors } from '#platform/errors/contract/errors.ts';

/** What can go wrong when notices are read, configured or answered. */
export const errors = defineErrors({
  'notices.noticeUnknown': { status: 404, params: [] },
  /** A gateway was chosen without an address, or without a secret while none is kept. */
  'notices.gatewayIncomplete': { status: 422, params: ['channel'] },
  /** The signature of a reply is wrong or older than five minutes. */
  'notices.replyRefused': { status: 403, params: [] },
});
