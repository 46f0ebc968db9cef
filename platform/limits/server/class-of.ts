import type { Endpoint } from '#platform/http/contract/endpoint.ts';
import type { LimitClass } from '../contract/limit-class.ts';

/** The class that an endpoint declares, or the one that its shape says: an export, an upload, a reading or a writing request. */
export function classOf({
  id,
  limit,
  method,
  consumes,
}: Pick<Endpoint, 'id' | 'limit' | 'method' | 'consumes'>): LimitClass {
  if (limit !== undefined) return limit;
  if (/\.export[A-Z]/.test(id)) return 'export';
  if (consumes === 'bytes') return 'upload';
  return method === 'GET' ? 'reading' : 'writing';
}
