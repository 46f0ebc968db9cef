import { describe, expect, it } from 'vitest';
import { formatBytes } from './bytes.ts';

describe('formatBytes', () => {
  it.each([
    [0, '0 B'],
    [812, '812 B'],
    [1_023, '1,023 B'],
    [1_024, '1 KB'],
    [1_536, '1.5 KB'],
    [1_048_575, '1 MB'],
    [20 * 1_048_576, '20 MB'],
    [82_699_780_506, '77 GB'],
    [157_286_400, '150 MB'],
    [50 * 1_073_741_824, '50 GB'],
    [2 ** 50 * 3, '3,072 TB'],
  ])('%i is %s', (bytes, said) => {
    const { value, unit } = formatBytes(bytes);
    expect(`${value} ${unit}`).toBe(said);
  });
});
