import { useMemo } from 'react';
import type { RuleVocabulary } from '#kernel/rules/contract/complete-name-vocabulary.ts';
import { explainMistake, type Mistake, type MistakeSurroundings } from '#kernel/rules/contract/explain-mistake.ts';
import type { AnswerType, RuleTable } from '#kernel/rules/contract/rule-definition.ts';
import { cellText, type TableCell, testedBy } from './table-edits.ts';

/** What is wrong with a cell of a table. */
export type CellMistakes = (cell: TableCell) => readonly Mistake[];

/** Mistakes of every cell, each text read once as long as the vocabulary stays. */
export function useTableFaults(table: RuleTable, type: AnswerType, vocabulary: RuleVocabulary): CellMistakes {
  const read = useMemo(() => readOnce(vocabulary), [vocabulary]);
  return (cell) => {
    const source = cellText(table, cell) ?? '';
    const input = table.inputs[cell.column];
    if (cell.row === -1) return read(source, { kind: 'expression' });
    if (input === undefined) return read(source, { kind: 'expression', answers: type });
    return read(source, { kind: 'cell', tested: testedBy(vocabulary, input.text) });
  };
}

function readOnce(vocabulary: RuleVocabulary) {
  const known = new Map<string, readonly Mistake[]>();
  return (source: string, around: Omit<MistakeSurroundings, 'vocabulary'>): readonly Mistake[] => {
    const key = `${around.kind} ${around.tested?.name ?? ''} ${around.answers ?? ''} ${source}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const mistakes = explainMistake(source, { ...around, vocabulary });
    known.set(key, mistakes);
    return mistakes;
  };
}
