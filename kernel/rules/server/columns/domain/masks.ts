import type { Lane, LaneGraph } from './lanes.ts';

/** Where something is so: all bits of a party's lane or none; known beforehand for all parties where it is a boolean. */
export type Mask = Lane | boolean;

/** Logic of masks; what is known beforehand costs nothing while running. */
export class Masks {
  private readonly graph: LaneGraph;

  constructor(graph: LaneGraph) {
    this.graph = graph;
  }

  not(a: Mask): Mask {
    if (typeof a === 'boolean') return !a;
    return this.graph.insideNot(a) ?? this.graph.step('not', a);
  }

  and(a: Mask, b: Mask): Mask {
    if (a === false || b === false) return false;
    if (a === true || a === b) return b;
    if (b === true) return a;
    const inverted = this.graph.insideNot(b);
    if (inverted !== null) return this.graph.step('andNot', a, inverted);
    const other = this.graph.insideNot(a);
    return other === null ? this.graph.step('and', a, b) : this.graph.step('andNot', b, other);
  }

  or(a: Mask, b: Mask): Mask {
    if (a === true || b === true) return true;
    if (a === false || a === b) return b;
    return b === false ? a : this.graph.step('or', a, b);
  }

  /** Values of the first where the mask is so, of the second elsewhere. */
  pick(mask: Mask, a: Lane, b: Lane): Lane {
    if (typeof mask === 'boolean') return mask ? a : b;
    if (a === b) return a;
    const zero = this.graph.number(0);
    if (b === zero) return this.graph.step('and', a, mask);
    return a === zero ? this.graph.step('andNot', b, mask) : this.graph.step('pick', a, b, mask);
  }

  /** The bits of a constant where the mask is so. */
  bits(mask: Mask, constant: Lane): Lane {
    if (typeof mask === 'boolean') return mask ? constant : this.graph.number(0);
    return this.graph.step('and', mask, constant);
  }
}
