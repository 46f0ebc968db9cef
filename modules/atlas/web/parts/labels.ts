import { useCallback } from 'react';
import { hasText, useText } from '#ui/index.ts';

/** Groups of codes of the contract that have texts. */
export type LabelGroup =
  | 'zoneKind'
  | 'coverage'
  | 'factKind'
  | 'stage'
  | 'stageBasis'
  | 'projectKind'
  | 'programmeKind'
  | 'programmeStatus'
  | 'firmKind'
  | 'serviceKind'
  | 'financeKind'
  | 'civicKind'
  | 'civicMeasure'
  | 'mechanismKind'
  | 'mechanismTier'
  | 'system'
  | 'practiceState'
  | 'practiceModule'
  | 'ownEntryKind'
  | 'policyStatus'
  | 'instrumentKind'
  | 'titleKind'
  | 'titleLevel'
  | 'titleStatus'
  | 'titleHolder'
  | 'metric';

/** A code of the contract in the reader's language; a code without a text is shown as it stands. */
export function useLabel(): (group: LabelGroup, code: string) => string {
  const text = useText('atlas');
  return useCallback(
    (group, code) => {
      const key = `${group}.${code}`;
      return hasText('atlas', key) ? text(key) : code;
    },
    [text],
  );
}
