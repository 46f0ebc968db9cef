import { both, compare, either } from '../feel/compare.ts';
import { type FunctionValue, isKind, type RangeValue, type Value } from '../feel/values.ts';
import { builtin, overload } from './define-builtin.ts';

type Truth = boolean | null;

/** A point or a range as a range; a point includes both its ends. */
function asRange(value: Value): RangeValue | null {
  if (isKind(value, 'range')) return value;
  if (compare(value, value) === null) return null;
  return { kind: 'range', operator: null, start: value, end: value, startIncluded: true, endIncluded: true };
}

function less(left: Value, right: Value): Truth {
  const order = compare(left, right);
  return order === null ? null : order < 0;
}

function same(left: Value, right: Value): Truth {
  const order = compare(left, right);
  return order === null ? null : order === 0;
}

/** One range ends before another starts: nothing belongs to both. */
function before(a: RangeValue, b: RangeValue): Truth {
  return either(less(a.end, b.start), both(same(a.end, b.start), !a.endIncluded || !b.startIncluded));
}

/** One range ends exactly where another starts, and both hold that point. */
function meets(a: RangeValue, b: RangeValue): Truth {
  return both(a.endIncluded && b.startIncluded, same(a.end, b.start));
}

/** A start that lies no later than another, so that nothing of the other comes before it. */
function startsNoLater(a: RangeValue, b: RangeValue): Truth {
  return either(less(a.start, b.start), both(same(a.start, b.start), a.startIncluded || !b.startIncluded));
}

function endsNoEarlier(a: RangeValue, b: RangeValue): Truth {
  return either(less(b.end, a.end), both(same(a.end, b.end), a.endIncluded || !b.endIncluded));
}

function includes(a: RangeValue, b: RangeValue): Truth {
  return both(startsNoLater(a, b), endsNoEarlier(a, b));
}

function overlaps(a: RangeValue, b: RangeValue): Truth {
  const late = before(a, b);
  const early = before(b, a);
  const apart = either(late, early);
  return apart === null ? null : !apart;
}

/** The first starts earlier (or includes the common start) and ends inside the second. */
function overlapsBefore(a: RangeValue, b: RangeValue): Truth {
  const starts = either(less(a.start, b.start), both(same(a.start, b.start), a.startIncluded && !b.startIncluded));
  const reaches = either(less(b.start, a.end), both(same(a.end, b.start), a.endIncluded && b.startIncluded));
  const ends = either(less(a.end, b.end), both(same(a.end, b.end), !a.endIncluded || b.endIncluded));
  return both(both(starts, reaches), ends);
}

function starts(a: RangeValue, b: RangeValue): Truth {
  const together = both(same(a.start, b.start), a.startIncluded === b.startIncluded);
  return both(together, endsNoEarlier(b, a));
}

function finishes(a: RangeValue, b: RangeValue): Truth {
  const together = both(same(a.end, b.end), a.endIncluded === b.endIncluded);
  return both(together, startsNoLater(b, a));
}

function coincides(a: RangeValue, b: RangeValue): Truth {
  const ends = both(same(a.start, b.start), same(a.end, b.end));
  return both(ends, a.startIncluded === b.startIncluded && a.endIncluded === b.endIncluded);
}

type Relation = (a: RangeValue, b: RangeValue) => Truth;
type Names = readonly (readonly [string, string])[];

/** A relation with the names that its parameters may go by; the names say which are points and which are ranges. */
function relation(name: string, holds: Relation, names: Names): FunctionValue {
  return builtin(
    name,
    ...names.map(([first, second]) =>
      overload(
        [
          [first, kindNamed(first)],
          [second, kindNamed(second)],
        ],
        (run, left, right) => {
          const [a, b] = [asRange(left), asRange(right)];
          const answer = a === null || b === null ? null : holds(a, b);
          return answer ?? run.fail('badArguments', { name });
        },
      ),
    ),
  );
}

function kindNamed(parameter: string): 'range' | 'point' {
  return parameter.startsWith('range') ? 'range' : 'point';
}

const points: Names = [
  ['point1', 'point2'],
  ['point', 'range'],
  ['range', 'point'],
  ['range1', 'range2'],
];
const pointFirst: Names = [
  ['point', 'range'],
  ['range1', 'range2'],
];
const rangeFirst: Names = [
  ['range', 'point'],
  ['range1', 'range2'],
];
const rangesOnly: Names = [['range1', 'range2']];

/** Relations between points and ranges (DMN 1.5, 10.3.4.9, table 78). */
export const rangeFunctions: readonly FunctionValue[] = [
  relation('before', before, points),
  relation('after', (a, b) => before(b, a), points),
  relation('meets', meets, rangesOnly),
  relation('met by', (a, b) => meets(b, a), rangesOnly),
  relation('overlaps', overlaps, rangesOnly),
  relation('overlaps before', overlapsBefore, rangesOnly),
  relation('overlaps after', overlapsAfter, rangesOnly),
  relation('finishes', finishes, pointFirst),
  relation('finished by', (a, b) => finishes(b, a), rangeFirst),
  relation('includes', includes, rangeFirst),
  relation('during', (a, b) => includes(b, a), pointFirst),
  relation('starts', starts, pointFirst),
  relation('started by', (a, b) => starts(b, a), rangeFirst),
  relation('coincides', coincides, [['point1', 'point2'], ...rangesOnly]),
];

/** The second starts earlier and ends inside the first, which goes on past it. */
function overlapsAfter(a: RangeValue, b: RangeValue): Truth {
  const starts = either(less(b.start, a.start), both(same(a.start, b.start), b.startIncluded && !a.startIncluded));
  const reaches = either(less(a.start, b.end), both(same(a.start, b.end), a.startIncluded && b.endIncluded));
  const ends = either(less(b.end, a.end), both(same(a.end, b.end), a.endIncluded || !b.endIncluded));
  return both(both(starts, reaches), ends);
}
