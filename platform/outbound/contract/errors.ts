import { defineErrors } from '#platform/errors/contract/errors.ts';

/** Failures of calls that the server itself makes to other machines. */
export const errors = defineErrors({
  'outbound.addressRefused': { status: 422, params: ['host'] },
  'outbound.requestRefused': { status: 422, params: [] },
  'outbound.unreachable': { status: 503, params: ['host'] },
  'outbound.tooSlow': { status: 503, params: ['host'] },
  'outbound.answerTooLarge': { status: 503, params: ['host'] },
  'outbound.answerUnreadable': { status: 503, params: ['host'] },
  'outbound.answerRefused': { status: 503, params: ['host', 'status'] },
});
