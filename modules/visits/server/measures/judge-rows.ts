import type { RowFault } from '#platform/sheets/contract/cell-fault.ts';
import type { ImportRow, RowVerdict } from '#platform/sheets/server/imports/sheet-register.ts';
import type { MeasureState } from '../../contract/measure.ts';
import { stateAfter } from './domain/measure-states.ts';

/** A measure as a row of a sheet tells it. */
export type ToldMeasure = {
  documentId: string;
  /** Title of the aspect; a new one is added to the document. */
  aspect: string | null;
  title: string;
  content: string | null;
  leadDepartmentId: string;
  cooperatingIds: readonly string[];
  dueOn: string;
};

/** A measure that stands, as rows are held against it. */
export type StandingMeasure = ToldMeasure & { id: string; state: MeasureState };

/** What the rows of a sheet are held against. */
export interface MeasureRows {
  documents: readonly { id: string; number: string }[];
  departments: readonly { id: string; name: string; standing: boolean }[];
  measures: readonly StandingMeasure[];
  /** A state in the reader's words. */
  stateWords: (state: MeasureState) => string;
}

/** A row with what it would write. */
export interface JudgedMeasure {
  told: ToldMeasure | undefined;
  standing: StandingMeasure | undefined;
  verdict: RowVerdict;
}

function fault(name: string, column: string, params: RowFault['params'] = {}): RowFault {
  return { column, code: `visits:measures.import.faults.${name}`, params, severity: 'error', proposal: null };
}

const textOf = ({ values }: ImportRow, key: string): string | null => {
  const value = values[key];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
};

/** A verdict for each row: the document and departments that it means, and whether the measure stands there already. */
export function judgeMeasures(rows: readonly ImportRow[], ground: MeasureRows): JudgedMeasure[] {
  const firstRows = new Map<string, number>();
  return rows.map((row): JudgedMeasure => {
    const { told, faults } = readRow(row, ground);
    if (told === undefined) return { told, standing: undefined, verdict: { action: 'reject', faults } };
    const key = `${told.documentId} ${told.title}`;
    const first = firstRows.get(key);
    firstRows.set(key, first ?? row.rowNumber);
    const standing = ground.measures.find((one) => one.documentId === told.documentId && one.title === told.title);
    if (first !== undefined) return reject(standing, fault('twice', 'title', { row: first }));
    if (standing === undefined) return { told, standing, verdict: { action: 'add', faults } };
    return beside(told, standing, { row, ground });
  });
}

function reject(standing: StandingMeasure | undefined, found: RowFault): JudgedMeasure {
  return { told: undefined, standing, verdict: { action: 'reject', faults: [found] } };
}

function beside(
  told: ToldMeasure,
  standing: StandingMeasure,
  { row, ground }: { row: ImportRow; ground: MeasureRows },
): JudgedMeasure {
  const nameOf = (id: string) => ground.departments.find((one) => one.id === id)?.name ?? '';
  const shown = (one: ToldMeasure) => ({
    ...{ aspect: one.aspect, content: one.content, lead: nameOf(one.leadDepartmentId), dueOn: one.dueOn },
    cooperating: one.cooperatingIds.map(nameOf).sort().join('、') || null,
  });
  const [before, after] = [shown(standing), shown(told)];
  const changes = (Object.keys(after) as (keyof typeof after)[]).flatMap((column) =>
    before[column] === after[column] ? [] : [{ column, before: before[column], after: after[column] }],
  );
  const subject = { id: standing.id, name: standing.title };
  if (changes.length === 0) return { told: undefined, standing, verdict: { action: 'same', subject, faults: [] } };
  if (stateAfter(standing.state, 'amend') === undefined) {
    return reject(standing, fault('closed', 'title', { state: ground.stateWords(standing.state) }));
  }
  const faults: RowFault[] = row.reason === null ? [{ ...fault('reason', 'title'), severity: 'needsReason' }] : [];
  return { told, standing, verdict: { action: 'change', subject, changes, faults } };
}

function readRow(row: ImportRow, ground: MeasureRows): { told: ToldMeasure | undefined; faults: RowFault[] } {
  const faults: RowFault[] = [];
  const number = textOf(row, 'documentNumber') ?? '';
  const document = ground.documents.find((one) => one.number === number);
  if (document === undefined) faults.push(fault('document', 'documentNumber', { number }));
  const department = (name: string, column: string): string => {
    const found = ground.departments.filter((one) => one.standing && one.name === name);
    if (found.length !== 1) faults.push(fault(found.length === 0 ? 'department' : 'departmentTwice', column, { name }));
    return found[0]?.id ?? '';
  };
  const leadDepartmentId = department(textOf(row, 'lead') ?? '', 'lead');
  const helping = (textOf(row, 'cooperating') ?? '').split(/[、,，;；/]/).map((name) => name.trim());
  const cooperatingIds = helping.filter((name) => name !== '').map((name) => department(name, 'cooperating'));
  if (document === undefined || faults.length > 0) return { told: undefined, faults };
  return {
    faults,
    told: {
      ...{ documentId: document.id, aspect: textOf(row, 'aspect'), title: textOf(row, 'title') ?? '' },
      ...{ content: textOf(row, 'content'), leadDepartmentId, dueOn: textOf(row, 'dueOn') ?? '' },
      cooperatingIds: [...new Set(cooperatingIds)].filter((id) => id !== leadDepartmentId),
    },
  };
}
