import type { CipherName } from '#platform/keys/server/cipher.ts';
import type { Reserve } from './disk/disk-space.ts';
import type { ClamdAddress } from './scan/clamd.ts';

/** How an installation keeps files. */
export interface FileSettings {
  /** Sum of what one account has sent and not removed. */
  personQuotaBytes: number;
  zoneQuotaBytes: number;
  /** `none`, or where clamd listens. */
  scanner: 'none' | ClamdAddress;
  /** While the scanner is away: refuse files, or take them and hold them back until they are scanned. */
  scannerDown: 'refuse' | 'wait';
  reserve: Reserve;
  cipher: CipherName;
}

const gibibyte = 1_073_741_824;

/** Settings of an installation that sets nothing. */
export const defaultFileSettings: FileSettings = {
  personQuotaBytes: 2 * gibibyte,
  zoneQuotaBytes: 50 * gibibyte,
  scanner: 'none',
  scannerDown: 'wait',
  reserve: { bytes: gibibyte, percent: 2 },
  cipher: 'aes-256-gcm',
};
