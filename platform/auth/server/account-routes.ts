import { AppError } from '#platform/errors/contract/errors.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { fileRoute, type Route, route } from '#platform/http/server/route.ts';
import * as endpoints from '../contract/accounts.ts';
import * as work from './change-account.ts';
import { exportAccounts } from './export-accounts.ts';
import { registerAccount } from './register-account.ts';
import type { SessionRouteOptions } from './routes.ts';
import { readDirectory, readDirectoryEntry, readHistory } from './store/directory.ts';
import { readPolicy, savePolicy } from './store/policy.ts';

/** Entries of the journal that are shown with an account. */
const mostEvents = 100;

/** Endpoints with which administrators keep the accounts of their zone. */
export function accountRoutes(options: () => SessionRouteOptions): Route[] {
  const at = (context: RequestContext, id: string): work.AdministratorAtWork => ({
    context,
    sessions: options().sessions,
    id,
  });
  return [
    route(endpoints.listAccounts, ({ query }, context) => readDirectory(context.db, query)),
    fileRoute(endpoints.exportAccounts, exportAccounts),
    route(endpoints.getAccount, async ({ params }, { db }) => ({
      account: await found(db, params.id),
      history: await readHistory(db, params.id, mostEvents),
    })),
    route(endpoints.createAccount, ({ body }, context) => registerAccount(context, body)),
    route(endpoints.confirmAccount, ({ params }, context) => work.confirmAccount(at(context, params.id))),
    route(endpoints.setRole, ({ params, body }, context) => work.setRole(at(context, params.id), body)),
    route(endpoints.lockAccount, ({ params, body }, context) => work.lock(at(context, params.id), body.reason)),
    route(endpoints.unlockAccount, ({ params, body }, context) => work.unlock(at(context, params.id), body.reason)),
    route(endpoints.closeAccount, ({ params, body }, context) => work.close(at(context, params.id), body.reason)),
    route(endpoints.resetPassword, ({ params, body }, context) =>
      work.resetPassword(at(context, params.id), body.reason),
    ),
    route(endpoints.requirePassword, ({ params, body }, context) =>
      work.requirePassword(at(context, params.id), body.reason),
    ),
    route(endpoints.resetSecondFactor, ({ params, body }, context) =>
      work.resetSecondFactor(at(context, params.id), body.reason),
    ),
    ...sessionRoutesOfOthers(options),
    ...policyRoutes(options),
  ];
}

function sessionRoutesOfOthers(options: () => SessionRouteOptions): Route[] {
  return [
    route(endpoints.listSessions, async ({ params }, context) => {
      await found(context.db, params.id);
      const open = await options().sessions.list(context.db, params.id, context.now().epochMilliseconds);
      return { sessions: open.map((one) => ({ ...one, current: one.id === context.session?.id })) };
    }),
    route(endpoints.endSessions, async ({ params, query }, context) => {
      await found(context.db, params.id);
      const only = query.session === undefined ? {} : { only: query.session };
      return context.transaction(async (tx) => {
        const now = context.now().epochMilliseconds;
        const which = { accountId: params.id, ...only, now, why: 'endedByAdministrator' };
        const ended = await options().sessions.endAll(tx, which);
        if (query.session !== undefined && ended === 0) throw new AppError('auth.sessionNotFound');
        await context.record(tx, { subject: { type: 'auth.account', id: params.id }, after: { ended } });
        return { ended };
      });
    }),
  ];
}

function policyRoutes(options: () => SessionRouteOptions): Route[] {
  return [
    route(endpoints.getPolicy, (_input, { db }) => readPolicy(db)),
    route(endpoints.setPolicy, async ({ body }, context) => {
      const { zone, session } = context;
      if (zone === null || !session) throw new AppError('http.signInNeeded');
      await context.transaction(async (tx) => {
        const before = await readPolicy(tx);
        await savePolicy(tx, zone.id, body);
        await context.record(tx, { subject: { type: 'auth.zone', id: zone.id }, before: { ...before }, after: body });
      });
      // Others of the zone are asked anew within a second; who changed it, at once.
      options().sessions.doubt(session.account.id);
      return body;
    }),
  ];
}

async function found(db: RequestContext['db'], id: string) {
  const account = await readDirectoryEntry(db, id);
  if (account === undefined) throw new AppError('auth.accountNotFound');
  return account;
}
