import { randomUUIDv7 } from 'node:crypto';
import fastifyCookie from '@fastify/cookie';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Grants } from '#platform/access/server/grants.ts';
import type { Sessions } from '#platform/auth/server/sessions.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { ErrorRegistry } from '#platform/errors/server/registry.ts';
import type { Text } from '#platform/i18n/server/texts.ts';
import { capConnections } from '#platform/limits/server/cap-connections.ts';
import type { Limits } from '#platform/limits/server/limits.ts';
import { openStreams, type Streams } from '#platform/limits/server/streams.ts';
import type { Metrics } from '#platform/metrics/server/metrics.ts';
import type { Platform } from '#platform/module/platform.ts';
import type { ServerModule } from '#platform/module/server-module.ts';
import { errorAnswerer } from './answer-error.ts';
import { addDocs } from './docs/add-docs.ts';
import { addPages } from './pages.ts';
import { addProbes } from './probes.ts';
import { addPublicPages } from './public/add-public-pages.ts';
import type { PublicPage, PublicScript } from './public/public-page.ts';
import { limitBodyTime, takeBytes, uploadWithinMs } from './receive-bytes.ts';
import type { Route } from './route.ts';
import { runRoute } from './run-route.ts';
import { secureHeaders, tlsRules } from './security.ts';
import { writeAnswer } from './write-answer.ts';

/** Parts that a server is put together from. */
export interface ServerParts {
  platform: Platform;
  routes: readonly Route[];
  publicPages: readonly PublicPage[];
  publicScripts: readonly PublicScript[];
  staffPost: ServerModule['staffPost'];
  grants: Grants;
  errors: ErrorRegistry;
  text: Text;
  sessions: Sessions;
  limits: Limits;
  /** Connections that one address may have open; undefined for as many as it likes. */
  connectionsPerAddress: number | undefined;
  metrics: Metrics;
  metricsToken: string | undefined;
  trustedProxies: readonly string[];
  tls: { cert: string; key: string } | undefined;
  /** Folder of the built web application; without it only the API answers. */
  webFolder: string | undefined;
  /** People reach the server by HTTPS, its own or a proxy's. */
  https: boolean;
  /** Where people reach the server, where that is set. */
  publicOrigin?: string | undefined;
  /** Version of the project, for the API's document. */
  version: string;
  accepting(): boolean;
}

/** Longest time for the head of a request. */
const headersWithinMs = 10_000;
/** How often slow requests are looked for. */
const lookEveryMs = 2_000;
/** Connections of everybody together: below what a process may open by default. */
const mostConnections = 4_096;
/** Largest body of a request without files. */
const bodyLimitBytes = 1_048_576;

/** Puts a server together; it does not listen yet. */
export async function buildServer(parts: ServerParts): Promise<FastifyInstance> {
  const answer = errorAnswerer(parts.errors, parts.text, parts.platform.log);
  const server = Fastify({
    ...(parts.tls === undefined
      ? { http: { connectionsCheckingInterval: lookEveryMs } }
      : { https: { ...parts.tls, ...tlsRules, connectionsCheckingInterval: lookEveryMs } }),
    bodyLimit: bodyLimitBytes,
    // The longest upload; other bodies have their own limit, see limitBodyTime.
    requestTimeout: uploadWithinMs,
    connectionTimeout: 60_000,
    keepAliveTimeout: 65_000,
    forceCloseConnections: 'idle',
    genReqId: () => randomUUIDv7(),
    // An address that cannot be decoded reaches no route; it gets the same shape of answer.
    frameworkErrors: (error, request, reply) => {
      secureHeaders(request as FastifyRequest, reply as FastifyReply, parts.https);
      void reply.header('content-type', 'application/json; charset=utf-8');
      void (reply as FastifyReply).send(answer(error, request as FastifyRequest, reply as FastifyReply));
    },
    trustProxy: parts.trustedProxies.length > 0 ? [...parts.trustedProxies] : false,
    routerOptions: { maxParamLength: 200 },
    logger: false,
  }) as unknown as FastifyInstance;
  server.server.headersTimeout = headersWithinMs;
  const { connectionsPerAddress: perAddress, trustedProxies } = parts;
  if (perAddress !== undefined) {
    capConnections(server.server, { perAddress, all: mostConnections, trustedProxies, log: parts.platform.log });
  }
  server.setErrorHandler(answer);
  server.addHook('onRequest', (request, reply, done) => {
    secureHeaders(request, reply, parts.https);
    limitBodyTime(request);
    done();
  });
  server.addHook('onResponse', (request, reply, done) => {
    // How long somebody looked at a stream is no time of answering.
    if (String(reply.getHeader('content-type')).startsWith('text/event-stream')) return done();
    const endpoint = request.routeOptions.config.endpointId ?? 'page';
    parts.metrics.observeRequest(endpoint, reply.statusCode, reply.elapsedTime / 1000);
    done();
  });
  const streams = openStreams(parts.limits.streams);
  // A stream has no end of its own: the server would wait for it.
  server.addHook('preClose', (done) => {
    streams.closeAll();
    done();
  });
  await server.register(fastifyCookie);
  addProbes(server, { ...parts, database: parts.platform.database, disk: parts.platform.files.disk });
  addDocs(server, { ...parts, endpoints: parts.routes.map(({ endpoint }) => endpoint) });
  await addPublicPages(server, { ...parts, answerError: answer });
  for (const route of parts.routes.filter(({ endpoint }) => endpoint.consumes !== 'bytes'))
    addRoute(server, route, { ...parts, streams });
  await server.register(async (uploads) => {
    takeBytes(uploads);
    for (const route of parts.routes.filter(({ endpoint }) => endpoint.consumes === 'bytes')) {
      addRoute(uploads, route, { ...parts, streams });
    }
  });
  if (parts.webFolder === undefined) {
    server.setNotFoundHandler(() => {
      throw new AppError('http.notFound');
    });
  } else await addPages(server, parts.webFolder);
  return server;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    endpointId?: string;
    consumesBytes?: boolean;
    /** Its address may hold what opens a page: the log names only its pattern. */
    publicPage?: boolean;
  }
}

function addRoute(server: FastifyInstance, route: Route, parts: ServerParts & { streams: Streams }): void {
  const { endpoint } = route;
  server.route({
    method: endpoint.method,
    url: endpoint.path,
    config: { endpointId: endpoint.id, consumesBytes: endpoint.consumes === 'bytes' },
    handler: async (request, reply) => {
      const answer = await runRoute(parts, route, { request, reply });
      const json = endpoint.produces === undefined || endpoint.produces === 'json';
      return json ? writeAnswer(reply, endpoint.response, answer) : answer;
    },
  });
}
