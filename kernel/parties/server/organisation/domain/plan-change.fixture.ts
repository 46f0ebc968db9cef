import type { OrganisationChange } from '../../../contract/organisation-changes.ts';
import { type Plan, withPlan } from './draft.ts';
import { type AskedChange, type Ground, planChange } from './plan-change.ts';
import type { KnownDuty } from './plan-duty.ts';
import type { LoggedChange } from './plan-undoing.ts';
import { type Records, resolveAll, type Snapshot, snapshotOn } from './records.ts';

/** A change without what papers say of it. */
export type BareChange = OrganisationChange extends infer C
  ? C extends OrganisationChange
    ? Omit<C, 'documentNumber' | 'reason'>
    : never
  : never;

/** An organisation in memory that changes are tried on. */
export interface Sketch {
  records: Records;
  log: LoggedChange[];
  /** Carries a change out, or answers the codes of its faults and stays as it was. */
  make(change: BareChange | { kind: 'confirming'; postId: string; effectiveOn: string }): string[];
  undo(number: number): string[];
  plan(change: AskedChange): Plan;
  on(day: string): Snapshot;
  /** Id of what has this name or title on a day. */
  idOf(name: string, day: string): string;
  /** Names of what stands on a day, in no order. */
  namesOn(day: string): string[];
}

const duties: ReadonlyMap<string, KnownDuty> = new Map([
  ['issueCategory/land', { name: '用地', withdrawn: false }],
  ['serviceItem/permit', { name: '许可', withdrawn: false }],
  ['alarmKind/old', { name: '旧报警', withdrawn: true }],
]);

/** People that a sketch knows. */
export const people = ['p1', 'p2', 'p3', 'p4'];

/** An empty organisation; ids are counted, so that a failing case reads the same each time. */
export function openSketch(): Sketch {
  let made = 0;
  const sketch: Sketch = {
    records: { department: [], post: [], duty: [] },
    log: [],
    plan: (change) =>
      planChange(
        groundOf(sketch, () => `n${++made}`),
        change,
      ),
    make: (change) => carry(sketch, { documentNumber: '文号', reason: '事由', ...change } as AskedChange),
    undo: (number) => carry(sketch, { kind: 'undoing', undoes: number, reason: '有误' }),
    on: (day) => snapshotOn(resolveAll(sketch.records), day),
    idOf: (name, day) => {
      const { departments, posts } = sketch.on(day);
      const found =
        [...departments].find(([, one]) => one.name === name) ?? [...posts].find(([, one]) => one.title === name);
      if (found === undefined) throw new RangeError(`${name} does not stand on ${day}`);
      return found[0];
    },
    namesOn: (day) => [...sketch.on(day).departments.values()].map((one) => one.name),
  };
  return sketch;
}

function groundOf({ records, log }: Sketch, newId: () => string): Ground {
  return { records, log, staff: new Set(people), duties, latest: '2031-12-31', newId };
}

function carry(sketch: Sketch, change: AskedChange): string[] {
  const plan = sketch.plan(change);
  if (plan.faults.length > 0) return plan.faults.map((fault) => fault.code);
  const number = sketch.log.length + 1;
  sketch.records = withPlan(sketch.records, plan, number);
  const undoes = change.kind === 'undoing' ? change.undoes : null;
  sketch.log.push({ number, kind: change.kind, effectiveOn: plan.effectiveOn, undoes });
  return [];
}

/** An authority with two departments, sections, posts, people and duties, from 2024-01-01 on. */
export function openFurnished(): Sketch {
  const sketch = openSketch();
  const day = '2024-01-01';
  const found = (departmentKind: 'zoneAuthority' | 'department' | 'section', name: string, under: string | null) => {
    const parentId = under === null ? null : sketch.idOf(under, day);
    const code = `c${sketch.log.length}`;
    sketch.make({ kind: 'founding', effectiveOn: day, departmentKind, parentId, name, code });
  };
  found('zoneAuthority', '管委会', null);
  found('department', '审批局', '管委会');
  found('section', '窗口科', '审批局');
  found('section', '建设科', '审批局');
  found('department', '商务局', '管委会');
  found('section', '外资科', '商务局');
  const posts = [
    ['审批局', '审批局长', true, 'p1'],
    ['建设科', '建设科长', true, 'p2'],
    ['商务局', '商务局长', true, 'p3'],
  ] as const;
  for (const [under, title, head, staffId] of posts) {
    sketch.make({ kind: 'postAdding', effectiveOn: day, departmentId: sketch.idOf(under, day), title, head });
    const postId = sketch.idOf(title, day);
    sketch.make({ kind: 'appointing', effectiveOn: day, postId, staffId, holding: 'main', formerMain: 'vacate' });
  }
  const land = { kind: 'issueCategory', code: 'land' } as const;
  const owner = { departmentId: sketch.idOf('商务局', day), postId: sketch.idOf('商务局长', day) };
  sketch.make({ kind: 'dutyAssigning', effectiveOn: day, duty: land, owner });
  return sketch;
}
