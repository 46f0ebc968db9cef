import { useMemo } from 'react';
import { useText } from '#ui/index.ts';
import type { NewWords } from './design-edits.ts';

/** Words that new fields, options and sections begin with, in the language of who designs. */
export function useNewWords(): NewWords {
  const text = useText('forms');
  return useMemo(
    () => ({
      field: (kind) => text(`web.design.newField.${kind}`),
      option: text('web.design.newOption'),
      section: text('web.design.newSection'),
      column: text('web.design.newField.column'),
    }),
    [text],
  );
}
