import { useMemo } from 'react';
import type { RuleVocabulary } from '#kernel/rules/contract/complete-name-vocabulary.ts';
import {
  explainMistake,
  type Mistake,
  type MistakeSurroundings,
  mendMistakes,
} from '#kernel/rules/contract/explain-mistake.ts';
import type { AnswerType, RuleTable } from '#kernel/rules/contract/rule-definition.ts';
import type { DecisionTableGridProps } from './rule-props.ts';
import { cellText, type TableCell, testedBy } from './table-edits.ts';

/** What is wrong with a cell of a table. */
export type CellMistakes = (cell: TableCell) => readonly Mistake[];

/** Mistakes of every cell, each text read once as long as the vocabulary stays. */
export function useTableFaults(table: RuleTable, type: AnswerType, vocabulary: RuleVocabulary): CellMistakes {
  const read = useMemo(() => readOnce(vocabulary), [vocabulary]);
  return (cell) => read(cellText(table, cell) ?? '', around({ table, type, vocabulary }, cell));
}

type Told = Pick<DecisionTableGridProps, 'table' | 'type' | 'vocabulary'>;

function around(
  { table, type, vocabulary }: Told,
  { row, column }: TableCell,
): Omit<MistakeSurroundings, 'vocabulary'> {
  const input = table.inputs[column];
  if (row === -1) return { kind: 'expression' };
  if (input === undefined) return { kind: 'expression', answers: type };
  return { kind: 'cell', tested: testedBy(vocabulary, input.text) };
}

/** Each mistake of a cell; beside the first that can be mended, the cell with all mended that can be. */
export function mistakesToMend(
  told: Told & { readonly mistakes: CellMistakes },
  cell: TableCell,
): { readonly mistake: Mistake; readonly mended: string | null }[] {
  const found = told.mistakes(cell);
  const first = found.find(({ fix }) => fix !== null);
  const source = cellText(told.table, cell) ?? '';
  return found.map((mistake) => ({
    mistake,
    mended:
      mistake === first
        ? mendMistakes(source, { ...around(told, cell), vocabulary: told.vocabulary }).source.trim()
        : null,
  }));
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
