import { z } from 'zod';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { providerEntry, providerKind, providerName, providerSettings } from './provider.ts';

const zone = z.string().min(1).max(31);
const byId = z.object({ id: z.uuid() });
const secret = z
  .string()
  .trim()
  .regex(/^[\x21-\x7e]{1,500}$/);
const exchangeErrors = [
  'federation.secretRefused',
  'federation.addressNotListed',
  'federation.providerBusy',
  'federation.providerRefused',
  'outbound.addressRefused',
  'outbound.unreachable',
  'outbound.tooSlow',
  'outbound.answerTooLarge',
  'outbound.answerUnreadable',
] as const;

/** Systems through which people of a zone can sign in, for the sign-in page; an unknown zone has none. */
export const listProviders = defineEndpoint({
  id: 'federation.listProviders',
  method: 'GET',
  path: '/api/federation/providers',
  permission: 'federation:signIn',
  duringSetUp: true,
  query: z.object({ zone }),
  response: z.object({ providers: z.array(z.object({ id: z.uuid(), kind: providerKind, name: z.string() })) }),
});

/** Begins a sign-in; the browser goes to `url`, and comes back by itself. `to` is a path of this site. */
export const beginSignIn = defineEndpoint({
  id: 'federation.beginSignIn',
  method: 'POST',
  path: '/api/federation/sign-in',
  permission: 'federation:signIn',
  journal: 'none',
  whenReadOnly: 'answers',
  duringSetUp: true,
  body: z.object({
    zone,
    provider: z.uuid(),
    to: z.string().max(500).optional(),
    /** One-time code of an invited account, which is linked and activated instead of getting a password. */
    invitation: z.string().max(100).optional(),
  }),
  response: z.object({ url: z.string() }),
  errors: ['federation.providerNotFound', ...exchangeErrors],
});

/** Where providers send the browser back to. Answers 303: to the page that was asked for, or to one that says what went wrong. */
export const finishSignIn = defineEndpoint({
  id: 'federation.finishSignIn',
  method: 'GET',
  path: '/api/federation/return/:id',
  permission: 'federation:signIn',
  duringSetUp: true,
  params: byId,
  response: z.object({ to: z.string() }),
});

/** Begins to link the own account to a person of a provider; the browser goes to `url`. */
export const beginLink = defineEndpoint({
  id: 'federation.beginLink',
  method: 'POST',
  path: '/api/federation/links',
  permission: 'federation:link.own',
  journal: 'none',
  stepUp: true,
  body: z.object({ provider: z.uuid() }),
  response: z.object({ url: z.string() }),
  errors: ['federation.providerNotFound', ...exchangeErrors],
});

/** Systems that the own account is linked to. */
export const listOwnLinks = defineEndpoint({
  id: 'federation.listOwnLinks',
  method: 'GET',
  path: '/api/federation/links',
  permission: 'federation:link.own',
  response: z.object({
    links: z.array(z.object({ id: z.uuid(), provider: z.string(), kind: providerKind, linkedAt: z.string() })),
    /** Those that it could be linked to. */
    open: z.array(z.object({ id: z.uuid(), kind: providerKind, name: z.string() })),
  }),
});

/** Ends a link of the own account. */
export const endLink = defineEndpoint({
  id: 'federation.endLink',
  method: 'DELETE',
  path: '/api/federation/links/:id',
  permission: 'federation:link.own',
  stepUp: true,
  params: byId,
  response: z.object({ ended: z.boolean() }),
  errors: ['federation.linkNotFound'],
});

/** Where the browser ends the session at the provider that vouched for it; asked before signing out here, null where there is none. */
export const findSignOut = defineEndpoint({
  id: 'federation.findSignOut',
  method: 'GET',
  path: '/api/federation/sign-out',
  permission: 'federation:link.own',
  duringSetUp: true,
  response: z.object({ url: z.string().nullable() }),
});

/** Providers as the security administrator keeps them; secrets are never answered. */
export const listKeptProviders = defineEndpoint({
  id: 'federation.listKeptProviders',
  method: 'GET',
  path: '/api/federation/kept-providers',
  permission: 'federation:provider.keep',
  response: z.object({ providers: z.array(providerEntry) }),
});

const kept = { name: providerName, enabled: z.boolean(), admitsOfficers: z.boolean(), settings: providerSettings };

/** Adds a provider. */
export const addProvider = defineEndpoint({
  id: 'federation.addProvider',
  method: 'POST',
  path: '/api/federation/kept-providers',
  permission: 'federation:provider.keep',
  stepUp: true,
  body: z.object({ ...kept, secret }),
  response: z.object({ provider: providerEntry }),
  errors: ['federation.nameTaken'],
});

/** Changes a provider; without a secret the former one stays, unless the address it was meant for changes. */
export const changeProvider = defineEndpoint({
  id: 'federation.changeProvider',
  method: 'PUT',
  path: '/api/federation/kept-providers/:id',
  permission: 'federation:provider.keep',
  stepUp: true,
  params: byId,
  body: z.object({ ...kept, secret: secret.optional() }),
  response: z.object({ provider: providerEntry }),
  errors: ['federation.providerNotFound', 'federation.nameTaken', 'federation.secretMissing'],
});

/** Asks the provider whether address and secret are right, as far as it tells without a person. */
export const checkProvider = defineEndpoint({
  id: 'federation.checkProvider',
  method: 'POST',
  path: '/api/federation/kept-providers/:id/check',
  permission: 'federation:provider.keep',
  journal: 'none',
  params: byId,
  response: z.object({ reached: z.literal(true) }),
  errors: ['federation.providerNotFound', 'federation.identityRefused', ...exchangeErrors],
});
