import { useParams } from '@tanstack/react-router';
import { CasePage } from '../parts/case-page.tsx';

/** A case of a kind without a page of its own. */
export function CaseByIdPage() {
  const { caseId } = useParams({ strict: false });
  return caseId === undefined ? null : <CasePage key={caseId} caseId={caseId} />;
}
