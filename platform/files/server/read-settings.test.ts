import { describe, expect, it } from 'vitest';
import { joinPurposes, limitOf } from './purpose.ts';
import { testPurposes } from './purposes.fixture.ts';
import { readFileSettings } from './read-settings.ts';
import { defaultFileSettings } from './settings.ts';

const read = (env: Record<string, string>) =>
  readFileSettings((name, rule) => {
    const value = env[name];
    if (value === undefined) return undefined;
    if (!rule.holds(value)) throw new Error(`${name}: ${rule.says}`);
    return value;
  }, 'aes-256-gcm');

describe('the settings of files', () => {
  it('have a default each', () => {
    expect(read({})).toEqual(defaultFileSettings);
  });

  it('are read as they are typed', () => {
    expect(
      read({
        FILE_QUOTA_PERSON_MB: '10',
        FILE_QUOTA_ZONE_MB: '20',
        FILE_SCANNER_DOWN: 'refuse',
        DISK_RESERVE: '500MiB',
      }),
    ).toMatchObject({
      personQuotaBytes: 10_485_760,
      zoneQuotaBytes: 20_971_520,
      scannerDown: 'refuse',
      reserve: { bytes: 524_288_000 },
    });
    expect(read({ DISK_RESERVE: '5%' }).reserve).toEqual({ percent: 5 });
    expect(read({ DISK_RESERVE: '2GiB' }).reserve).toEqual({ bytes: 2_147_483_648 });
  });

  it.each([
    ['none', 'none'],
    ['127.0.0.1:3310', { host: '127.0.0.1', port: 3310 }],
    ['[::1]:3310', { host: '::1', port: 3310 }],
    ['clamav.example:3310', { host: 'clamav.example', port: 3310 }],
    ['/run/clamav/clamd.ctl', { path: '/run/clamav/clamd.ctl' }],
  ])('find the scanner at %s', (text, address) => {
    expect(read({ FILE_SCANNER: text }).scanner).toEqual(address);
  });

  it.each([
    ['FILE_QUOTA_PERSON_MB', '0'],
    ['FILE_QUOTA_ZONE_MB', '1e9'],
    ['FILE_SCANNER', 'clamd'],
    ['FILE_SCANNER', 'host:99999'],
    ['FILE_SCANNER_DOWN', 'ignore'],
    ['DISK_RESERVE', '60%'],
    ['DISK_RESERVE', '1TB'],
  ])('refuse %s=%s by name', (name, value) => {
    expect(() => read({ [name]: value })).toThrow(name);
  });
});

describe('purposes', () => {
  it('stand once each and can be examined', () => {
    const { letter, table } = testPurposes;
    expect([...joinPurposes([letter, table]).keys()]).toEqual(['trial.letter', 'trial.table']);
    expect([limitOf(letter), limitOf(table)]).toEqual([2_097_152, 20_971_520]);
    expect(() => joinPurposes([letter, letter])).toThrow('defined twice');
    expect(() => joinPurposes([{ ...letter, mostBytes: 67_108_865 }])).toThrow('more than can be examined');
  });
});
