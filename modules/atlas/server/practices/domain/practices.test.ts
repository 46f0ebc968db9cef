import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { practiceFilter, practiceJob, practiceState } from '../../../contract/practice.ts';
import { readCarriers } from '../read-carriers.ts';
import { readPractices } from '../read-practices.ts';
import { countStates } from './count-states.ts';
import { findPractices } from './find-practices.ts';
import { type Carrier, carriedBy, carrier } from './join-carriers.ts';

const all = readPractices();
const find = (filter: object) => findPractices(all, practiceFilter.parse(filter), (job) => `job ${job}`);
const walk = { file: 'a.db.test.ts', title: 'walks it' };
const of = (proof: Carrier['proof']) =>
  new Map([['p', { id: 'p', module: 'visits', page: '/visits', proof } as const]]);

describe('the state of a practice', () => {
  const core = { id: 'p', tier: 'core', systems: [4] } as const;

  it('follows from its proof alone', () => {
    expect(carriedBy(core, of([])).state).toBe('notYet');
    expect(carriedBy(core, of([walk]))).toEqual({ module: 'visits', page: '/visits', state: 'works', proof: [walk] });
  });

  it('of a place, cluster or goal is recorded, whatever a list says of it', () => {
    expect(carriedBy({ ...core, tier: 'context' }, of([walk]))).toMatchObject({
      state: 'recorded',
      module: 'atlas',
      proof: [],
    });
  });

  it('that no list names is not yet, in the module of its first job', () => {
    expect(carriedBy({ ...core, systems: [8, 3] }, new Map())).toMatchObject({ state: 'notYet', module: 'evaluators' });
    expect(carriedBy({ ...core, systems: [] }, new Map())).toMatchObject({ state: 'notYet', module: 'atlas' });
  });

  it('cannot be written into the list', () => {
    const entry = { id: 'p', module: 'visits', page: '/visits', proof: [] };
    expect(carrier.safeParse(entry).success).toBe(true);
    expect(carrier.safeParse({ ...entry, state: 'works' }).success).toBe(false);
    expect(carrier.safeParse({ ...entry, module: 'magic' }).success).toBe(false);
  });
});

describe('the list of what carries practices', () => {
  it('names each of the 269 core practices once, and no other', () => {
    const core = all.filter(({ tier }) => tier === 'core').map(({ id }) => id);
    expect(core).toHaveLength(269);
    expect([...readCarriers().keys()].sort()).toEqual(core.sort());
  });

  it('counts all 337, each in one state', () => {
    const counts = countStates(all);
    expect(counts).toMatchObject({ core: 269, context: 68, recorded: 68, total: 337 });
    expect(counts.works + counts.notYet).toBe(269);
    expect(counts.works).toBe(all.filter(({ proof }) => proof.length > 0).length);
  });
});

describe('finding practices', () => {
  it('looks for every word in both names, description, figures, zone and jobs', () => {
    expect(find({ q: '时间银行' }).practices.map(({ id }) => id)).toEqual(['gl-time-bank']);
    expect(find({ q: 'TIME  bank' }).practices.map(({ id }) => id)).toContain('gl-time-bank');
    expect(find({ q: '7064' }).practices.map(({ id }) => id)).toEqual(['cd-visits']);
    expect(find({ q: '桂林 volunteer' }).practices.length).toBeGreaterThan(3);
    expect(find({ q: 'volunteer nowhere-at-all' }).practices).toEqual([]);
  });

  it('keeps the order of the pages, or that of names or states', () => {
    expect(find({}).practices).toEqual(all);
    const names = find({ sort: '-name' }).practices.map(({ nameEn }) => nameEn);
    expect(names).toEqual(names.toSorted().reverse());
    const states = find({ sort: 'state' }).practices.map(({ state }) => practiceState.options.indexOf(state));
    expect(states).toEqual(states.toSorted());
  });

  it('finds what a reader would, and each facet counts what choosing it would leave', () => {
    const some = <T>(values: readonly T[]) => fc.subarray([...values], { maxLength: 3 });
    const filters = fc.record({
      q: fc.constantFrom('', '平台', 'plan', 'firms', '西安'),
      job: some(practiceJob.options),
      state: some(practiceState.options),
      kind: some(['service', 'software', 'cluster'] as const),
      zone: some(['xian-htz', 'chengdu-htz', 'guilin-htz']),
    });
    fc.assert(
      fc.property(filters, (filter) => {
        const { practices, facets } = find(filter);
        const within = (chosen: readonly string[], values: readonly string[]) =>
          chosen.length === 0 || values.some((value) => chosen.includes(value));
        for (const one of practices) {
          expect(within(filter.job, one.systems.map(String)) && within(filter.state, [one.state])).toBe(true);
          expect(within(filter.kind, [one.kind]) && within(filter.zone, [one.zoneId])).toBe(true);
        }
        for (const { value, count } of facets.state) {
          expect(find({ ...filter, state: [value] }).practices).toHaveLength(count);
        }
      }),
    );
  });
});
