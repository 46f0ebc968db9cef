import type { DayPlan, NumberPlan, Plan, TestPlan, TextPlan } from '../../../contract/plan/plan.ts';

/** A step of a plan of any kind. */
export type Part = NumberPlan | DayPlan | TextPlan | TestPlan;

/** A column that plans read, and the bounds that numbers were told to keep. */
export interface ReadColumn {
  readonly place: number;
  readonly is: 'number' | 'date' | 'boolean' | 'text';
  readonly bounds: { readonly least: number; readonly most: number } | null;
}

/** Every column that plans read, as often as they name it. */
export function columnsRead(plans: readonly Plan[]): ReadColumn[] {
  const found: ReadColumn[] = [];
  const seen = new Set<Part>();
  const visit = (part: Part, is: ReadColumn['is']): void => {
    if (seen.has(part)) return;
    seen.add(part);
    if (part.op === 'column') found.push({ place: part.place, is, bounds: 'least' in part ? part : null });
    for (const [one, kind] of kindsOf(part, is)) visit(one, kind);
  };
  for (const plan of plans) if (plan.is !== 'null') visit(plan.plan, kindOfPlan(plan));
  return found;
}

function kindOfPlan(plan: Exclude<Plan, { is: 'null' }>): ReadColumn['is'] {
  return plan.is === 'test' ? 'boolean' : plan.is;
}

/** The parts of a part, each with the kind of its value. */
function kindsOf(part: Part, is: ReadColumn['is']): (readonly [Part, ReadColumn['is']])[] {
  const all = (kind: ReadColumn['is']) => partsOf(part).map((one) => [one, kind] as const);
  switch (part.op) {
    case 'compare':
      return all('number');
    case 'compareDays':
    case 'daysBetween':
    case 'monthsBetween':
    case 'partOfDay':
      return all('date');
    case 'sameText':
    case 'oneOf':
      return all('text');
    case 'count':
    case 'and':
    case 'or':
    case 'not':
    case 'holds':
    case 'sameTruth':
      return all('boolean');
    case 'isNull':
      return part.of.is === 'null' ? [] : [[part.of.plan, kindOfPlan(part.of)]];
    case 'choose':
      return partsOf(part).map((one) => [one, one === part.test ? 'boolean' : is]);
    case 'addDays':
      return [
        [part.of, 'date'],
        [part.days, 'number'],
      ];
    case 'addMonths':
      return [
        [part.of, 'date'],
        [part.months, 'number'],
      ];
    default:
      return all(is);
  }
}

/** What a part is made of. */
export function partsOf(part: Part): readonly Part[] {
  switch (part.op) {
    case 'literal':
    case 'column':
    case 'nothing':
      return [];
    case 'and':
    case 'or':
    case 'add':
    case 'multiply':
    case 'min':
    case 'max':
    case 'divide':
    case 'compare':
    case 'compareDays':
    case 'sameText':
    case 'sameTruth':
      return [part.a, part.b];
    case 'choose':
      return [part.test, part.yes, part.no];
    case 'daysBetween':
    case 'monthsBetween':
      return [part.from, part.to];
    case 'addDays':
      return [part.of, part.days];
    case 'addMonths':
      return [part.of, part.months];
    case 'count':
      return part.tests;
    case 'isNull':
      return part.of.is === 'null' ? [] : [part.of.plan];
    default:
      return [part.of];
  }
}
