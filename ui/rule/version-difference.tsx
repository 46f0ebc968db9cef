import type { VersionDifferenceProps } from './rule-props.ts';

/** Drawn by its properties alone. */
export default function VersionDifference(_props: VersionDifferenceProps) {
  return null;
}
