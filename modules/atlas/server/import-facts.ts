import { createHash } from 'node:crypto';
import { replacePublished } from '#kernel/indicators/server/index.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import { recordSystemAct } from '#platform/journal/server/record-system-act.ts';
import type { Platform } from '#platform/module/platform.ts';
import type { Seed, SeedReport } from '#platform/module/seed.ts';
import en from '../locale/en.json' with { type: 'json' };
import { fileNames, type ParsedPublication, parsePublished } from './domain/import/parse-published.ts';
import type { Problem } from './domain/import/problem.ts';
import { readPublishedFiles } from './read-published-files.ts';
import { publishedValuesOf } from './read-published-values.ts';
import { lastDigest, lockImports, replaceFacts } from './store/import-store.ts';

/** To be raised when the same files are to give other rows than before, so that installations read them again. */
const reading = 3;

/** The published facts as an idempotent load. */
export function atlasSeed(): Seed {
  return {
    name: 'atlas',
    kind: 'base',
    run: async (platform) => importFacts(platform, await readPublishedFiles()),
  };
}

/** Replaces all published facts by those of the files, in one transaction; files that were read before change nothing. */
export async function importFacts(platform: Platform, files: ReadonlyMap<string, string>): Promise<SeedReport> {
  const sha256 = new Map([...files].map(([name, text]) => [name, digestOf(text)]));
  const digest = digestOf([reading, ...fileNames.map((name) => `${name} ${sha256.get(name) ?? ''}`)].join('\n'));
  const publication = parsePublished(files);
  const changed = await platform.importer.transaction(noZone, async (tx) => {
    await lockImports(tx);
    if ((await lastDigest(tx)) === digest) return false;
    await replacePublished(tx, publishedValuesOf(publication.rows));
    await replaceFacts(tx, publication, { digest, importedAt: platform.now().toString(), sha256 });
    await recordSystemAct(tx, platform.now(), { zoneId: null, action: 'atlas.importFacts', after: { digest } });
    return true;
  });
  return reportOf(publication, changed);
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function reportOf({ files, problems }: ParsedPublication, changed: boolean): SeedReport {
  return {
    files: files.map(({ file, rows, loaded }) => ({
      file,
      rows,
      loaded: changed ? loaded : 0,
      unchanged: changed ? 0 : loaded,
    })),
    rejected: problems.map((problem) => ({ ...problem, reason: sentence(problem) })),
  };
}

/** The reason in English: who runs an import has no language of the platform yet. */
function sentence({ reason, params }: Problem): string {
  return en.import.reasons[reason].replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? ''));
}
