import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import packageFile from '../../package.json' with { type: 'json' };
import packageLock from '../../package-lock.json' with { type: 'json' };

interface Locked {
  version?: string;
  resolved?: string;
  integrity?: string;
  dev?: boolean;
  license?: string;
  link?: boolean;
}
const locked = Object.entries(packageLock.packages as Record<string, Locked>).filter(([path]) => path !== '');
const permissive =
  /^(\(?(MIT|ISC|Apache-2\.0|BSD-[23]-Clause|0BSD|BlueOak-1\.0\.0|Unlicense|CC0-1\.0|Python-2\.0|CC-BY-4\.0|OFL-1\.1|PostgreSQL|MIT-0|Zlib|WTFPL)( (OR|AND) )?)+\)?$/;

/** MPL-2.0 binds the files of the package itself only; it is used unchanged, to build the pages. */
const weakCopyleft = /node_modules\/lightningcss(-[\w-]+)?$/;

describe('packages', () => {
  it('are named with exact versions', () => {
    const wanted = { ...packageFile.dependencies, ...packageFile.devDependencies, ...packageFile.optionalDependencies };
    const loose = Object.entries(wanted).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));
    expect(loose).toEqual([]);
  });

  it('are locked with the hash of each, from no address of their own', () => {
    expect(locked.length).toBeGreaterThan(200);
    expect(
      locked.filter(([, { integrity, link }]) => !link && !integrity?.startsWith('sha512-')).map(([path]) => path),
    ).toEqual([]);
    expect(locked.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([]);
  });

  it('run their install scripts only where the project says so', () => {
    expect(Object.keys(packageFile.allowScripts).every((name) => !name.includes('*'))).toBe(true);
    const needless = Object.keys(packageFile.allowScripts).filter(
      (name) => !locked.some(([path]) => path.endsWith(`node_modules/${name}`)),
    );
    expect(needless).toEqual([]);
  });

  it('that run in production carry permissive licences', () => {
    const others = locked
      .filter(([, { dev }]) => dev !== true)
      .filter(([path, { license }]) => license !== undefined && !permissive.test(license) && !weakCopyleft.test(path))
      .map(([path, { license }]) => `${path}: ${license}`);
    expect(others).toEqual([]);
  });
});

describe('SECURITY.md', () => {
  it('gives a time for each weight of weakness', () => {
    const text = readFileSync(new URL('../../SECURITY.md', import.meta.url), 'utf8');
    for (const weight of ['critical', 'high', 'medium', 'low']) {
      expect(text).toMatch(new RegExp(`\\| ${weight}[^|]*\\| [^|]*(days|release)[^|]*\\| [^|]*(days|release)[^|]*\\|`));
    }
  });
});
