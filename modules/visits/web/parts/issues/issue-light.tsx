import type { CaseLight } from '#kernel/cases/contract/case-light.ts';
import { dueWords } from '#kernel/cases/web/front-door.ts';
import { Light, useText } from '#ui/index.ts';

/** Light of an issue with its working days left or over; nothing where no limit runs. */
export function IssueLight({ light, workingDays }: { light: CaseLight; workingDays: number | null }) {
  const text = useText('cases');
  return light === 'none' ? null : <Light state={light}>{dueWords({ light, workingDays }, text)}</Light>;
}
