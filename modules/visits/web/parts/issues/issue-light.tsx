import type { CaseLight } from '#kernel/cases/contract/case-light.ts';
import { Light, useText } from '#ui/index.ts';

/** Light of an issue with its word; nothing where no limit runs. */
export function IssueLight({ light }: { light: CaseLight }) {
  const text = useText('visits');
  return light === 'none' ? null : <Light state={light}>{text(`issues.lights.${light}`)}</Light>;
}
