import type { LookupFunction } from 'node:net';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { Client, type Dispatcher } from 'undici';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { OutboundAnswer, OutboundLimits } from './exchange.ts';
import type { Target } from './read-target.ts';
import type { Address } from './resolve-target.ts';

/** One call, its limits, and the signal that ends it. */
export interface Call {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  headers: Record<string, string>;
  body: string | Uint8Array | undefined;
  limits: OutboundLimits;
  ending: AbortSignal;
}

type Answer = Dispatcher.ResponseData;

/** Calls a target at addresses that were judged; each call has a connection of its own, which nothing reuses. */
export async function callAddress(target: Target, addresses: readonly Address[], call: Call): Promise<OutboundAnswer> {
  const { url, host } = target;
  const { limits, ending } = call;
  const client = new Client(url.origin, {
    connect: { lookup: answerWith(addresses), timeout: limits.connectMs },
    headersTimeout: limits.totalMs,
    bodyTimeout: limits.totalMs,
    maxResponseSize: limits.bytes,
    allowH2: false,
    pipelining: 0,
  });
  try {
    const answer = await client.request({
      method: call.method,
      path: `${url.pathname}${url.search}`,
      headers: { 'user-agent': 'yuanshu', 'accept-encoding': 'identity', ...call.headers },
      body: call.body ?? null,
      signal: ending,
    });
    const packed = Buffer.from(await answer.body.arrayBuffer());
    return { status: answer.statusCode, headers: headersOf(answer), body: await unpack(packed, answer, limits.bytes) };
  } catch (error) {
    throw asFailure(error, host);
  } finally {
    void client.destroy();
  }
}

/** A resolver that knows one answer: whatever the name's owner says later is not asked for. */
function answerWith(addresses: readonly Address[]): LookupFunction {
  return (_host, options, callback) => {
    const [first] = addresses;
    if (options.all) callback(null, [...addresses]);
    else callback(null, first?.address ?? '', first?.family);
  };
}

function headersOf({ headers }: Answer): Record<string, string> {
  const kept = Object.entries(headers).filter(([name]) => !/^set-cookie2?$/.test(name));
  return Object.fromEntries(kept.map(([name, value]) => [name, [value ?? ''].flat().join(', ')]));
}

const unpackers = {
  gzip: promisify<Buffer, { maxOutputLength: number }, Buffer>(gunzip),
  deflate: promisify<Buffer, { maxOutputLength: number }, Buffer>(inflate),
  br: promisify<Buffer, { maxOutputLength: number }, Buffer>(brotliDecompress),
};

/** Unpacks what a server packed without being asked; a small body that unpacks into a large one is refused. */
async function unpack(packed: Buffer, { headers }: Answer, bytes: number): Promise<Buffer> {
  const encoding = [headers['content-encoding'] ?? 'identity'].flat().join().toLowerCase();
  if (encoding === 'identity' || packed.length === 0) return packed;
  if (encoding !== 'gzip' && encoding !== 'deflate' && encoding !== 'br') throw new Error(`encoded as ${encoding}`);
  return unpackers[encoding](packed, { maxOutputLength: bytes });
}

const tooLarge = new Set(['UND_ERR_RES_EXCEEDED_MAX_SIZE', 'ERR_BUFFER_TOO_LARGE', 'UND_ERR_HEADERS_OVERFLOW']);
const tooSlow = new Set(['UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']);

function asFailure(error: unknown, host: string): AppError {
  const { code = '', name = '' } = error as { code?: string; name?: string };
  if (tooLarge.has(code)) return new AppError('outbound.answerTooLarge', { host });
  if (tooSlow.has(code) || name === 'TimeoutError') return new AppError('outbound.tooSlow', { host });
  const unreadable = code.startsWith('HPE_') || code.startsWith('Z_') || code.startsWith('ERR_BROTLI');
  return new AppError(unreadable ? 'outbound.answerUnreadable' : 'outbound.unreachable', { host });
}
