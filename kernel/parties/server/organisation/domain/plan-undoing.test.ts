import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { examineDay, examineOrganisation } from './examine-organisation.ts';
import { type BareChange, openFurnished, people, type Sketch } from './plan-change.fixture.ts';
import { resolveAll, snapshotOn, turningDays } from './records.ts';

const day = '2026-03-01';
const rename = (sketch: Sketch, name: string, effectiveOn = day) =>
  sketch.make({ kind: 'amending', effectiveOn, departmentId: sketch.idOf('商务局', '2024-01-01'), name });

/** What the organisation says of every day, without the rows behind it. */
const truth = (sketch: Sketch) => {
  const resolved = resolveAll(sketch.records);
  return JSON.stringify(
    turningDays(resolved).map((one) => {
      const { departments, posts, duties } = snapshotOn(resolved, one);
      return [
        one,
        [...departments].sort(),
        [...posts].sort(),
        [...duties].filter(([, duty]) => duty.departmentId).sort(),
      ];
    }),
  );
};

describe('undoing', () => {
  it('restores what was, and can be done step by step', () => {
    const sketch = openFurnished();
    const states = [truth(sketch)];
    const first = sketch.log.length + 1;
    rename(sketch, '投促局');
    states.push(truth(sketch));
    rename(sketch, '招商局', '2026-09-01');
    expect(sketch.undo(first)).toEqual(['builtOn']);
    expect(sketch.undo(first + 1)).toEqual([]);
    expect(truth(sketch)).toBe(states[1]);
    expect(sketch.undo(first)).toEqual([]);
    expect(truth(sketch)).toBe(states[0]);
  });

  it('restores a state that was replaced on the same day', () => {
    const sketch = openFurnished();
    rename(sketch, '投促局');
    const before = truth(sketch);
    rename(sketch, '招商局');
    expect(sketch.undo(sketch.log.length)).toEqual([]);
    expect(truth(sketch)).toBe(before);
    expect(sketch.namesOn(day)).toContain('投促局');
  });

  it('is refused when something hangs on what was founded', () => {
    const sketch = openFurnished();
    const parentId = sketch.idOf('管委会', day);
    const founding = { kind: 'founding', effectiveOn: day, departmentKind: 'department', parentId } as const;
    sketch.make({ ...founding, name: '数据局', code: 'data' });
    const number = sketch.log.length;
    sketch.make({
      kind: 'postAdding',
      effectiveOn: day,
      departmentId: sketch.idOf('数据局', day),
      title: '专员',
      head: false,
    });
    expect(sketch.undo(number)).toEqual(['builtOn']);
    expect(sketch.undo(number + 1)).toEqual([]);
    expect(sketch.undo(number)).toEqual([]);
    expect(sketch.namesOn(day)).not.toContain('数据局');
  });

  it('is done once, never of an undoing, never of what is not there', () => {
    const sketch = openFurnished();
    rename(sketch, '投促局');
    const number = sketch.log.length;
    expect(sketch.undo(number)).toEqual([]);
    expect(sketch.undo(number)).toEqual(['alreadyUndone']);
    expect(sketch.undo(number + 1)).toEqual(['notUndoable']);
    expect(sketch.undo(999)).toEqual(['changeUnknown']);
  });

  it('lets the same change be made again', () => {
    const sketch = openFurnished();
    rename(sketch, '投促局');
    sketch.undo(sketch.log.length);
    expect(rename(sketch, '投促局', '2025-01-01')).toEqual([]);
    expect(sketch.namesOn('2025-01-01')).toContain('投促局');
  });
});

