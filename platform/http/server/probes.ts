import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { answers } from '#platform/db/server/answers.ts';
import type { Database } from '#platform/db/server/database.ts';
import type { DiskSpace } from '#platform/files/server/disk/disk-space.ts';
import type { Metrics } from '#platform/metrics/server/metrics.ts';

/** What the probes look at. */
export interface ProbeOptions {
  database: Database;
  disk: DiskSpace;
  metrics: Metrics;
  /** Lets a machine other than this one read /metrics with `Authorization: Bearer …`. */
  metricsToken: string | undefined;
  /** False while the server is stopping. */
  accepting(): boolean;
}

/** Adds /healthz (the process answers), /readyz (the database answers) and /metrics (this machine or a token). */
export function addProbes(server: FastifyInstance, options: ProbeOptions): void {
  server.get('/healthz', async () => ({ status: 'ok' }));
  server.get('/readyz', async (_request, reply) => {
    const ready = options.accepting() && (await answers(options.database));
    // Still ready: a full disk stops writing only, and taking the server away would stop reading too.
    const full = ready && (await options.disk.readOnly());
    const writing = full ? { writing: 'stopped: the disk is nearly full' } : {};
    return reply.status(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready', ...writing });
  });
  server.get('/metrics', async (request, reply) => {
    if (!mayReadMetrics(request, options.metricsToken)) return reply.status(404).send();
    return reply.header('content-type', options.metrics.contentType).send(await options.metrics.render());
  });
}

const proxyHeaders = ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via'];

/** A request that came through a proxy is never local, whatever its socket says. */
function mayReadMetrics(request: FastifyRequest, token: string | undefined): boolean {
  const given = request.headers.authorization;
  if (token !== undefined && given !== undefined) {
    const expected = Buffer.from(`Bearer ${token}`);
    const actual = Buffer.from(given);
    return expected.length === actual.length && timingSafeEqual(expected, actual);
  }
  const local = ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.socket.remoteAddress ?? '');
  return local && proxyHeaders.every((name) => request.headers[name] === undefined);
}
