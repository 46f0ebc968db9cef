import { builtInKind, kindOfCode, type NumberKind } from '../cells/number-format.ts';
import type { ReadLimits } from '../limits.ts';
import { tooManyParts } from '../refusals.ts';
import { scanPart } from './scan-part.ts';
import { attributesOf } from './xml-values.ts';
import type { ZipParts } from './zip-parts.ts';

/** Kind of number of each cell format, by its place. */
export async function readStylesPart(parts: ZipParts, name: string, limits: ReadLimits): Promise<NumberKind[]> {
  const codes = new Map<string, NumberKind>();
  const formats: string[] = [];
  let inCellFormats = false;
  await scanPart(parts, name, {
    root: 'styleSheet',
    handler: {
      open: (tag, raw) => {
        if (tag === 'cellXfs') inCellFormats = true;
        else if (tag === 'numFmt') {
          const attributes = attributesOf(raw);
          codes.set(attributes.get('numFmtId') ?? '', kindOfCode(attributes.get('formatCode') ?? ''));
        } else if (tag === 'xf' && inCellFormats) formats.push(attributesOf(raw).get('numFmtId') ?? '0');
        if (formats.length > limits.styles || codes.size > limits.styles) throw tooManyParts('styles');
      },
      close: (tag) => {
        if (tag === 'cellXfs') inCellFormats = false;
      },
      text: () => undefined,
    },
  });
  return formats.map((id) => codes.get(id) ?? builtInKind(Number(id)));
}
