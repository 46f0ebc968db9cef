import type { FastifyReply } from 'fastify';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { type Route, route } from '#platform/http/server/route.ts';
import * as activation from '../contract/activation.ts';
import * as own from '../contract/own-account.ts';
import { activate, checkActivation } from './activate-account.ts';
import { changePassword } from './change-password.ts';
import { needsSecondFactor } from './domain.ts';
import { oneOfFew } from './one-of-few.ts';
import {
  beginEnrolment,
  confirmEnrolment,
  policyOf,
  removeOwnFactor,
  renewRecoveryCodes,
} from './own-second-factor.ts';
import { passwordLength } from './password-rules.ts';
import type { SessionRouteOptions } from './routes.ts';
import type { CurrentSession } from './sessions.ts';
import { giveCookie } from './start-session.ts';
import { findAccount } from './store/accounts.ts';
import { countRecoveryCodes, findSecondFactor } from './store/second-factors.ts';

/** Endpoints of the own account, and of the one-time codes by which a person comes to have one. */
export function ownAccountRoutes(options: () => SessionRouteOptions): Route[] {
  const cookieTo = (reply: FastifyReply, cookie: string) =>
    giveCookie(reply, { kind: 'session', cookie }, options().secureCookie);
  return [
    route(own.getOwnAccount, (_input, context) => describeOwn(context)),
    route(own.changePassword, async ({ body }, context, reply) => {
      const asked = { passwords: body, context };
      const { cookie, endedSessions } = await oneOfFew(context.ip, () =>
        changePassword(options(), sessionOf(context), asked),
      );
      cookieTo(reply, cookie);
      return { endedSessions };
    }),
    route(own.beginSecondFactor, (_input, context) => beginEnrolment(context, sessionOf(context))),
    route(own.confirmSecondFactor, async ({ body }, context, reply) => {
      const asked = { session: sessionOf(context), sessions: options().sessions, code: body.code };
      const { cookie, recoveryCodes } = await confirmEnrolment(context, asked);
      cookieTo(reply, cookie);
      return { recoveryCodes };
    }),
    route(own.removeSecondFactor, (_input, context) =>
      removeOwnFactor(context, { session: sessionOf(context), sessions: options().sessions }),
    ),
    route(own.renewRecoveryCodes, (_input, context) => renewRecoveryCodes(context, sessionOf(context))),
    ...ownSessionRoutes(options),
    route(activation.checkActivation, ({ body }, context) =>
      checkActivation(options().database, body.code, context.now().epochMilliseconds),
    ),
    route(activation.activate, ({ body }, context) => oneOfFew(context.ip, () => activate(options(), body, context))),
  ];
}

function ownSessionRoutes(options: () => SessionRouteOptions): Route[] {
  const end = (context: RequestContext, which: { only?: string; except?: string }) =>
    context.transaction(async (tx) => {
      const accountId = sessionOf(context).account.id;
      const now = context.now().epochMilliseconds;
      const ended = await options().sessions.endAll(tx, { accountId, ...which, now, why: 'endedByPerson' });
      if (which.only !== undefined && ended === 0) throw new AppError('auth.sessionNotFound');
      await context.record(tx, { subject: { type: 'auth.account', id: accountId }, after: { ended } });
      return { ended };
    });
  return [
    route(own.listOwnSessions, async (_input, context) => {
      const session = sessionOf(context);
      const open = await options().sessions.list(context.db, session.account.id, context.now().epochMilliseconds);
      return { sessions: open.map((one) => ({ ...one, current: one.id === session.id })) };
    }),
    route(own.endOwnSession, ({ params }, context) => end(context, { only: params.id })),
    route(own.endOtherSessions, (_input, context) => end(context, { except: sessionOf(context).id })),
  ];
}

function sessionOf(context: RequestContext): CurrentSession {
  if (!context.session) throw new AppError('http.signInNeeded');
  return context.session;
}

async function describeOwn(context: RequestContext) {
  const session = sessionOf(context);
  const account = await findAccount(context.db, session.account.id);
  if (account === undefined) throw new AppError('http.signInNeeded');
  const factor = await findSecondFactor(context.db, account.id);
  const { displayName, role, passwordSetAt, demonstration } = account;
  return {
    login: account.login ?? '',
    displayName,
    role,
    hasPassword: account.passwordHash !== null,
    passwordSetAt,
    passwordLength: passwordLength(role),
    secondFactor: {
      enrolledAt: factor?.confirmedAt ?? null,
      required: needsSecondFactor(policyOf(session), { role, demonstration }),
      recoveryCodesLeft: await countRecoveryCodes(context.db, account.id),
    },
  };
}
