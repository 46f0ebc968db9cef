/** Names and lengths of the steps of a start, in milliseconds. */
export interface Timings {
  measure<T>(name: string, work: () => Promise<T>): Promise<T>;
  readonly steps: readonly { name: string; ms: number }[];
  totalMs(): number;
}

/** Starts measuring. Steps may overlap, so their sum can exceed the total. */
export function startTimings(): Timings {
  const begun = performance.now();
  const steps: { name: string; ms: number }[] = [];
  return {
    steps,
    totalMs: () => Math.round(performance.now() - begun),
    async measure(name, work) {
      const from = performance.now();
      try {
        return await work();
      } finally {
        steps.push({ name, ms: Math.round(performance.now() - from) });
      }
    },
  };
}
