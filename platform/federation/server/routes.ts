import type { FastifyReply } from 'fastify';
import type { SessionRouteOptions } from '#platform/auth/server/routes.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { type Route, route } from '#platform/http/server/route.ts';
import * as endpoints from '../contract/endpoints.ts';
import { beginLink, beginSignIn, returnAddress, type Step } from './begin-sign-in.ts';
import { openExternal } from './external-sign-in.ts';
import { findSignOut } from './find-sign-out.ts';
import { finishSignIn } from './finish-sign-in.ts';
import { addProvider, changeProvider, keptProvider } from './keep-providers.ts';
import { endOwnLink, ownLinks } from './own-links.ts';
import { openProviders, shortOf } from './provider-list.ts';
import { listStored, type StoredProvider } from './store.ts';
import { openTokenCache } from './token-cache.ts';

/** Endpoints of signing in through other systems. */
export function federationRoutes(session: () => SessionRouteOptions): Route[] {
  // Tokens run out by the machine's clock, whatever the time of the request.
  const tokens = openTokenCache(() => Temporal.Now.instant().epochMilliseconds);
  const stepOf = (context: RequestContext, reply: FastifyReply): Step => ({
    options: session(),
    context,
    reply,
    means: {
      outbound: context.outbound,
      keys: context.keys,
      tokens,
      now: () => context.now().epochMilliseconds,
    },
  });
  const shown = (provider: StoredProvider, reply: FastifyReply) => {
    const { id, name, enabled, admitsOfficers, settings, changedAt } = provider;
    const address = returnAddress(session(), reply.request, id);
    return { id, name, enabled, admitsOfficers, settings, changedAt, returnAddress: address };
  };
  return [
    route(endpoints.listProviders, async ({ query }, context) => {
      const providers = await openProviders(session().database, query.zone);
      context.log.debug({ providers: providers.length }, 'providers listed');
      return { providers: providers.map(shortOf) };
    }),
    route(endpoints.beginSignIn, async ({ body }, context, reply) => ({
      url: await beginSignIn(stepOf(context, reply), body),
    })),
    route(endpoints.finishSignIn, async ({ params }, context, reply) => {
      const to = await finishSignIn(stepOf(context, reply), params.id);
      reply.code(303).header('location', to);
      return { to };
    }),
    route(endpoints.beginLink, async ({ body }, context, reply) => ({
      url: await beginLink(stepOf(context, reply), body.provider),
    })),
    route(endpoints.listOwnLinks, (_input, context) => ownLinks(context)),
    route(endpoints.endLink, ({ params }, context) => endOwnLink(context, params.id)),
    route(endpoints.findSignOut, async (_input, context, reply) => ({
      url: await findSignOut(stepOf(context, reply)),
    })),
    route(endpoints.listKeptProviders, async (_input, context, reply) => {
      const providers = await listStored(context.db);
      return { providers: providers.map((provider) => shown(provider, reply)) };
    }),
    route(endpoints.addProvider, async ({ body }, context, reply) => ({
      provider: shown(await addProvider(context, body), reply),
    })),
    route(endpoints.changeProvider, async ({ params, body }, context, reply) => ({
      provider: shown(await changeProvider(context, params.id, body), reply),
    })),
    route(endpoints.checkProvider, async ({ params }, context, reply) => {
      const provider = await keptProvider(context.db, params.id);
      await openExternal(provider, stepOf(context, reply).means).check();
      return { reached: true as const };
    }),
  ];
}
