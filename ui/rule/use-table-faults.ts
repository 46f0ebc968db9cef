import { useMemo } from 'react';
import type { RuleVocabulary, RuleWord } from '#kernel/rules/contract/complete-name-vocabulary.ts';
import { explainMistake, type Mistake } from '#kernel/rules/contract/explain-mistake.ts';
import type { RuleTable } from '#kernel/rules/contract/rule-definition.ts';
import { cellText, type TableCell, testedBy } from './table-edits.ts';

/** What is wrong with a cell of a table. */
export type CellMistakes = (cell: TableCell) => readonly Mistake[];

/** Mistakes of every cell, each text read once as long as the vocabulary stays. */
export function useTableFaults(table: RuleTable, vocabulary: RuleVocabulary): CellMistakes {
  const read = useMemo(() => readOnce(vocabulary), [vocabulary]);
  return (cell) => {
    const source = cellText(table, cell) ?? '';
    const input = table.inputs[cell.column];
    if (cell.row === -1 || input === undefined) return read(source, undefined, 'expression');
    return read(source, testedBy(vocabulary, input.text), 'cell');
  };
}

function readOnce(vocabulary: RuleVocabulary) {
  const known = new Map<string, readonly Mistake[]>();
  return (source: string, tested: RuleWord | undefined, kind: 'cell' | 'expression'): readonly Mistake[] => {
    const key = `${kind} ${tested?.name ?? ''} ${source}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const mistakes = explainMistake(source, { vocabulary, kind, tested });
    known.set(key, mistakes);
    return mistakes;
  };
}
