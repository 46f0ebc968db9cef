import type { ColumnType } from '../feel-compile/columns.ts';
import type { Plan } from './plan.ts';

/** The value that a row holds at a place. */
export function columnPlan(type: ColumnType, place: number): Plan {
  switch (type.is) {
    case 'number': {
      const { scale, least, most } = type;
      return { is: 'number', plan: { op: 'column', place, scale, least, most } };
    }
    case 'boolean':
      return { is: 'test', plan: { op: 'column', place } };
    case 'text':
      return { is: 'text', plan: { op: 'column', place } };
    case 'date':
      return { is: 'date', plan: { op: 'column', place } };
  }
}
