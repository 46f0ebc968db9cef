import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
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

  it('writes one JSON value a line with the time', () => {
    const line = JSON.parse(capture((log) => log.warn('近满')));
    expect(line).toMatchObject({ level: 40, msg: '近满' });
    expect(Date.parse(line.time)).toBeGreaterThan(0);
  });
});
