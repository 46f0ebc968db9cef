import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findData, linkData, placeData } from './data-place.ts';
import { type ServerPaths, serverPaths } from './paths.ts';
import type { RunAs } from './run-as.ts';

let folder: string;
let paths: ServerPaths;
let own: RunAs;
/** As where another user must own the data; here that user is oneself, which needs no rights. */
let stored: RunAs;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'ys-place-')));
  paths = serverPaths(join(folder, 'data'));
  const storeDir = join(folder, 'store');
  for (const one of [paths.dataDir, storeDir]) mkdirSync(one);
  own = { prefix: [], user: undefined, storeDir: undefined, native: '' };
  stored = { ...own, user: { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 }, storeDir };
});
afterEach(() => rmSync(folder, { recursive: true }));

const target = () => join(folder, 'store/pg18');
const inStore = () => readdirSync(join(folder, 'store'));
const read = (path: string) => readFileSync(join(path, 'base/1'), 'utf8');
function make(path: string, text: string): void {
  mkdirSync(join(path, 'base'), { recursive: true });
  writeFileSync(join(path, 'base/1'), text);
}

describe('a cluster of one’s own', () => {
  it('stands in the installation’s folder', () => {
    expect(findData(paths)).toBeUndefined();
    expect(placeData(paths, own)).toBe(paths.data);
    make(paths.data, 'rows');
    expect(placeData(paths, own)).toBe(paths.data);
    linkData(paths, paths.data);
    expect(lstatSync(paths.data).isDirectory()).toBe(true);
  });
});

describe('a cluster that another user must own', () => {
  it('is made in that user’s store and linked afterwards', () => {
    expect(placeData(paths, stored)).toBe(target());
    expect(existsSync(paths.data)).toBe(false);
    make(target(), 'rows');
    linkData(paths, target());
    expect(findData(paths)).toBe(target());
    expect(placeData(paths, stored)).toBe(target());
    expect(read(paths.data)).toBe('rows');
  });

  it('moves there once, whole, and leaves a link', () => {
    make(paths.data, 'rows');
    symlinkSync('1', join(paths.data, 'base/link'));
    expect(placeData(paths, stored)).toBe(target());
    expect(readlinkSync(paths.data)).toBe(target());
    expect(readlinkSync(join(target(), 'base/link'))).toBe('1');
    expect(read(target())).toBe('rows');
    expect(readdirSync(paths.dataDir)).toEqual(['pg18']);
    expect(inStore()).toEqual(['pg18']);
  });

  it.each(['copying', 'putting the link', 'removing the original'])('survives a move killed while %s', (when) => {
    make(paths.data, 'rows');
    if (when === 'copying') make(`${target()}.new`, 'half');
    else make(target(), 'rows');
    if (when !== 'copying') renameSync(paths.data, `${paths.data}.moved`);
    if (when === 'removing the original') symlinkSync(target(), paths.data);
    expect(placeData(paths, stored)).toBe(target());
    expect(read(paths.data)).toBe('rows');
    expect(readdirSync(paths.dataDir)).toEqual(['pg18']);
    expect(existsSync(`${target()}.new`)).toBe(false);
  });

  it('does not take the place of data whose installation was deleted', () => {
    make(target(), 'older');
    expect(placeData(paths, stored)).toBe(target());
    const [left = ''] = inStore();
    expect(left).toMatch(/^pg18\.left-\d+$/);
    expect(read(join(folder, 'store', left))).toBe('older');
  });

  it('is missed when only its link is left', () => {
    symlinkSync(target(), paths.data);
    for (const find of [() => findData(paths), () => placeData(paths, stored)]) {
      expect(find).toThrow(expect.objectContaining({ code: 'postgres.dataMissing', params: { folder: paths.data } }));
    }
  });
});
