import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { createSecureContext } from 'node:tls';
import { AppError } from '#platform/errors/contract/errors.ts';
import { readFileSettings } from '#platform/files/server/read-settings.ts';
import type { FileSettings } from '#platform/files/server/settings.ts';
import type { CipherName } from '#platform/keys/server/cipher.ts';
import { parseAllowedHost } from '#platform/outbound/server/allowed-hosts.ts';
import type { TileService } from '#platform/outbound/server/outbound.ts';

/** Everything an installation can set, read once at the start. */
export interface Config {
  host: string;
  port: number;
  /** Folder of the embedded database, keys and built pages. */
  dataDir: string;
  /** PostgreSQL as migrator; undefined means the embedded one. */
  databaseUrl: string | undefined;
  /** PostgreSQL as application and importer, where the migrator may not make those roles. */
  appDatabaseUrl: string | undefined;
  importerDatabaseUrl: string | undefined;
  /** Address that people type, when a proxy stands before the server. */
  publicUrl: URL | undefined;
  tls: { cert: string; key: string } | undefined;
  /** Addresses (or networks in CIDR form) whose X-Forwarded-* headers are believed. */
  trustedProxies: string[];
  logLevel: (typeof logLevels)[number];
  backup: BackupConfig;
  /** Places besides the file of the data folder that get every signed head of the journal: a mounted folder, an address. */
  journalHeads: { folder: string | undefined; url: string | undefined };
  /** Folder that the embedded database's log is archived to, for recovery to any second; undefined archives nothing. */
  walArchive: string | undefined;
  /** Cipher of new secrets and personal fields; what was written with the other one still opens. */
  cipher: CipherName;
  /** Minutes without a request after which a session ends, 5 … 60. */
  sessionIdleMinutes: number;
  /** Days after which the three administrators replace their passwords; 0 for never. */
  passwordDays: number;
  /** Targets that outgoing calls may reach although they are private, http, or on another port: `host:port`, `http://host:port`. */
  outboundAllow: string[];
  /** Server of map tiles and the key for it; undefined asks nobody for tiles. */
  tiles: TileService | undefined;
  /** Multiplies how often people may call the server; 0 lifts the limits, where a gateway in front has its own. */
  rateLimitFactor: number;
  /** Quotas, virus scanner and room kept back. */
  files: FileSettings;
}

/** When backups are made, and where they go. */
export interface BackupConfig {
  /** Folder of the archives; undefined makes none by timetable. */
  folder: string | undefined;
  /** Time of day in Asia/Shanghai, `HH:MM`. */
  at: string;
  /** Archives that stay: the last of so many days, weeks and months. */
  keep: { daily: number; weekly: number; monthly: number };
  /** File with the passphrase under which archives are encrypted. */
  passphraseFile: string | undefined;
  /** PostgreSQL as a role that sees every zone, where the database is not the embedded one. */
  databaseUrl: string | undefined;
}

/** Settings given on the command line; they win over the environment. */
export interface ConfigFlags {
  host?: string | undefined;
  port?: string | undefined;
  data?: string | undefined;
  archive?: string | undefined;
}

interface Rule {
  /** Said to a person whose setting breaks it; the same in every language. */
  says: string;
  holds(value: string): boolean;
  /** The value holds a password and is not repeated. */
  secret?: boolean;
}

const ciphers: readonly CipherName[] = ['aes-256-gcm', 'sm4-gcm'];
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const rules = {
  port: { says: '0 … 65535', holds: (value) => /^\d{1,5}$/.test(value) && Number(value) <= 65_535 },
  host: { says: '127.0.0.1, ::1, 0.0.0.0, name.example', holds: (value) => /^[A-Za-z0-9.:-]{1,255}$/.test(value) },
  database: {
    says: 'postgres://user:…@host/database',
    holds: (value) => /^postgres(ql)?:\/\/.+/.test(value),
    secret: true,
  },
  url: { says: 'https://name.example', holds: (value) => /^https?:\/\/[^/]/.test(value) && URL.canParse(value) },
  level: { says: logLevels.join(' | '), holds: (value) => (logLevels as readonly string[]).includes(value) },
  time: { says: '00:00 … 23:59', holds: (value) => /^([01]\d|2[0-3]):[0-5]\d$/.test(value) },
  keep: { says: '7,4,12', holds: (value) => /^[1-9]\d{0,2},\d{1,3},\d{1,3}$/.test(value) },
  cipher: { says: ciphers.join(' | '), holds: (value) => (ciphers as readonly string[]).includes(value) },
  idle: { says: '5 … 60', holds: (value) => /^\d{1,2}$/.test(value) && Number(value) >= 5 && Number(value) <= 60 },
  days: { says: '0 … 3650', holds: (value) => /^\d{1,4}$/.test(value) && Number(value) <= 3650 },
  proxies: { says: '10.0.0.1, 10.1.0.0/16', holds: (value) => splitList(value).every(isAddressOrNetwork) },
  tileKey: { says: '16 … 64 letters and digits', holds: (value) => /^[0-9A-Za-z]{16,64}$/.test(value), secret: true },
  tileText: { says: '1 … 120 characters', holds: (value) => value.length <= 120 },
  factor: { says: '0, 0.5 … 100', holds: (value) => /^\d{1,3}(\.\d{1,2})?$/.test(value) && Number(value) <= 100 },
  targets: {
    says: 'idp.example:443, http://10.0.0.8:8080',
    holds: (value) => splitList(value).every((one) => parseAllowedHost(one) !== undefined),
  },
} satisfies Record<string, Rule>;

