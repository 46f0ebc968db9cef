import { defineErrors } from '#platform/errors/contract/errors.ts';

/** Failures of signing in through another system. */
export const errors = defineErrors({
  'federation.providerNotFound': { status: 404, params: [] },
  'federation.linkNotFound': { status: 404, params: [] },
  'federation.stateLost': { status: 400, params: [] },
  'federation.cancelled': { status: 400, params: [] },
  'federation.codeInvalid': { status: 400, params: [] },
  'federation.identityRefused': { status: 401, params: [] },
  'federation.notMember': { status: 403, params: [] },
  'federation.notLinked': { status: 403, params: [] },
  'federation.awaitingConfirmation': { status: 403, params: [] },
  'federation.linkedElsewhere': { status: 409, params: [] },
  'federation.secretMissing': { status: 422, params: [] },
  'federation.nameTaken': { status: 409, params: [] },
  'federation.secretRefused': { status: 503, params: ['detail'] },
  'federation.addressNotListed': { status: 503, params: ['detail'] },
  'federation.providerBusy': { status: 503, params: ['detail'] },
  'federation.providerRefused': { status: 503, params: ['detail'] },
});
