import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import breaches from './breached-passwords.json' with { type: 'json' };
import words from './common-words.json' with { type: 'json' };
import { passwordFault, passwordLength } from './password-rules.ts';

const officer = { role: 'officer', login: 'wangfang', displayName: '王芳' } as const;
const member = { role: 'firmMember', login: 'zhaoliu', displayName: '赵六' } as const;

describe('the length of a password', () => {
  it('is 12 for staff and administrators and 8 for everybody else', () => {
    expect(['officer', 'leader', 'auditAdmin'].map((role) => passwordLength(role as 'officer'))).toEqual([12, 12, 12]);
    expect(['firmMember', 'expert', 'resident'].map((role) => passwordLength(role as 'expert'))).toEqual([8, 8, 8]);
    expect(passwordFault('kv9-tulip-m', officer)).toBe('short');
    expect(passwordFault('kv9-tulip-mq', officer)).toBeUndefined();
    expect(passwordFault('kv9-tul', member)).toBe('short');
    expect(passwordFault('kv9-tuli', member)).toBeUndefined();
  });

  it('counts characters as people do, and ends at 200', () => {
    expect(passwordFault('我家门前有两棵枣树', member)).toBeUndefined();
    expect(passwordFault('😀😁😂🤣', member)).toBe('short');
    expect(passwordFault('长夜读书灯 '.repeat(40), member)).toBe('long');
  });
});

describe('a password that is easily guessed', () => {
  it.each([
    ['wangfang2026', 'name'],
    ['2026-WangFang', 'name'],
    ['王芳王芳王芳王芳王芳王芳', 'name'],
    ['aaaaaaaaaaaa', 'repeats'],
    ['abcabcabcabc', 'repeats'],
    ['a1b2a1b2a1b2', 'repeats'],
    ['woaini1314520', 'common'],
    ['WoAiNi5201314', 'common'],
    ['password1234', 'common'],
    ['P@ssw0rd2026', 'common'],
    ['qwertyuiop123', 'common'],
    ['1qaz2wsx3edc', 'common'],
    ['admin@123456', 'common'],
    ['123456789012', 'common'],
    ['zhangwei19900101', 'common'],
    ['Huawei@2026!!', 'common'],
    ['gaoxinqu2026', 'common'],
    ['poiuytrewq321', 'common'],
  ])('%s is refused as %s', (password, fault) => {
    expect(passwordFault(password, officer)).toBe(fault);
  });

  it('is found for every listed word with the endings that people add', () => {
    const endings = ['1234', '123456', '2026', '@123', '!', '520', '1314', '19901231', '!!', '888'];
    const passed = words.flatMap((word) =>
      endings
        .map((ending) => word[0]?.toUpperCase() + word.slice(1) + ending)
        .filter((password) => password.length >= 8 && passwordFault(password, member) === undefined),
    );
    expect(passed).toEqual([]);
    expect(words.length * endings.length).toBeGreaterThan(3_000);
  });
});

describe('a password that was published after a breach', () => {
  it('is refused in any case of letters, each of thousands', () => {
    const stolen = breaches.passwords.split(' ');
    expect(stolen.length).toBeGreaterThan(8_000);
    const taken = stolen.flatMap((password) => [password, password.toUpperCase()]);
    expect(taken.filter((password) => passwordFault(password, member) === undefined)).toEqual([]);
    expect(passwordFault('q1w2e3r4t5y6u7i8', officer)).toBe('common');
    expect(passwordFault(`${stolen[0]}-kv9-tulip`, member)).toBeUndefined();
  });
});

describe('a password that nobody guesses', () => {
  it.each([
    'correct horse battery staple',
    '三更灯火五更鸡，正是读书时',
    'tK7#vbq0-Lm2',
    'mein-haus-am-see-41',
    'jiudian-qiaobian-lüse',
  ])('%s is taken, without any forced composition', (password) => {
    expect(passwordFault(password, officer)).toBeUndefined();
  });

  it('is any that is random', () => {
    const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789');
    fc.assert(
      fc.property(fc.array(letter, { minLength: 16, maxLength: 40 }), (letters) => {
        fc.pre(new Set(letters).size >= 10);
        return passwordFault(letters.join(''), officer) === undefined;
      }),
    );
  });
});
