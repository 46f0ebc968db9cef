import type { CaseTableProps } from './rule-props.ts';

/** Drawn by its properties alone. */
export default function CaseTable(_props: CaseTableProps) {
  return null;
}
