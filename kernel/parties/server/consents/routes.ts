import { type Route, route } from '#platform/http/server/route.ts';
import * as endpoints from '../../contract/consent.ts';
import * as disclosures from '../../contract/disclosure.ts';
import { giveOwnConsent, givePersonalConsent, recordConsent } from './give-consent.ts';
import { listConsentReceivers, listConsents, listOwnConsents, listPersonalConsents } from './list-consents.ts';
import { listDisclosures, listOwnDisclosures, listPersonalDisclosures } from './list-disclosures.ts';
import { withdrawConsent, withdrawOwnConsent, withdrawPersonalConsent } from './withdraw-consent.ts';

/** What may be told of whom to whom. */
export const consentRoutes: readonly Route[] = [
  route(endpoints.listConsents, listConsents),
  route(endpoints.recordConsent, recordConsent),
  route(endpoints.withdrawConsent, withdrawConsent),
  route(endpoints.listConsentReceivers, listConsentReceivers),
  route(endpoints.listOwnConsents, listOwnConsents),
  route(endpoints.giveOwnConsent, giveOwnConsent),
  route(endpoints.withdrawOwnConsent, withdrawOwnConsent),
  route(endpoints.listPersonalConsents, listPersonalConsents),
  route(endpoints.givePersonalConsent, givePersonalConsent),
  route(endpoints.withdrawPersonalConsent, withdrawPersonalConsent),
  route(disclosures.listDisclosures, listDisclosures),
  route(disclosures.listOwnDisclosures, listOwnDisclosures),
  route(disclosures.listPersonalDisclosures, listPersonalDisclosures),
];
