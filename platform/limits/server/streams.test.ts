import { describe, expect, it } from 'vitest';
import { openStreams } from './streams.ts';

const nothing = () => {};
const refused = (limit: number) => expect.objectContaining({ code: 'http.tooManyStreams', params: { limit } });

describe('streams', () => {
  it('of one caller and of all are so many, and a place that is given back is free', () => {
    const streams = openStreams({ perCaller: 2, all: 3 });
    const leave = streams.enter('a', nothing);
    streams.enter('a', nothing);
    expect(() => streams.enter('a', nothing)).toThrow(refused(2));
    streams.enter('b', nothing);
    expect(() => streams.enter('c', nothing)).toThrow(refused(3));
    leave();
    leave();
    expect(streams.open).toBe(2);
    streams.enter('c', nothing);
    expect(streams.open).toBe(3);
  });

  it('end all when the server stops', () => {
    const streams = openStreams({ perCaller: 5, all: 5 });
    const leaving = ['a', 'b'].map((caller) => {
      const leave: () => void = streams.enter(caller, () => leave());
      return leave;
    });
    streams.closeAll();
    expect([leaving.length, streams.open]).toEqual([2, 0]);
  });
});
