import { scanPart } from './scan-part.ts';
import { attributesOf } from './xml-values.ts';
import type { ZipParts } from './zip-parts.ts';

/** A tie of a part to another part of the same package. */
export interface Relation {
  id: string;
  /** Last word of its type: worksheet, chartsheet, sharedStrings, styles … */
  type: string;
  target: string;
}

const mostRelations = 10_000;

/** Ties of a part that lead to a part that is there. Ties to elsewhere are left where they are: nothing is ever fetched. */
export async function readRelations(parts: ZipParts, part: string): Promise<Relation[]> {
  const cut = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, cut);
  const file = `${folder}_rels/${part.slice(cut)}.rels`;
  const found: Relation[] = [];
  if (!parts.names.has(file)) return found;
  await scanPart(parts, file, {
    root: 'Relationships',
    handler: {
      open: (name, raw) => {
        if (name !== 'Relationship' || found.length >= mostRelations) return;
        const attributes = attributesOf(raw);
        if (attributes.get('TargetMode')?.toLowerCase() === 'external') return;
        const target = partName(folder, attributes.get('Target') ?? '');
        if (!parts.names.has(target)) return;
        const type = (attributes.get('Type') ?? '').split('/').at(-1) ?? '';
        found.push({ id: attributes.get('Id') ?? '', type, target });
      },
      close: () => undefined,
      text: () => undefined,
    },
  });
  return found;
}

/** Name of the part that a target leads to; one that leads out of the package names no part. */
export function partName(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const steps = folder.split('/').filter((step) => step !== '');
  for (const step of target.split('/')) {
    if (step === '..') {
      if (steps.pop() === undefined) return '';
    } else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}
