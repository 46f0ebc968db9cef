import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';
import { AppError } from '#platform/errors/contract/errors.ts';

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
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
}

/** Settings given on the command line; they win over the environment. */
export interface ConfigFlags {
  host?: string | undefined;
  port?: string | undefined;
  data?: string | undefined;
}

const rules: Record<string, z.ZodType> = {
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .pipe(z.int().min(0).max(65_535)),
  HOST: z.string().regex(/^[A-Za-z0-9.:-]{1,255}$/),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\/.+/),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
  TRUSTED_PROXIES: z.string().regex(/^[0-9A-Fa-f.:/, ]{1,2000}$/),
};

/** Reads flags and environment; a setting that breaks its rule stops the start and is named. */
export function readConfig(flags: ConfigFlags, env: Record<string, string | undefined>): Config {
  const publicUrl = read('PUBLIC_URL', env.PUBLIC_URL);
  return {
    host: read('HOST', flags.host ?? env.HOST) ?? '127.0.0.1',
    port: Number(read('PORT', flags.port ?? env.PORT) ?? 8080),
    dataDir: resolve(flags.data ?? env.YUANSHU_DATA ?? '.yuanshu'),
    databaseUrl: read('DATABASE_URL', env.DATABASE_URL),
    appDatabaseUrl: read('DATABASE_URL', env.APP_DATABASE_URL),
    importerDatabaseUrl: read('DATABASE_URL', env.IMPORTER_DATABASE_URL),
    publicUrl: publicUrl === undefined ? undefined : new URL(publicUrl),
    tls: readTls(env.TLS_CERT, env.TLS_KEY),
    trustedProxies: (read('TRUSTED_PROXIES', env.TRUSTED_PROXIES) ?? '').split(/[ ,]+/).filter(Boolean),
    logLevel: (read('LOG_LEVEL', env.LOG_LEVEL) ?? 'warn') as Config['logLevel'],
  };
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

function read(name: keyof typeof rules & string, value: string | undefined): string | undefined {
  if (value === undefined || value === '') return undefined;
  const parsed = rules[name]?.safeParse(value);
  if (parsed?.success) return String(parsed.data);
  // Database addresses hold passwords: the value is not repeated.
  const shown = name === 'DATABASE_URL' ? '…' : value;
  throw new AppError('config.invalid', { name, value: shown, rule: parsed?.error.issues[0]?.message ?? '' });
}

function readTls(cert: string | undefined, key: string | undefined): Config['tls'] {
  if (!cert && !key) return undefined;
  if (!cert || !key)
    throw new AppError('config.invalid', { name: 'TLS_CERT', value: cert ?? '', rule: 'TLS_CERT + TLS_KEY' });
  try {
    return { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') };
  } catch (error) {
    const rule = error instanceof Error ? error.message : String(error);
    throw new AppError('config.invalid', { name: 'TLS_CERT', value: cert, rule });
  }
}
