const steps = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

/** A size in the unit that reads best, 1,024 to a step: `812 B`, `1.4 MB`; whole numbers from a hundred on. */
export function formatBytes(bytes: number): { value: string; unit: string } {
  let step = 0;
  let size = bytes;
  // Rounded first: 1,023.99 KB is said as 1 MB.
  while (Math.round(size) >= 1_024 && step < steps.length - 1) {
    size /= 1_024;
    step += 1;
  }
  const decimals = step === 0 || size >= 100 || Number.isInteger(size) ? 0 : 1;
  const value = size.toLocaleString('en-US', { maximumFractionDigits: decimals });
  return { value, unit: steps[step] ?? 'B' };
}
