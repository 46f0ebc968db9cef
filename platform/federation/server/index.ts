import type { SessionRouteOptions } from '#platform/auth/server/routes.ts';
import type { ServerModule } from '#platform/module/server-module.ts';
import { errors } from '../contract/errors.ts';
import { permissions } from '../contract/permissions.ts';
import en from '../locale/en.json' with { type: 'json' };
import zh from '../locale/zh-CN.json' with { type: 'json' };
import { federationRoutes } from './routes.ts';

/** Signing in through other systems (OIDC, 专有钉钉, 企业微信), as a part of the server. */
export function federationPart(session: () => SessionRouteOptions): ServerModule {
  return {
    name: 'federation',
    dependsOn: [],
    permissions,
    errors,
    routes: federationRoutes(session),
    locale: { 'zh-CN': zh, en },
    migrations: new URL('./migrations/', import.meta.url),
  };
}
