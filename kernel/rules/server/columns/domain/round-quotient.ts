import type { RoundingMode } from '../../../contract/plan/plan.ts';
import type { Lane, LaneGraph } from './lanes.ts';

/** What is divided: two lanes of whole numbers whose sizes together are proved below 2^53. */
export interface Quotient {
  readonly top: Lane;
  readonly bottom: Lane;
  readonly mode: RoundingMode;
  /** Whether neither is ever below zero. */
  readonly positive: boolean;
  /** Whether the divisor may be zero: null then. */
  readonly maybeZero: boolean;
}

/**
 * A quotient of whole numbers, rounded. The division of two doubles whose sizes sum to less than 2^53 never rounds up to a
 * whole number that the quotient does not reach: what is missing, at least 1/b, is more than half the distance of doubles
 * there. So its whole part is exact, and so are the rest a − q·b and twice the rest.
 */
export function roundQuotient(graph: LaneGraph, { top, bottom, mode, positive, maybeZero }: Quotient): Lane {
  const [a, b] = positive ? [top, bottom] : [graph.step('absolute', top), graph.step('absolute', bottom)];
  const whole = graph.step('truncate', graph.step('divide', a, b));
  const negative = positive ? null : differentSigns(graph, top, bottom);
  const away = goesAway(graph, { whole, rest: restOf(graph, { a, b, whole }), bottom: b, negative }, mode);
  const one = graph.number(1);
  const size = away === null ? whole : graph.step('add', whole, graph.step('and', away, one));
  const signed =
    negative === null ? size : graph.step('pick', graph.step('subtract', graph.number(0), size), size, negative);
  if (!maybeZero) return signed;
  const isZero = graph.step('equal', bottom, graph.number(0));
  return graph.step('pick', graph.number(Number.NaN), signed, isZero);
}

function differentSigns(graph: LaneGraph, a: Lane, b: Lane): Lane {
  const zero = graph.number(0);
  return graph.step('xor', graph.step('less', a, zero), graph.step('less', b, zero));
}

function restOf(graph: LaneGraph, { a, b, whole }: { a: Lane; b: Lane; whole: Lane }): () => Lane {
  return () => graph.step('subtract', a, graph.step('multiply', whole, b));
}

interface Parts {
  readonly whole: Lane;
  readonly rest: () => Lane;
  readonly bottom: Lane;
  readonly negative: Lane | null;
}

/** Where a quotient between two whole numbers is rounded away from zero; null for nowhere. */
function goesAway(graph: LaneGraph, { whole, rest, bottom, negative }: Parts, mode: RoundingMode): Lane | null {
  const zero = graph.number(0);
  const twice = () => graph.step('add', rest(), rest());
  switch (mode) {
    case 'down':
      return null;
    case 'up':
      return graph.step('more', rest(), zero);
    case 'floor':
      return negative === null ? null : graph.step('and', graph.step('more', rest(), zero), negative);
    case 'ceiling': {
      const broken = graph.step('more', rest(), zero);
      return negative === null ? broken : graph.step('andNot', broken, negative);
    }
    case 'halfUp':
      return graph.step('atLeast', twice(), bottom);
    case 'halfDown':
      return graph.step('more', twice(), bottom);
    case 'halfEven': {
      const half = graph.step('truncate', graph.step('multiply', whole, graph.number(0.5)));
      const isOdd = graph.step('differ', graph.step('add', half, half), whole);
      const isHalf = graph.step('equal', twice(), bottom);
      return graph.step('or', graph.step('more', twice(), bottom), graph.step('and', isHalf, isOdd));
    }
  }
}
