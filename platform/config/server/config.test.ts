import { describe, expect, it } from 'vitest';
import { AppError } from '#platform/errors/contract/errors.ts';
import { isLoopback, isPublic, readConfig } from './config.ts';

function refusal(flags: Parameters<typeof readConfig>[0], env: Record<string, string>): AppError {
  try {
    readConfig(flags, env);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('readConfig', () => {
  it('listens on this machine and port 8080 when nothing is said', () => {
    expect(readConfig({}, {})).toMatchObject({
      host: '127.0.0.1',
      port: 8080,
      databaseUrl: undefined,
      publicUrl: undefined,
      tls: undefined,
      trustedProxies: [],
      outboundAllow: [],
      rateLimitFactor: 1,
      logLevel: 'warn',
    });
  });

  it('prefers flags to the environment, and takes an empty variable for none', () => {
    const env = { PORT: '9000', HOST: '10.0.0.1', DATABASE_URL: '' };
    expect(readConfig({ port: '9100' }, env)).toMatchObject({ port: 9100, host: '10.0.0.1', databaseUrl: undefined });
  });

  it('keeps sessions for 30 idle minutes and administrators’ passwords for 180 days, within bounds', () => {
    expect(readConfig({}, {})).toMatchObject({ sessionIdleMinutes: 30, passwordDays: 180 });
    const set = readConfig({}, { SESSION_IDLE_MINUTES: '5', PASSWORD_DAYS: '0' });
    expect(set).toMatchObject({ sessionIdleMinutes: 5, passwordDays: 0 });
    for (const value of ['4', '61', '-5', 'x']) {
      expect(refusal({}, { SESSION_IDLE_MINUTES: value }).params).toMatchObject({ name: 'SESSION_IDLE_MINUTES' });
    }
    expect(refusal({}, { PASSWORD_DAYS: '3651' }).code).toBe('config.invalid');
  });

  it('reads the address of the proxy and the machines it trusts', () => {
    const config = readConfig({}, { PUBLIC_URL: 'https://zone.example/', TRUSTED_PROXIES: '10.0.0.1, 10.1.0.0/16' });
    expect(config.publicUrl?.protocol).toBe('https:');
    expect(config.trustedProxies).toEqual(['10.0.0.1', '10.1.0.0/16']);
  });

  it.each([
    ['PORT', '80800'],
    ['PORT', 'http'],
    ['PORT', '-1'],
    ['HOST', 'a b'],
    ['PUBLIC_URL', 'ftp://x'],
    ['PUBLIC_URL', 'zone'],
    ['LOG_LEVEL', 'loud'],
    ['TRUSTED_PROXIES', 'everyone!'],
    ['TRUSTED_PROXIES', '1.2.3.4.5'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
  ])('refuses %s=%s by name', (name, value) => {
    expect(refusal({}, { [name]: value })).toMatchObject({ code: 'config.invalid', params: { name, value } });
  });

  it('names what was typed: a flag by its own name, each address by its own', () => {
    expect(refusal({ port: 'abc' }, {}).params).toEqual({ name: '--port', value: 'abc', rule: '0 … 65535' });
    expect(refusal({}, { APP_DATABASE_URL: 'x' }).params.name).toBe('APP_DATABASE_URL');
  });

  it('never repeats a database address, which holds a password', () => {
    const error = refusal({}, { DATABASE_URL: 'mysql://root:hush@db' });
    expect(JSON.stringify(error.params)).not.toContain('hush');
  });

  it('asks nobody for map tiles without a key, and never repeats the key', () => {
    const key = 'abcdef0123456789abcdef0123456789';
    expect(readConfig({}, {}).tiles).toBeUndefined();
    expect(readConfig({}, { TIANDITU_KEY: key, TIANDITU_ATTRIBUTION: 'GS(2024)1' }).tiles).toEqual({
      ...{ address: 'https://t0.tianditu.gov.cn', key, attribution: 'GS(2024)1' },
    });
    const error = refusal({}, { TIANDITU_KEY: 'a key with spaces' });
    expect(JSON.stringify(error.params)).not.toContain('spaces');
  });

  it('wants both TLS files, and readable ones', () => {
    expect(refusal({}, { TLS_CERT: '/nowhere/cert.pem' }).code).toBe('config.invalid');
    const own = import.meta.filename;
    expect(refusal({}, { TLS_CERT: own, TLS_KEY: own })).toMatchObject({ code: 'config.invalid' });
    expect(refusal({}, { TLS_CERT: '/nowhere/cert.pem', TLS_KEY: '/nowhere/key.pem' }).params.rule).toContain('ENOENT');
  });
});

describe('isPublic', () => {
  it.each([
    [{}, false],
    [{ HOST: '0.0.0.0' }, true],
    [{ PUBLIC_URL: 'https://zone.example' }, true],
    [{ PUBLIC_URL: 'http://localhost:8080' }, false],
    [{ TRUSTED_PROXIES: '10.0.0.1' }, true],
  ])('of %j is %s', (env, expected) => {
    expect(isPublic(readConfig({}, env))).toBe(expected);
  });
});

describe('isLoopback', () => {
  it.each(['127.0.0.1', '127.8.8.8', '::1', 'localhost'])('knows %s', (host) => {
    expect(isLoopback(host)).toBe(true);
  });
  it.each(['0.0.0.0', '::', '10.0.0.1', '127.0.0.1.example.org', 'example.org', ''])(
    'does not take %j for it',
    (host) => {
      expect(isLoopback(host)).toBe(false);
    },
  );
});
