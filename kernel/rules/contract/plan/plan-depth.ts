/** Steps within each other that a plan may have: whatever runs it goes that deep, and every machine's stack has to do. */
export const deepestPlan = 1_200;

/** Counts how many steps of plans stand within each other; what several plans share is counted once. */
export class PlanDepth {
  private readonly known = new WeakMap<WeakKey, number>();

  /** Steps from a plan to its deepest part. */
  of(part: object): number {
    const known = this.known.get(part);
    if (known !== undefined) return known;
    let deepest = 0;
    for (const one of Object.values(part)) {
      if (typeof one === 'object' && one !== null) deepest = Math.max(deepest, this.of(one));
    }
    const depth = 'op' in part ? deepest + 1 : deepest;
    this.known.set(part, depth);
    return depth;
  }
}
