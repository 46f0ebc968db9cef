import type { ExpressionFieldProps } from './rule-props.ts';

/** An expression of FEEL to be written. */
export default function ExpressionField(_props: ExpressionFieldProps) {
  return null;
}
