import type { DecisionTableGridProps } from './rule-props.ts';

/** Drawn by its properties alone. */
export default function DecisionTableGrid(_props: DecisionTableGridProps) {
  return null;
}
