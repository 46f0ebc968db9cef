import { AppError } from '#platform/errors/contract/errors.ts';
import { receive } from '#platform/files/server/receive.ts';
import { type ImportQuery, largestFile } from '../../contract/shape.ts';
import { readGeoJson } from './domain/read-geojson.ts';
import { readShapeCsv } from './domain/read-shape-csv.ts';
import type { ToldFeature } from './domain/told-feature.ts';

/** Reads a file of shapes within its limits; a file that is none is refused as a whole. */
export async function readUpload(
  body: AsyncIterable<Uint8Array>,
  { format }: Pick<ImportQuery, 'format'>,
): Promise<readonly ToldFeature[]> {
  const parts: Uint8Array[] = [];
  try {
    for await (const part of receive(body, largestFile.mebibytes * 1_048_576)) parts.push(part);
  } catch (error) {
    if (error instanceof AppError && error.code === 'files.tooLarge') throw tooLarge();
    throw error;
  }
  const text = decode(Buffer.concat(parts), format);
  const read = format === 'geojson' ? readGeoJson : readShapeCsv;
  const told = read(text, largestFile.features);
  if (told === 'tooMany') throw tooLarge();
  if (told === 'unreadable') throw new AppError('geo.fileUnreadable', { format });
  return told;
}

function tooLarge(): AppError {
  return new AppError('geo.fileTooLarge', { ...largestFile });
}

function decode(bytes: Uint8Array, format: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new AppError('geo.fileUnreadable', { format });
  }
}
