import { AppError } from '#platform/errors/contract/errors.ts';
import type { ReadLimits } from '../limits.ts';
import { tooManyParts } from '../refusals.ts';
import { scanPart } from './scan-part.ts';
import { decodeEscapes, decodeXml } from './xml-values.ts';
import type { ZipParts } from './zip-parts.ts';

/** Texts that cells share, by their place: pieces of rich text joined, phonetic readings left out. */
export async function readSharedStrings(parts: ZipParts, name: string, limits: ReadLimits): Promise<string[]> {
  const strings: string[] = [];
  let characters = 0;
  let current = '';
  let [taking, phonetic] = [false, false];
  await scanPart(parts, name, {
    root: 'sst',
    handler: {
      open: (tag) => {
        if (tag === 'si') current = '';
        else if (tag === 'rPh') phonetic = true;
        else if (tag === 't') taking = !phonetic;
      },
      close: (tag) => {
        if (tag === 't') taking = false;
        else if (tag === 'rPh') phonetic = false;
        if (tag !== 'si') return;
        characters += current.length;
        if (characters > limits.textCharacters) {
          throw new AppError('sheets.tooMuchText', { millions: Math.round(limits.textCharacters / 1_000_000) });
        }
        if (strings.length >= limits.cells) throw tooManyParts('shared strings');
        strings.push(decodeEscapes(current));
      },
      text: (raw, decoded) => {
        if (!taking) return;
        current += decoded ? raw : decodeXml(raw);
        if (current.length > limits.textCharacters) throw tooManyParts('shared strings');
      },
    },
  });
  return strings;
}
