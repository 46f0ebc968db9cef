import { z } from 'zod';
import { defineEndpoint, type Endpoint } from '#platform/http/contract/endpoint.ts';
import { exportQuery } from '#platform/sheets/contract/export-format.ts';
import { exportRefusals } from './errors.ts';

/** The export of a list without filters: under the list's own path and permission, every row, in the file asked for. */
export function exportTwin(list: Pick<Endpoint, 'path' | 'permission'>, id: Endpoint['id']) {
  return defineEndpoint({
    id,
    method: 'GET',
    path: `${list.path}/export`,
    permission: list.permission,
    query: z.object(exportQuery),
    response: z.unknown(),
    produces: 'file',
    errors: [...exportRefusals],
  });
}
