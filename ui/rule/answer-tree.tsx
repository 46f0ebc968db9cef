import type { AnswerTreeProps } from './rule-props.ts';

/** Drawn by its properties alone. */
export default function AnswerTree(_props: AnswerTreeProps) {
  return null;
}
