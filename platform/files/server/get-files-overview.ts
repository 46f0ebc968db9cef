import type { z } from 'zod';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { getFilesOverview as endpoint } from '../contract/endpoints.ts';
import { countByPurpose, listQuarantine, usedSpace } from './store.ts';

/** Space, counts and quarantine of the zone. */
export async function getFilesOverview(
  _input: unknown,
  { db, files }: RequestContext,
): Promise<z.output<typeof endpoint.response>> {
  const [usedBytes, purposes, quarantine, room, scanner] = await Promise.all([
    usedSpace(db),
    countByPurpose(db),
    listQuarantine(db),
    files.disk.room(),
    files.scanner.state(),
  ]);
  const { freeBytes, reserveBytes } = room;
  return {
    usedBytes,
    zoneQuotaBytes: files.settings.zoneQuotaBytes,
    personQuotaBytes: files.settings.personQuotaBytes,
    purposes,
    quarantine: quarantine.map(({ finding, ...file }) => ({ ...file, finding: finding ?? '' })),
    disk: { freeBytes, reserveBytes, readOnly: freeBytes < reserveBytes },
    scanner,
  };
}
