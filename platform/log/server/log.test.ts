import { Writable } from 'node:stream';
import { describe, expect, it, vi } from 'vitest';
import { openLog } from './log.ts';

function capture(write: (log: ReturnType<typeof openLog>) => void): string {
  let text = '';
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString();
      done();
    },
  });
  write(openLog('info', stream));
  return text;
}

describe('the log', () => {
  it('blanks secrets wherever they stand', () => {
    const text = capture((log) =>
      log.info({
        password: 'hush',
        body: { password: 'hush' },
        a: { b: { token: 'hush' } },
        headers: { 'set-cookie': 'hush' },
      }),
    );
    expect(text).not.toContain('hush');
    expect(text).toContain('***');
  });

  it('stays one line whatever is written, and says its time in UTC', () => {
    const text = capture((log) =>
      log.warn({ url: 'a\r\n{"level":50}\u2028\u0000', err: new Error('b\nc') }, 'd\n{"forged":true}'),
    );
    expect(text.match(/\n/g)).toHaveLength(1);
    expect(text.endsWith('\n')).toBe(true);
    const line = JSON.parse(text);
    expect(line).toMatchObject({ level: 40, url: 'a\r\n{"level":50}\u2028\u0000', msg: 'd\n{"forged":true}' });
    expect(line.time).toMatch(/Z$/);
    expect(line).not.toHaveProperty('forged');
  });

  it('goes to standard error, where results never go', () => {
    const [out, err] = [process.stdout, process.stderr].map((stream) =>
      vi.spyOn(stream, 'write').mockReturnValue(true),
    );
    openLog('warn').warn('seen');
    expect(err?.mock.calls.join('')).toContain('seen');
    expect(out?.mock.calls).toEqual([]);
    vi.restoreAllMocks();
  });

  it('writes one JSON value a line with the time', () => {
    const line = JSON.parse(capture((log) => log.warn('近满')));
    expect(line).toMatchObject({ level: 40, msg: '近满' });
    expect(Date.parse(line.time)).toBeGreaterThan(0);
  });
});
