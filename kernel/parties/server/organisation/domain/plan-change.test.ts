import { beforeEach, describe, expect, it } from 'vitest';
import { type BareChange, openFurnished, openSketch, type Sketch } from './plan-change.fixture.ts';

let sketch: Sketch;
beforeEach(() => {
  sketch = openFurnished();
});

const day = '2026-03-01';
const id = (name: string, on = '2024-01-01') => sketch.idOf(name, on);

describe('founding', () => {
  it('needs the authority first, and only once', () => {
    const empty = openSketch();
    const founding = { kind: 'founding', effectiveOn: day, parentId: null, name: '甲局', code: 'jia' } as const;
    expect(empty.make({ ...founding, departmentKind: 'department' })).toEqual([]);
    expect(sketch.make({ ...founding, departmentKind: 'zoneAuthority' })).toEqual(['rootCount']);
  });

  it('stands from its day on, with a vacant head’s post', () => {
    const founding = {
      kind: 'founding',
      effectiveOn: day,
      departmentKind: 'department',
      name: '数据局',
      code: 'data',
    } as const;
    expect(sketch.make({ ...founding, parentId: id('管委会'), headTitle: '数据局长' })).toEqual([]);
    expect(sketch.namesOn('2026-02-28')).not.toContain('数据局');
    expect(sketch.namesOn(day)).toContain('数据局');
    const post = sketch.on(day).posts.get(id('数据局长', day));
    expect(post).toMatchObject({ head: true, holderId: null, confirmed: false });
  });

  it.each<[string, Partial<Extract<BareChange, { kind: 'founding' }>>, string]>([
    ['under what does not exist', { parentId: 'nobody' }, 'departmentUnknown'],
    ['before its parent', { effectiveOn: '2023-12-31' }, 'notStanding'],
    ['with a code that stands already', { code: 'c1' }, 'codeTwice'],
    ['with the name of a sibling', { name: '商务局' }, 'nameTwice'],
    ['too far ahead', { effectiveOn: '2032-01-01' }, 'tooFarAhead'],
  ])('is refused %s', (_what, change, fault) => {
    const founding = {
      kind: 'founding',
      effectiveOn: day,
      departmentKind: 'department',
      name: '新局',
      code: 'new',
    } as const;
    expect(sketch.make({ ...founding, parentId: id('管委会'), ...change })).toEqual([fault]);
  });

  it('hangs a section under a department and not the other way round', () => {
    const founding = {
      kind: 'founding',
      effectiveOn: day,
      departmentKind: 'department',
      name: '新局',
      code: 'new',
    } as const;
    expect(sketch.make({ ...founding, parentId: id('窗口科') })).toEqual(['wrongParent']);
  });
});

describe('amending', () => {
  const rename = (name: string, effectiveOn: string) =>
    sketch.make({ kind: 'amending', effectiveOn, departmentId: id('商务局'), name });

  it('keeps the name of every past day', () => {
    expect(rename('投促局', day)).toEqual([]);
    expect(rename('投资促进局', '2027-01-01')).toEqual([]);
    const nameOn = (on: string) => sketch.on(on).departments.get(id('商务局'))?.name;
    expect([nameOn('2026-02-28'), nameOn(day), nameOn('2026-12-31'), nameOn('2027-01-01')]).toEqual([
      ...['商务局', '投促局', '投促局', '投资促进局'],
    ]);
  });

  it('cannot overrun a later change, but replaces one of the same day', () => {
    rename('投促局', day);
    expect(rename('招商局', '2026-02-01')).toEqual(['laterChange']);
    expect(rename('招商局', day)).toEqual([]);
    expect(sketch.namesOn(day)).toContain('招商局');
    expect(sketch.namesOn(day)).not.toContain('投促局');
  });

  it('refuses what changes nothing, and a circle', () => {
    expect(rename('商务局', day)).toEqual(['nothingChanged']);
    const move = { kind: 'amending', effectiveOn: day } as const;
    expect(sketch.make({ ...move, departmentId: id('商务局'), parentId: id('外资科') })).toContain('circle');
    expect(sketch.make({ ...move, departmentId: id('管委会'), parentId: id('商务局') })).toEqual(['authorityStays']);
  });

  it('moves a section to another department', () => {
    const moved = sketch.make({
      kind: 'amending',
      effectiveOn: day,
      departmentId: id('外资科'),
      parentId: id('审批局'),
    });
    expect(moved).toEqual([]);
    expect(sketch.on(day).departments.get(id('外资科'))?.parentId).toBe(id('审批局'));
  });
});

