import { lazy, Suspense } from 'react';
import { LoadingState } from '../state/states.tsx';
import type {
  AnswerTreeProps,
  CaseTableProps,
  DecisionTableGridProps,
  ExpressionFieldProps,
  VersionDifferenceProps,
} from './rule-props.ts';

const Field = lazy(() => import('./expression-field.tsx'));
const Grid = lazy(() => import('./decision-table-grid.tsx'));
const Cases = lazy(() => import('./case-table.tsx'));
const Difference = lazy(() => import('./version-difference.tsx'));
const Tree = lazy(() => import('./answer-tree.tsx'));

/** An expression of FEEL to be written: names proposed, mistakes explained at their characters; loaded when first shown. */
export function ExpressionField(props: ExpressionFieldProps) {
  return (
    <Suspense fallback={<LoadingState lines={1} />}>
      <Field {...props} />
    </Suspense>
  );
}

/** A decision table as a grid of cells, on a phone as cards; loaded when first shown. */
export function DecisionTableGrid(props: DecisionTableGridProps) {
  return (
    <Suspense fallback={<LoadingState lines={6} />}>
      <Grid {...props} />
    </Suspense>
  );
}

/** Test cases in a plain table, answered as one types; loaded when first shown. */
export function CaseTable(props: CaseTableProps) {
  return (
    <Suspense fallback={<LoadingState lines={6} />}>
      <Cases {...props} />
    </Suspense>
  );
}

/** What changed between two versions of a rule, in words; loaded when first shown. */
export function VersionDifference(props: VersionDifferenceProps) {
  return (
    <Suspense fallback={<LoadingState lines={6} />}>
      <Difference {...props} />
    </Suspense>
  );
}

/** What a rule answered and why; loaded when first shown. */
export function AnswerTree(props: AnswerTreeProps) {
  return (
    <Suspense fallback={<LoadingState lines={6} />}>
      <Tree {...props} />
    </Suspense>
  );
}
