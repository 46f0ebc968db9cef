import { describe, expect, it } from 'vitest';
import { AppError } from '#platform/errors/contract/errors.ts';
import { nameFailure, programFailure } from './failures.ts';

const systemError = (code: string, path?: string) => Object.assign(new Error(code), { code, path });

describe('nameFailure', () => {
  it.each(['EACCES', 'EPERM', 'EROFS'])('names the path that %s was about', (code) => {
    expect(nameFailure(systemError(code, '/data/keys'), '/data')).toMatchObject({
      code: 'postgres.noRights',
      params: { folder: '/data/keys' },
    });
  });

  it.each(['ENOSPC', 'EDQUOT'])('says for %s that the disk is full', (code) => {
    expect(nameFailure(systemError(code), '/data')).toMatchObject({
      code: 'postgres.diskFull',
      params: { folder: '/data' },
    });
  });

  it('leaves what it does not know, and what is named already', () => {
    for (const error of [systemError('EMFILE'), new Error('a defect'), new AppError('postgres.keysLost')]) {
      expect(nameFailure(error, '/data')).toBe(error);
    }
  });
});

describe('programFailure', () => {
  it('recognises a full disk in what PostgreSQL says', () => {
    const said = 'initdb: error: could not write to file "pg_wal/1": No space left on device\n';
    expect(programFailure('postgres.initFailed', said, '/data')).toMatchObject({
      code: 'postgres.diskFull',
      params: { folder: '/data' },
    });
  });

  it('repeats anything else', () => {
    expect(programFailure('postgres.startFailed', ' FATAL:  bad \n', '/data')).toMatchObject({
      code: 'postgres.startFailed',
      params: { detail: 'FATAL:  bad' },
    });
  });
});
