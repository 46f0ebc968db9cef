import type { LineRange, SourceRef } from '#kernel/indicators/contract/figure.ts';

/** The lines of a source in reading order: `5–9, 17–23`. */
export function sourceLines(source: Pick<SourceRef, 'line' | 'lineEnd' | 'alsoLines'>): string {
  const ranges: LineRange[] = [{ line: source.line, lineEnd: source.lineEnd }, ...source.alsoLines];
  return ranges.map(({ line, lineEnd }) => (line === lineEnd ? String(line) : `${line}–${lineEnd}`)).join(', ');
}
