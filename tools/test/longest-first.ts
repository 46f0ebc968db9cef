import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files that take far longer than their length tells, the longest first. A run that has no times of an earlier one
 * begins with what is long on paper, and one worker would end alone with these.
 */
export const longFiles: readonly string[] = [
  'app/cli/cli.db.test.ts',
  'tools/new-module/new-module.db.test.ts',
  'testing/campaigns/kill.db.test.ts',
  'testing/campaigns/cross-tenant-http.db.test.ts',
  'app/server/restore-physical.db.test.ts',
  'testing/campaigns/web-attacks.db.test.ts',
  'modules/visits/web/visit-recording.journey.ts',
  'modules/atlas/web/pages/atlas.journey.ts',
  'kernel/rules/web/rules.journey.ts',
  'testing/campaigns/executed-script.journey.ts',
  'platform/http/server/docs/docs.journey.ts',
];

/** Begins with the files that are known to take long. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return longestFirst(await super.sort(files), ({ moduleId }) => moduleId);
  }
}

/** The same files, those of {@link longFiles} before all others; `pathOf` names the path of one. */
export function longestFirst<T>(files: readonly T[], pathOf: (file: T) => string): T[] {
  const place = (file: T) => {
    const at = longFiles.findIndex((one) => pathOf(file).endsWith(`/${one}`));
    return at === -1 ? longFiles.length : at;
  };
  return files.toSorted((a, b) => place(a) - place(b));
}
