import { describe, expect, it } from 'vitest';
import { ApiError, localError, parseErrorAnswer } from './api-error.ts';

const body = {
  error: {
    code: 'auth.locked',
    message: '账户已锁定',
    remedy: '请到时再试',
    fields: [{ field: 'login', message: '核对账户' }],
    trace: '0190-trace',
  },
};

describe('parseErrorAnswer', () => {
  it('keeps code, texts, fields and trace of an agreed answer', () => {
    const error = parseErrorAnswer(429, body);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status: 429, ...body.error });
  });

  it.each([null, 'bad gateway', {}, { error: { code: 'x' } }])('says so when the answer is %j', (answer) => {
    expect(parseErrorAnswer(502, answer)).toMatchObject({ status: 502, code: 'ui.unexpectedAnswer', trace: '' });
  });
});

describe('localError', () => {
  it('has no texts of its own: they stand in the locale files', () => {
    expect(localError(0, 'ui.unreachable')).toMatchObject({ status: 0, message: '', remedy: '', fields: [] });
  });
});
