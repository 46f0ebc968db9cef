import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it was recorded, and what was answered. */
export interface Exchange {
  request: { method: string; path: string; parameters: Record<string, string> };
  answer: unknown;
}

/** A request as it came. */
export interface CameIn {
  method: string;
  path: string;
  parameters: Record<string, string>;
  headers: IncomingHttpHeaders;
}

/** A server that plays recorded exchanges in their order, and refuses any other request. */
export interface Replay {
  origin: string;
  /** Expects these exchanges, in this order, and forgets what came before. */
  expect(exchanges: readonly (Exchange | undefined)[]): void;
  cameIn: readonly CameIn[];
  /** Recorded exchanges that have not been asked for. */
  left(): number;
  close(): void;
}

/** Starts a replay on this machine. */
export async function startReplay(): Promise<Replay> {
  let waiting: Exchange[] = [];
  const cameIn: CameIn[] = [];
  const server = createServer(async (request, reply) => {
    let body = '';
    for await (const part of request) body += String(part);
    const url = new URL(request.url ?? '/', 'http://replay');
    const parameters = Object.fromEntries(request.method === 'GET' ? url.searchParams : new URLSearchParams(body));
    const came = { method: request.method ?? '', path: url.pathname, parameters, headers: request.headers };
    cameIn.push(came);
    const next = waiting.shift();
    const { headers: _headers, ...asked } = came;
    const fits = next !== undefined && sortedText(asked) === sortedText(next.request);
    reply.writeHead(fits ? 200 : 500, { 'content-type': 'application/json;charset=utf-8' });
    reply.end(JSON.stringify(fits ? next.answer : { unexpected: asked, expected: next?.request }));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    expect: (exchanges) => {
      waiting = exchanges.map((one) => {
        if (one === undefined) throw new Error('there is no such recording');
        return one;
      });
      cameIn.length = 0;
    },
    cameIn,
    left: () => waiting.length,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function sortedText({ method, path, parameters }: Exchange['request']): string {
  return JSON.stringify([method, path, Object.entries(parameters).sort()]);
}