describe('merging', () => {
  const merge = (sources: string[], into: Extract<BareChange, { kind: 'merging' }>['into']) =>
    sketch.make({ kind: 'merging', effectiveOn: day, sourceIds: sources.map((name) => id(name)), into });

  it('takes sections, posts, duties and work over, and closes the source', () => {
    const change = {
      kind: 'merging',
      effectiveOn: day,
      sourceIds: [id('商务局')],
      into: { departmentId: id('审批局') },
    } as const;
    const plan = sketch.plan({ ...change, sourceIds: [...change.sourceIds], documentNumber: '一号', reason: '改革' });
    expect(plan.moves).toEqual([{ fromId: id('商务局'), toId: id('审批局') }]);
    expect(merge(['商务局'], { departmentId: id('审批局') })).toEqual([]);
    const { departments, posts, duties } = sketch.on(day);
    expect(departments.has(id('商务局'))).toBe(false);
    expect(departments.get(id('外资科'))?.parentId).toBe(id('审批局'));
    expect(posts.get(id('商务局长'))).toMatchObject({
      departmentId: id('审批局'),
      head: false,
      holderId: 'p3',
      main: true,
    });
    expect(duties.get('issueCategory/land')).toEqual({ departmentId: id('审批局'), postId: id('商务局长') });
    expect(sketch.namesOn('2026-02-28')).toContain('商务局');
  });

  it('makes a new department out of several', () => {
    expect(merge(['审批局', '商务局'], { name: '行政服务局', code: 'service' })).toEqual([]);
    expect(sketch.namesOn(day).sort()).toEqual(['外资科', '建设科', '窗口科', '管委会', '行政服务局'].sort());
    const parent = id('行政服务局', day);
    expect([...sketch.on(day).departments.values()].filter((one) => one.parentId === parent)).toHaveLength(3);
  });

  it.each<[string, () => string[], string]>([
    ['the authority', () => merge(['管委会'], { departmentId: id('审批局') }), 'authorityStays'],
    ['a department and a section', () => merge(['商务局', '窗口科'], { departmentId: id('审批局') }), 'otherKind'],
    ['a department into a section', () => merge(['商务局'], { departmentId: id('窗口科') }), 'otherKind'],
    ['a department into itself', () => merge(['商务局'], { departmentId: id('商务局') }), 'targetAmongSources'],
    ['the same one twice', () => merge(['商务局', '商务局'], { departmentId: id('审批局') }), 'twiceTaken'],
    [
      'what is closed',
      () => {
        merge(['商务局'], { departmentId: id('审批局') });
        return merge(['商务局'], { departmentId: id('审批局') });
      },
      'notStanding',
    ],
  ])('refuses %s', (_what, run, fault) => {
    expect(run()).toEqual([fault]);
  });

  it('refuses two sections of one name in one department, and says so', () => {
    sketch.make({
      ...{ kind: 'founding', effectiveOn: '2025-01-01', departmentKind: 'section', parentId: id('商务局') },
      ...{ name: '窗口科', code: 'window2' },
    });
    const clash = { code: 'sectionNameTwice', params: { name: '窗口科', from: '商务局', to: '审批局' } };
    const merging = (sourceIds: string[], into: Parameters<typeof merge>[1]) =>
      sketch.plan({ kind: 'merging', effectiveOn: day, sourceIds, into, documentNumber: '1 号', reason: '试验' });
    expect(merging([id('商务局')], { departmentId: id('审批局') }).faults).toEqual([clash]);
    const fresh = merging([id('商务局'), id('审批局')], { name: '服务局', code: 'service' });
    expect(fresh.faults).toEqual([{ ...clash, params: { name: '窗口科', from: '审批局', to: '服务局' } }]);
  });
});

describe('splitting', () => {
  const split = (part: Partial<Extract<BareChange, { kind: 'splitting' }>['parts'][number]>) =>
    sketch.make({
      ...{ kind: 'splitting', effectiveOn: day, departmentId: id('商务局') },
      parts: [{ name: '外资局', code: 'foreign', sectionIds: [], postIds: [], duties: [], ...part }],
    });

  it('takes along what is named, and nothing else', () => {
    expect(split({ sectionIds: [id('外资科')], duties: [{ kind: 'issueCategory', code: 'land' }] })).toEqual([]);
    const { departments, posts, duties } = sketch.on(day);
    expect(departments.get(id('外资科'))?.parentId).toBe(id('外资局', day));
    expect(posts.get(id('商务局长'))?.departmentId).toBe(id('商务局'));
    expect(duties.get('issueCategory/land')).toEqual({ departmentId: id('外资局', day), postId: null });
  });

  it('leaves a duty with the department when only its post goes', () => {
    expect(split({ postIds: [id('商务局长')] })).toEqual([]);
    expect(sketch.on(day).duties.get('issueCategory/land')).toEqual({ departmentId: id('商务局'), postId: null });
    expect(sketch.on(day).posts.get(id('商务局长'))).toMatchObject({ head: false, holderId: 'p3' });
  });

  it('refuses what belongs to another department', () => {
    expect(split({ sectionIds: [id('窗口科')] })).toEqual(['notPartOf']);
    expect(split({ postIds: [id('审批局长')] })).toEqual(['notPartOf']);
    expect(split({ duties: [{ kind: 'serviceItem', code: 'permit' }] })).toEqual(['notPartOf']);
  });
});

