import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addressKey } from './address-key.ts';
import { classOf } from './class-of.ts';
import { openCounter } from './counter.ts';
import { openLimits } from './limits.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a counter', () => {
  it('lets the calls of a window through at once, then says how long to wait, then begins anew', async () => {
    const counter = openCounter({ calls: 3, seconds: 60 });
    expect([await counter.take('a'), await counter.take('a'), await counter.take('a')]).toEqual([0, 0, 0]);
    expect(await counter.take('a')).toBe(60);
    expect(await counter.take('b')).toBe(0);
    await vi.advanceTimersByTimeAsync(20_500);
    expect(await counter.take('a')).toBe(40);
    await vi.advanceTimersByTimeAsync(39_600);
    expect(await counter.take('a')).toBe(0);
  });

  it('takes a call back, but gives nobody more than there were', async () => {
    const counter = openCounter({ calls: 2, seconds: 60 });
    await counter.take('a');
    await counter.giveBack('a');
    await counter.giveBack('never came');
    expect([await counter.take('a'), await counter.take('a')]).toEqual([0, 0]);
    expect(await counter.take('a')).toBeGreaterThan(0);
  });

  it('remembers so many keys and forgets the quietest', async () => {
    const counter = openCounter({ calls: 1, seconds: 60, keys: 3 });
    for (const key of ['a', 'b', 'c']) await counter.take(key);
    expect(await counter.take('a')).toBeGreaterThan(0);
    await counter.take('d');
    expect(await counter.take('b')).toBe(0);
    expect(await counter.take('a')).toBeGreaterThan(0);
  });

  it('keeps no timer for what it forgot, however many came', async () => {
    const counter = openCounter({ calls: 1, seconds: 600, keys: 10 });
    for (let turn = 0; turn < 500; turn += 1) await counter.take(`key ${turn}`);
    expect(vi.getTimerCount()).toBeLessThanOrEqual(10);
  });
});

describe('an address', () => {
  it('counts the same in every spelling', () => {
    expect(addressKey('::ffff:192.0.2.7')).toBe('192.0.2.7');
    expect(addressKey('::ffff:c000:207')).toBe('192.0.2.7');
    expect(addressKey('2001:DB8::1')).toBe(addressKey('2001:db8:0:0:ffff::2'));
    expect(addressKey('')).toBe('unknown');
  });

  it('of IPv6 counts by its first 64 bits', () => {
    const group = fc.integer({ min: 0, max: 0xffff }).map((part) => part.toString(16));
    fc.assert(
      fc.property(
        fc.array(group, { minLength: 8, maxLength: 8 }),
        fc.array(group, { minLength: 4, maxLength: 4 }),
        (groups, tail) => {
          fc.pre(!groups.slice(0, 4).every((part) => part === '0'));
          const other = [...groups.slice(0, 4), ...tail].join(':');
          expect(addressKey(other)).toBe(addressKey(groups.join(':')));
          const next = [
            groups[0],
            groups[1],
            groups[2],
            (Number.parseInt(groups[3] ?? '0', 16) ^ 1).toString(16),
            ...tail,
          ];
          expect(addressKey(next.join(':'))).not.toBe(addressKey(other));
        },
      ),
    );
  });
});

describe('the class of an endpoint', () => {
  it('is what it declares, or what its shape says', () => {
    expect(classOf({ id: 'a.listFirms', method: 'GET' })).toBe('reading');
    expect(classOf({ id: 'a.exportFirms', method: 'GET' })).toBe('export');
    expect(classOf({ id: 'a.exporterGone', method: 'GET' })).toBe('reading');
    expect(classOf({ id: 'a.saveFirm', method: 'PUT' })).toBe('writing');
    expect(classOf({ id: 'a.uploadFile', method: 'POST', consumes: 'bytes' })).toBe('upload');
    expect(classOf({ id: 'a.signIn', method: 'POST', limit: 'signIn' })).toBe('signIn');
  });
});

const read = { id: 'a.list', method: 'GET' } as const;
const signIn = { id: 'a.signIn', method: 'POST', limit: 'signIn' } as const;
const call = { endpoint: read, address: '192.0.2.1', accountId: undefined, body: undefined };
const tooMany = { code: 'http.tooManyRequests' };

