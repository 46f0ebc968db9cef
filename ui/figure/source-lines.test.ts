import { describe, expect, it } from 'vitest';
import { sourceLines } from './source-lines.ts';

describe('sourceLines', () => {
  it('names one line as one, several as a range, further passages after', () => {
    expect(sourceLines({ line: 115, lineEnd: 115, alsoLines: [] })).toBe('115');
    expect(
      sourceLines({
        line: 5,
        lineEnd: 9,
        alsoLines: [
          { line: 17, lineEnd: 23 },
          { line: 40, lineEnd: 40 },
        ],
      }),
    ).toBe('5–9, 17–23, 40');
  });
});