describe('closing', () => {
  const close = (name: string, successor: string | null) =>
    sketch.make({
      ...{ kind: 'closing', effectiveOn: day, departmentId: id(name) },
      successorId: successor === null ? null : id(successor),
    });

  it('needs a successor while people sit there', () => {
    expect(close('商务局', null)).toEqual(['peopleLeft']);
    expect(close('商务局', '审批局')).toEqual([]);
  });

  it('without a successor takes sections and posts along and leaves the duties open', () => {
    sketch.make({ kind: 'ending', effectiveOn: day, postId: id('商务局长') });
    const change = { kind: 'closing', effectiveOn: day, departmentId: id('商务局'), successorId: null } as const;
    const plan = sketch.plan({ ...change, documentNumber: '一号', reason: '改革' });
    expect([...plan.idle].sort()).toEqual([id('商务局'), id('外资科')].sort());
    expect(sketch.make(change)).toEqual([]);
    expect(sketch.namesOn(day).sort()).toEqual(['审批局', '建设科', '窗口科', '管委会'].sort());
    expect(sketch.on(day).duties.get('issueCategory/land')).toEqual({ departmentId: null, postId: null });
  });

  it('goes into nothing below itself', () => {
    expect(close('商务局', '外资科')).toEqual(['targetAmongSources']);
  });
});

describe('posts', () => {
  const appoint = (
    title: string,
    staffId: string,
    holding: 'main' | 'additional',
    formerMain: 'vacate' | 'keep' = 'vacate',
  ) => sketch.make({ kind: 'appointing', effectiveOn: day, postId: id(title, day), staffId, holding, formerMain });
  const add = (under: string, title: string, head = false) =>
    sketch.make({ kind: 'postAdding', effectiveOn: day, departmentId: id(under), title, head });

  it('are held by one person at a time', () => {
    expect(appoint('审批局长', 'p4', 'main')).toEqual(['heldStill']);
    expect(sketch.make({ kind: 'ending', effectiveOn: day, postId: id('审批局长') })).toEqual([]);
    expect(appoint('审批局长', 'p4', 'main')).toEqual([]);
    expect(appoint('审批局长', 'p4', 'main')).toEqual(['alreadyHolds']);
  });

  it('move a person, or let the former main post become an additional one', () => {
    add('审批局', '副局长');
    expect(appoint('副局长', 'p2', 'main')).toEqual([]);
    expect(sketch.on(day).posts.get(id('建设科长'))?.holderId).toBeNull();
    add('审批局', '调研员');
    expect(appoint('调研员', 'p2', 'main', 'keep')).toEqual([]);
    expect(sketch.on(day).posts.get(id('副局长', day))).toMatchObject({ holderId: 'p2', main: false });
  });

  it('leave everybody with exactly one main post', () => {
    add('审批局', '副局长');
    expect(appoint('副局长', 'p4', 'additional')).toEqual(['needsMain']);
    expect(appoint('副局长', 'p2', 'additional')).toEqual([]);
    expect(sketch.make({ kind: 'ending', effectiveOn: day, postId: id('建设科长') })).toEqual(['mainCount']);
    expect(sketch.make({ kind: 'ending', effectiveOn: day, postId: id('副局长', day) })).toEqual([]);
    expect(sketch.make({ kind: 'ending', effectiveOn: day, postId: id('建设科长') })).toEqual([]);
  });

  it('know one head a department, confirmed holder by holder', () => {
    expect(add('审批局', '第二局长', true)).toEqual(['headTwice']);
    const confirm = () => sketch.make({ kind: 'confirming', effectiveOn: day, postId: id('审批局长') });
    expect(confirm()).toEqual([]);
    expect(confirm()).toEqual(['alreadyConfirmed']);
    sketch.make({ kind: 'ending', effectiveOn: day, postId: id('审批局长') });
    expect(confirm()).toEqual(['alreadyVacant']);
    appoint('审批局长', 'p4', 'main');
    expect(sketch.on(day).posts.get(id('审批局长'))?.confirmed).toBe(false);
    add('审批局', '副局长');
    expect(sketch.make({ kind: 'confirming', effectiveOn: day, postId: id('副局长', day) })).toEqual(['notHead']);
  });

  it('are abolished vacant, and leave their duties to the department', () => {
    const abolish = () => sketch.make({ kind: 'postAbolishing', effectiveOn: day, postId: id('商务局长') });
    expect(abolish()).toEqual(['heldStill']);
    sketch.make({ kind: 'ending', effectiveOn: day, postId: id('商务局长') });
    expect(abolish()).toEqual([]);
    expect(sketch.on(day).duties.get('issueCategory/land')).toEqual({ departmentId: id('商务局'), postId: null });
  });

  it('change their title, flag and department', () => {
    const amend = (change: { title?: string; departmentId?: string; head?: boolean }) =>
      sketch.make({ kind: 'postAmending', effectiveOn: day, postId: id('商务局长'), ...change });
    expect(amend({})).toEqual(['nothingChanged']);
    expect(amend({ title: '主任' })).toEqual([]);
    expect(amend({ departmentId: id('审批局') })).toEqual(['headTwice']);
    expect(amend({ departmentId: id('审批局'), head: false })).toEqual([]);
    expect(sketch.on(day).duties.get('issueCategory/land')?.postId).toBeNull();
  });

  it('take nobody whom the authority does not know', () => {
    add('审批局', '副局长');
    expect(appoint('副局长', 'stranger', 'main')).toEqual(['staffUnknown']);
  });
});

