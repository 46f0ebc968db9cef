import type { PublishedFirm } from '../../../contract/published-firm.ts';
import { firmOf } from './facts.ts';
import type { StoredFirm } from './rows.ts';

/** A published firm as its register shows it. */
export function publishedFirmOf(
  row: StoredFirm & { zone_id: string; zone_name: string; adopted_as: string | null },
): PublishedFirm {
  return {
    ...(firmOf(row) as PublishedFirm),
    zoneId: row.zone_id,
    zoneName: row.zone_name,
    adoptedAs: row.adopted_as,
  };
}