/** A change with places instead of ids: which department, post or person is chosen among those that there are. */
const step = fc.record({
  what: fc.constantFrom(
    'found',
    'rename',
    'move',
    'merge',
    'mergeNew',
    'split',
    'close',
    'post',
    'appoint',
    'end',
    'duty',
    'correct',
    'undo',
  ),
  one: fc.nat(40),
  other: fc.nat(40),
  month: fc.integer({ min: 0, max: 35 }),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const dayOf = ({ month }: Step) => `${2024 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;

function changeOf(sketch: Sketch, { what, one, other, ...rest }: Step): BareChange | number {
  const effectiveOn = dayOf({ what, one, other, ...rest });
  const { departments, posts } = sketch.on(effectiveOn);
  const pick = (ids: string[], at: number) => ids[at % Math.max(1, ids.length)] ?? 'nobody';
  const department = (at: number) => pick([...departments.keys()], at);
  const post = (at: number) => pick([...posts.keys()], at);
  const fresh = { name: `新${one}局${other}`, code: `n${one}x${other}` };
  const duty = { kind: 'issueCategory', code: 'land' } as const;
  const changes: Record<Step['what'], BareChange | number> = {
    found: {
      kind: 'founding',
      effectiveOn,
      departmentKind: one % 2 ? 'section' : 'department',
      parentId: department(other),
      ...fresh,
    },
    rename: { kind: 'amending', effectiveOn, departmentId: department(one), name: fresh.name },
    move: { kind: 'amending', effectiveOn, departmentId: department(one), parentId: department(other) },
    merge: { kind: 'merging', effectiveOn, sourceIds: [department(one)], into: { departmentId: department(other) } },
    mergeNew: { kind: 'merging', effectiveOn, sourceIds: [department(one), department(other)], into: fresh },
    split: {
      kind: 'splitting',
      effectiveOn,
      departmentId: department(one),
      parts: [{ ...fresh, sectionIds: [department(other)], postIds: [], duties: [] }],
    },
    close: {
      kind: 'closing',
      effectiveOn,
      departmentId: department(one),
      successorId: other % 3 ? department(other) : null,
    },
    post: { kind: 'postAdding', effectiveOn, departmentId: department(one), title: fresh.name, head: other % 2 === 0 },
    appoint: {
      ...{ kind: 'appointing', effectiveOn, postId: post(one), staffId: people[other % people.length] ?? '' },
      ...{ holding: other % 2 ? 'main' : 'additional', formerMain: one % 2 ? 'keep' : 'vacate' },
    },
    end: { kind: 'ending', effectiveOn, postId: post(one) },
    duty: { kind: 'dutyAssigning', effectiveOn, duty, owner: other % 4 ? { departmentId: department(one) } : null },
    correct: { kind: 'correcting', departmentId: department(one), validFrom: '2024-01-01', name: fresh.name },
    undo: 1 + (one % Math.max(1, sketch.log.length)),
  };
  return changes[what];
}

describe('any sequence of changes', () => {
  it('leaves one tree on every day, and undone from the end it is as if it had not been', () => {
    let made = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 14 }), (steps) => {
        const sketch = openFurnished();
        const start = sketch.log.length;
        const states = [truth(sketch)];
        for (const one of steps) {
          const change = changeOf(sketch, one);
          const before = truth(sketch);
          const faults = typeof change === 'number' ? sketch.undo(change) : sketch.make(change);
          if (faults.length > 0) expect(truth(sketch)).toBe(before);
          else made += 1;
          expect(examineOrganisation(sketch.records)).toEqual([]);
          for (const probe of ['2024-01-01', '2025-05-17', '2026-03-01', '2099-01-01']) {
            expect(examineDay(sketch.on(probe))).toEqual([]);
            expect([...sketch.on(probe).departments.values()].filter((dept) => dept.parentId === null)).toHaveLength(1);
          }
          states.push(truth(sketch));
        }
        const undone = new Set(sketch.log.flatMap((change) => change.undoes ?? []));
        for (const { number, kind } of sketch.log.toReversed()) {
          if (number <= start || kind === 'undoing' || undone.has(number)) continue;
          expect(sketch.undo(number)).toEqual([]);
        }
        if (![...undone].some((number) => number <= start)) expect(truth(sketch)).toBe(states[0]);
      }),
      { numRuns: Number(process.env.SOAK_TIMES ?? 150) },
    );
    // A run in which everything is refused would prove nothing.
    expect(made).toBeGreaterThan(100);
  });
});