/** How many calls pass before one is refused. */
async function passes(times: number, enter: (turn: number) => Promise<unknown>): Promise<number> {
  for (let turn = 0; turn < times; turn += 1) {
    try {
      await enter(turn);
    } catch (error) {
      expect(error).toMatchObject({ ...tooMany, params: { seconds: expect.any(Number) } });
      return turn;
    }
  }
  return times;
}

describe('limits', () => {
  it('are those that the guide names', async () => {
    const limits = openLimits();
    const by = (accountId: string, endpoint: typeof call.endpoint | object) =>
      passes(1_000, () => limits.enter({ ...call, accountId, endpoint: { ...read, ...endpoint } }));
    expect(await by('one', {})).toBe(600);
    expect(await by('one', { method: 'POST' })).toBe(120);
    expect(await by('one', { id: 'a.exportList' })).toBe(10);
    expect(await by('one', { method: 'POST', consumes: 'bytes' })).toBe(60);
    expect(await by('two', {})).toBe(600);
    expect(await passes(1_000, () => limits.enter(call))).toBe(300);
    expect(await passes(1_000, () => limits.enter({ ...call, address: '192.0.2.2' }))).toBe(300);
  });

  it('count the forms of public pages by address, more narrowly than what a visitor reads', async () => {
    const limits = openLimits();
    const form = { id: 'a.answerForm', method: 'POST', limit: 'form' } as const;
    const from = (address: string) => () => limits.enter({ ...call, address, endpoint: form });
    expect(await passes(1_000, from('192.0.2.8'))).toBe(60);
    expect(await passes(1_000, from('192.0.2.9'))).toBe(60);
    await limits.enter({ ...call, address: '192.0.2.8' });
  });

  it('count a visitor of a whole IPv6 network as one', async () => {
    const limits = openLimits();
    const enter = (turn: number) => limits.enter({ ...call, address: `2001:db8::${turn.toString(16)}` });
    expect(await passes(1_000, enter)).toBe(300);
  });

  it('count sign-ins by address, and by login from whichever address', async () => {
    const limits = openLimits();
    const body = (login: string) => ({ zone: 'a', login, password: 'x' });
    const oneAddress = (turn: number) => limits.enter({ ...call, endpoint: signIn, body: body(`login${turn}`) });
    expect(await passes(50, oneAddress)).toBe(10);
    const many = (turn: number) =>
      limits.enter({ ...call, address: `10.0.0.${turn}`, endpoint: signIn, body: body(' Wang ') });
    expect(await passes(50, many)).toBe(5);
    await expect(
      limits.enter({ ...call, address: '10.1.1.1', endpoint: signIn, body: body('wang') }),
    ).rejects.toMatchObject(tooMany);
  });

  it('count no sign-in that succeeded, so that an office behind one address can begin its day', async () => {
    const limits = openLimits();
    const enter = async (turn: number) => {
      const succeed = await limits.enter({ ...call, endpoint: signIn, body: { zone: 'a', login: `p${turn % 7}` } });
      await succeed();
    };
    expect(await passes(300, enter)).toBe(300);
  });

  it('take nothing back of other calls', async () => {
    const limits = openLimits(0.01);
    const enter = async () => (await limits.enter(call))();
    expect(await passes(10, enter)).toBe(3);
  });

  it('bear bodies of any shape', async () => {
    const limits = openLimits(0);
    const counted = openLimits(100);
    for (const body of [null, 'text', [], { login: 3 }, { login: {} }, { zone: {}, login: 'a'.repeat(10_000) }]) {
      await limits.enter({ ...call, endpoint: signIn, body });
      await counted.enter({ ...call, endpoint: signIn, body });
    }
  });

  it('are lifted by the factor 0 and widened by a larger one', async () => {
    const none = openLimits(0);
    expect(await passes(2_000, () => none.enter(call))).toBe(2_000);
    const wide = openLimits(2);
    expect(await passes(2_000, () => wide.enter(call))).toBe(600);
  });
});
