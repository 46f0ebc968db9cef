import type { Row } from '../../contract/feel-compile/columns.ts';
import type { LoadedColumn } from './domain/bindings.ts';
import type { Population } from './open-population.ts';

/** A party of a population as closures read it: whole units and days, texts, truths, null where unknown. */
export function readRow({ columns, memory, texts }: Population, party: number): Row {
  const view = new DataView(memory.buffer);
  return columns.map((column) => datumIn(view, column, { party, texts }));
}

function datumIn(
  view: DataView,
  { is, stored, address }: LoadedColumn,
  { party, texts }: { readonly party: number; readonly texts: readonly string[] },
): Row[number] {
  if (stored === 'number') {
    const value = view.getFloat64(address + party * 8, true);
    return Number.isNaN(value) ? null : value;
  }
  const code = stored === 'byte' ? view.getUint8(address + party) : view.getInt32(address + party * 4, true);
  if (is === 'boolean') return code > 1 ? null : code === 1;
  // 255 and −1 are no codes.
  return stored === 'byte' && code === 255 ? null : (texts[code] ?? null);
}