describe('duties', () => {
  const assign = (code: string, owner: { departmentId: string; postId?: string } | null) =>
    sketch.make({ kind: 'dutyAssigning', effectiveOn: day, duty: { kind: 'issueCategory', code }, owner });

  it('go from owner to owner, or to nobody', () => {
    expect(assign('land', { departmentId: id('审批局') })).toEqual([]);
    expect(sketch.on('2026-02-28').duties.get('issueCategory/land')?.departmentId).toBe(id('商务局'));
    expect(assign('land', null)).toEqual([]);
    expect(sketch.on(day).duties.get('issueCategory/land')?.departmentId).toBeNull();
    expect(assign('land', null)).toEqual(['nothingChanged']);
  });

  it('have owners that exist, and posts of the owner', () => {
    expect(assign('nothing', { departmentId: id('审批局') })).toEqual(['dutyUnknown']);
    expect(assign('land', { departmentId: 'nobody' })).toEqual(['departmentUnknown']);
    expect(assign('land', { departmentId: id('审批局'), postId: id('商务局长') })).toEqual(['notPartOf']);
    const old = { kind: 'alarmKind', code: 'old' } as const;
    const owner = { departmentId: id('审批局') };
    expect(sketch.make({ kind: 'dutyAssigning', effectiveOn: day, duty: old, owner })).toEqual(['itemWithdrawn']);
  });
});

describe('correcting', () => {
  const correct = (change: Partial<Extract<BareChange, { kind: 'correcting' }>>) =>
    sketch.make({ kind: 'correcting', departmentId: id('商务局'), validFrom: '2024-01-01', ...change });

  it('mends a period in place, also one that is over', () => {
    sketch.make({ kind: 'amending', effectiveOn: day, departmentId: id('商务局'), name: '投促局' });
    expect(correct({ name: '商贸局' })).toEqual([]);
    expect(sketch.namesOn('2025-01-01')).toContain('商贸局');
    expect(sketch.namesOn(day)).toContain('投促局');
  });

  it('moves the day of a change between its neighbours', () => {
    sketch.make({ kind: 'amending', effectiveOn: day, departmentId: id('商务局'), name: '投促局' });
    const late = { validFrom: day, newValidFrom: '2026-06-01' };
    expect(correct(late)).toEqual([]);
    expect(sketch.namesOn('2026-05-31')).toContain('商务局');
    expect(sketch.namesOn('2026-06-01')).toContain('投促局');
    expect(correct({ validFrom: day })).toEqual(['noSuchPeriod']);
    expect(correct({ validFrom: '2026-06-01', newValidFrom: '2024-01-01' })).toEqual(['beforeFormerPeriod']);
    expect(correct({ newValidFrom: '2026-06-01' })).toEqual(['afterNextPeriod']);
  });

  it('breaks no rule of any day', () => {
    expect(correct({ newValidFrom: '2024-06-01' })).toContain('parentGone');
    expect(correct({ name: '审批局' })).toEqual(['nameTwice']);
    expect(correct({})).toEqual(['nothingChanged']);
  });
});
