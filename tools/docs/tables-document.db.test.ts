import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { referenceFolder, tablesFile } from './documents.ts';
import { tablesDocument } from './tables-document.ts';

it('docs/reference/tables.md is what the migrations give (else: npm run docs)', async () => {
  const path = join(referenceFolder, tablesFile);
  expect(existsSync(path) ? readFileSync(path, 'utf8') : '').toBe(await tablesDocument());
});
