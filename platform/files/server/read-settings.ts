import { isIP } from 'node:net';
import type { CipherName } from '#platform/keys/server/cipher.ts';
import { mebibyte } from '../contract/file-type.ts';
import type { Reserve } from './disk/disk-space.ts';
import type { ClamdAddress } from './scan/clamd.ts';
import { defaultFileSettings, type FileSettings } from './settings.ts';

interface Rule {
  says: string;
  holds(value: string): boolean;
}

const rules = {
  mebibytes: { says: '1 … 100000000', holds: (value) => /^[1-9]\d{0,8}$/.test(value) && Number(value) <= 100_000_000 },
  scanner: { says: 'none | 127.0.0.1:3310 | /run/clamav/clamd.ctl', holds: (value) => addressOf(value) !== undefined },
  down: { says: 'wait | refuse', holds: (value) => value === 'wait' || value === 'refuse' },
  reserve: { says: '2% | 500MiB | 1GiB', holds: (value) => reserveOf(value) !== undefined },
} satisfies Record<string, Rule>;

/** Reads how files are kept; `read` gives a setting that holds its rule, or undefined where nothing is set. */
export function readFileSettings(
  read: (name: string, rule: Rule) => string | undefined,
  cipher: CipherName,
): FileSettings {
  const bytes = (name: string, usual: number) => {
    const given = read(name, rules.mebibytes);
    return given === undefined ? usual : Number(given) * mebibyte;
  };
  const usual = defaultFileSettings;
  return {
    cipher,
    personQuotaBytes: bytes('FILE_QUOTA_PERSON_MB', usual.personQuotaBytes),
    zoneQuotaBytes: bytes('FILE_QUOTA_ZONE_MB', usual.zoneQuotaBytes),
    scanner: addressOf(read('FILE_SCANNER', rules.scanner) ?? 'none') ?? 'none',
    scannerDown: (read('FILE_SCANNER_DOWN', rules.down) ?? usual.scannerDown) as FileSettings['scannerDown'],
    reserve: reserveOf(read('DISK_RESERVE', rules.reserve) ?? '') ?? usual.reserve,
  };
}

function addressOf(text: string): 'none' | ClamdAddress | undefined {
  if (text === 'none') return 'none';
  if (text.startsWith('/')) return { path: text };
  const [, host = '', port = ''] = /^\[?([A-Za-z0-9.:-]+?)\]?:(\d{1,5})$/.exec(text) ?? [];
  const named = isIP(host) !== 0 || /^[A-Za-z0-9.-]{1,255}$/.test(host);
  return named && Number(port) > 0 && Number(port) <= 65_535 ? { host, port: Number(port) } : undefined;
}

function reserveOf(text: string): Reserve | undefined {
  const [, amount = '', unit] = /^(\d{1,6})(%|MiB|GiB)$/.exec(text) ?? [];
  if (unit === undefined) return undefined;
  if (unit === '%') return Number(amount) <= 50 ? { percent: Number(amount) } : undefined;
  return { bytes: Number(amount) * mebibyte * (unit === 'GiB' ? 1024 : 1) };
}
