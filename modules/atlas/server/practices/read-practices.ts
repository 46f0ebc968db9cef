import { readFileSync } from 'node:fs';
import type { Practice } from '../../contract/practice.ts';
import { fileNames, parsePublished } from '../domain/import/parse-published.ts';
import { publishedFolder } from '../read-published-files.ts';
import { practiceOf, type StoredPractice } from './domain/practice-of.ts';
import { readCarriers } from './read-carriers.ts';

/**
 * Every practice of the facts that travel with the project, in their order, with what carries it; needs no database.
 * Texts stay as published: descriptions are English, names both.
 */
export function readPractices(): Practice[] {
  const texts = fileNames.map((name) => [name, readFileSync(new URL(name, publishedFolder), 'utf8')] as const);
  const { rows } = parsePublished(new Map(texts));
  const zones = new Map(rows.zones.map(({ id, name }) => [id, name]));
  const sources = new Map(rows.sources.map((source) => [source.file, source]));
  return rows.mechanisms.map((row) => {
    const { number = '', month = '' } = sources.get(row.source_file) ?? {};
    const stored = { ...row, number, month, zone_name: zones.get(row.zone_id) ?? row.zone_id };
    return practiceOf(stored as StoredPractice, readCarriers());
  });
}