/** Reads flags and environment; a setting that breaks its rule stops the start and is named as it was given. */
export function readConfig(flags: ConfigFlags, env: Record<string, string | undefined>): Config {
  const read = (name: string, rule: Rule, flag?: { name: string; value: string | undefined }): string | undefined =>
    flag?.value === undefined ? checked(name, env[name], rule) : checked(flag.name, flag.value, rule);
  const publicUrl = read('PUBLIC_URL', rules.url);
  const cipher = (read('CIPHER', rules.cipher) ?? 'aes-256-gcm') as CipherName;
  return {
    host: read('HOST', rules.host, { name: '--host', value: flags.host }) ?? '127.0.0.1',
    port: Number(read('PORT', rules.port, { name: '--port', value: flags.port }) ?? 8080),
    dataDir: resolve(flags.data ?? env.YUANSHU_DATA ?? '.yuanshu'),
    databaseUrl: read('DATABASE_URL', rules.database),
    appDatabaseUrl: read('APP_DATABASE_URL', rules.database),
    importerDatabaseUrl: read('IMPORTER_DATABASE_URL', rules.database),
    publicUrl: publicUrl === undefined ? undefined : new URL(publicUrl),
    tls: readTls(env.TLS_CERT, env.TLS_KEY),
    trustedProxies: splitList(read('TRUSTED_PROXIES', rules.proxies) ?? ''),
    rateLimitFactor: Number(read('RATE_LIMIT_FACTOR', rules.factor) ?? 1),
    outboundAllow: splitList(read('OUTBOUND_ALLOW', rules.targets) ?? ''),
    tiles: readTiles(read),
    sessionIdleMinutes: Number(read('SESSION_IDLE_MINUTES', rules.idle) ?? 30),
    passwordDays: Number(read('PASSWORD_DAYS', rules.days) ?? 180),
    cipher,
    files: readFileSettings(read, cipher),
    backup: {
      folder: readPath(env.BACKUP_DIR),
      at: read('BACKUP_AT', rules.time) ?? '02:30',
      keep: readKeep(read('BACKUP_KEEP', rules.keep) ?? '7,4,12'),
      passphraseFile: readPath(env.BACKUP_PASSPHRASE_FILE),
      databaseUrl: read('BACKUP_DATABASE_URL', rules.database),
    },
    journalHeads: { folder: readPath(env.JOURNAL_HEADS_DIR), url: read('JOURNAL_HEADS_URL', rules.url) },
    walArchive: readPath(flags.archive ?? env.WAL_ARCHIVE),
    logLevel: (read('LOG_LEVEL', rules.level) ?? 'warn') as Config['logLevel'],
  };
}

function readTiles(read: (name: string, rule: Rule) => string | undefined): TileService | undefined {
  const key = read('TIANDITU_KEY', rules.tileKey);
  const address = new URL(read('TIANDITU_URL', rules.url) ?? 'https://t0.tianditu.gov.cn').origin;
  const attribution = read('TIANDITU_ATTRIBUTION', rules.tileText);
  return key === undefined ? undefined : { address, key, attribution };
}

/** People beyond this machine may reach the server, directly or through a proxy. */
export function isPublic({ host, publicUrl, trustedProxies }: Config): boolean {
  const named = publicUrl !== undefined && !isLoopback(publicUrl.hostname);
  return !isLoopback(host) || named || trustedProxies.length > 0;
}

/** Only the machine itself can reach such an address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

function checked(name: string, value: string | undefined, rule: Rule): string | undefined {
  if (value === undefined || value === '') return undefined;
  if (rule.holds(value)) return value;
  throw new AppError('config.invalid', { name, value: rule.secret ? '…' : value, rule: rule.says });
}

function readKeep(value: string): BackupConfig['keep'] {
  const [daily = 0, weekly = 0, monthly = 0] = value.split(',').map(Number);
  return { daily, weekly, monthly };
}

function readPath(value: string | undefined): string | undefined {
  return value ? resolve(value) : undefined;
}

function splitList(value: string): string[] {
  return value.split(/[ ,]+/).filter(Boolean);
}

function isAddressOrNetwork(text: string): boolean {
  const [address = '', length] = text.split('/');
  const family = isIP(address);
  const most = family === 4 ? 32 : 128;
  return family !== 0 && (length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= most));
}

function readTls(cert: string | undefined, key: string | undefined): Config['tls'] {
  if (!cert && !key) return undefined;
  const invalid = (rule: string) =>
    new AppError('config.invalid', { name: 'TLS_CERT, TLS_KEY', value: `${cert}, ${key}`, rule });
  if (!cert || !key) throw invalid('TLS_CERT + TLS_KEY');
  try {
    const pair = { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') };
    // Reads both as the server will: a file that is no PEM, or a key of another certificate, stops here.
    createSecureContext(pair);
    return pair;
  } catch (error) {
    throw invalid(error instanceof Error ? error.message : String(error));
  }
}
