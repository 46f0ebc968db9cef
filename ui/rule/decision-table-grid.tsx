import '../sheet/sheet.css';
import './table.css';
import { useState } from 'react';
import type { RuleTable } from '#kernel/rules/contract/rule-definition.ts';
import { useText } from '../i18n/i18n.ts';
import { Icon } from '../icons/icon.tsx';
import { useNarrow } from '../media/narrow.ts';
import ExpressionField from './expression-field.tsx';
import { PastedNote } from './pasted-note.tsx';
import type { DecisionTableGridProps } from './rule-props.ts';
import { TableCards } from './table-cards.tsx';
import { emptyRow, mostRows, type Pasted } from './table-edits.ts';
import { TableGapList } from './table-gap-list.tsx';
import { TableGrid } from './table-grid.tsx';
import { TablePolicy } from './table-policy.tsx';
import { useTableFaults } from './use-table-faults.ts';

/**
 * A decision table: how it answers, then its rows as a grid that is walked and filled like a sheet, on a phone as cards,
 * and what answers where no row does. Cells of a spreadsheet are pasted as documents write them.
 */
export default function DecisionTableGrid(props: DecisionTableGridProps) {
  const { table, vocabulary, onChange, readOnly = false } = props;
  const text = useText('rules');
  const narrow = useNarrow();
  const mistakes = useTableFaults(table, props.type, vocabulary);
  const [pasted, setPasted] = useState<{ told: Pasted; before: RuleTable }>();
  const onPasted = (told: Pasted) => {
    setPasted({ told, before: table });
    onChange(told.table);
  };
  const Rows = narrow ? TableCards : TableGrid;
  return (
    <div className="ys-table">
      <TablePolicy {...props} />
      <Rows {...props} mistakes={mistakes} onPasted={onPasted} />
      <TableGapList table={table} vocabulary={vocabulary} />
      {pasted === undefined ? null : (
        <PastedNote
          pasted={pasted.told}
          onUndo={() => {
            onChange(pasted.before);
            setPasted(undefined);
          }}
          onClose={() => setPasted(undefined)}
        />
      )}
      {readOnly ? null : (
        <div className="ys-table-verbs">
          <button
            type="button"
            className="ys-link"
            disabled={table.rows.length >= mostRows}
            onClick={() => onChange({ ...table, rows: [...table.rows, emptyRow(table)] })}
          >
            <Icon name="plus" />
            {text('editor.table.addRow')}
          </button>
          {narrow ? null : <span className="ys-meta">{text('editor.table.keys')}</span>}
        </div>
      )}
      <Otherwise {...props} />
    </div>
  );
}

function Otherwise({ table, type, vocabulary, onChange, readOnly = false }: DecisionTableGridProps) {
  const text = useText('rules');
  if (readOnly && table.otherwise === null) return null;
  return (
    <div className="ys-table-otherwise">
      <ExpressionField
        label={text('editor.table.otherwise')}
        value={table.otherwise ?? ''}
        onChange={(typed) => onChange({ ...table, otherwise: typed.trim() === '' ? null : typed })}
        vocabulary={vocabulary}
        placeholder={text('editor.table.nothingOtherwise')}
        readOnly={readOnly}
        answers={type}
      />
    </div>
  );
}
