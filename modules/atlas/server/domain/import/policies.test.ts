import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePolicies } from './policies.ts';

const refs = (...ids: string[]) => ({ standing: new Set(ids), named: new Set([...ids, 'left-out']) });
const context = { sources: refs('page.txt'), zones: refs('some-zone') };
const passage = { source: 'page.txt', line: 3, line_end: 4 };

const instrument = (changes: object = {}) => ({
  id: 'clause',
  kind: 'subsidy',
  name_zh: '补贴',
  ...passage,
  ...changes,
});
const policy = (changes: object = {}) => ({
  id: 'policy',
  zone_id: 'some-zone',
  title: 'Policy',
  document_zh: null,
  issuer: null,
  published: '2024-06',
  status: 'issued',
  not_stated: ['amount'],
  ...passage,
  instruments: [instrument()],
  ...changes,
});
const parse = (text: string) => parsePolicies({ name: 'policies.json', text }, context);
const problemsOf = (...policies: unknown[]) =>
  parse(JSON.stringify(policies, null, 1)).problems.map(({ field, reason }) => [field, reason]);

describe('a policy', () => {
  it('becomes a row with its instruments, and what the table does not name stays in the rule as it was', () => {
    const rule = { rate: { op: '<=', max_percent: 50 }, open_list: true, note: null, beneficiaries: ['企业'] };
    const clause = instrument({ ...rule, printed: ['50%'], part_of_document: false, also_lines: '9;11-12' });
    const { sound, problems, rows } = parse(`\ufeff${JSON.stringify([policy({ instruments: [clause] })])}`);
    expect([rows, problems]).toEqual([1, []]);
    expect(sound[0]?.value).toEqual({
      id: 'policy',
      row_number: 1,
      zone_id: 'some-zone',
      title: 'Policy',
      document_zh: null,
      issuer: null,
      published: '2024-06',
      status: 'issued',
      not_stated: ['amount'],
      source_file: 'page.txt',
      line: 3,
      line_end: 4,
      also_lines: [],
      instruments: [
        {
          id: 'clause',
          row_number: 1_000,
          policy_id: 'policy',
          kind: 'subsidy',
          name_zh: '补贴',
          part_of_document: false,
          printed: ['50%'],
          rule,
          source_file: 'page.txt',
          line: 3,
          line_end: 4,
          also_lines: [
            { line: 9, lineEnd: 9 },
            { line: 11, lineEnd: 12 },
          ],
        },
      ],
    });
  });

  it.each([
    [{ id: 'Policy 1' }, [['id', 'notId']]],
    [{ zone_id: 'nowhere' }, [['zone_id', 'unknownReference']]],
    [{ zone_id: 'left-out' }, [['zone_id', 'refersToRejected']]],
    [{ title: 7 }, [['title', 'wrongType']]],
    [{ title: '' }, [['title', 'missing']]],
    [{ published: '2024-02-30' }, [['published', 'notDate']]],
    [{ status: 'dreamt' }, [['status', 'notInList']]],
    [{ line: 5 }, [['line_end', 'linesReversed']]],
    [{ line: '3' }, [['line', 'wrongType']]],
    [{ line: 1.5 }, [['line', 'wrongType']]],
    [{ line: 0 }, [['line', 'notInteger']]],
    [{ source: 'other.txt' }, [['source', 'unknownSource']]],
    [{ source: 'left-out' }, [['source', 'refersToRejected']]],
    [{ also_lines: '4-2' }, [['also_lines', 'notLines']]],
    [{ not_stated: 'amount' }, [['not_stated', 'wrongType']]],
    [
      { not_stated: ['', 3] },
      [
        ['not_stated.0', 'missing'],
        ['not_stated.1', 'wrongType'],
      ],
    ],
    [{ more: 1 }, [['more', 'unknownField']]],
    [{ instruments: undefined }, [['instruments', 'missing']]],
    [{ instruments: {} }, [['instruments', 'wrongType']]],
    [{ instruments: [null] }, [['instruments.0', 'wrongType']]],
    [
      { instruments: Array.from({ length: 1_000 }, (_, i) => instrument({ id: `c${i}` })) },
      [['instruments', 'tooManyItems']],
    ],
    [{ instruments: [instrument({ kind: 'gift' })] }, [['instruments.0.kind', 'notInList']]],
    [{ instruments: [instrument({ part_of_document: 'no' })] }, [['instruments.0.part_of_document', 'wrongType']]],
    [{ instruments: [instrument({ printed: [null] })] }, [['instruments.0.printed.0', 'wrongType']]],
    [{ instruments: [instrument(), instrument()] }, [['instruments.1.id', 'duplicateId']]],
    [{ instruments: [instrument({ rate: { of: 'a\0' } })] }, [['instruments.0.rate.of', 'notText']]],
    [{ instruments: [instrument({ rate: { '\ud800': 1 } })] }, [['instruments.0.rate.\ufffd', 'notText']]],
    [{ instruments: [instrument({ total_yuan: 2 ** 53 })] }, [['instruments.0.total_yuan', 'moneyBeyondExact']]],
    [{ instruments: [instrument({ text_zh: '长'.repeat(2_001) })] }, [['instruments.0.text_zh', 'tooLong']]],
    [
      { id: '', title: null, instruments: [instrument({ line: 9 })] },
      [
        ['id', 'missing'],
        ['title', 'missing'],
        ['instruments.0.line_end', 'linesReversed'],
      ],
    ],
  ])('with %.60j is left out whole, each fault by its path', (changes, faults) => {
    expect(problemsOf(policy(changes))).toEqual(faults);
    const { sound } = parse(JSON.stringify([policy(changes), policy({ id: 'other', instruments: [] })]));
    expect(sound.map(({ value }) => value.id)).toEqual(['other']);
  });

  it('that repeats a name is told where the first stands', () => {
    const text = `[\n${JSON.stringify(policy({ instruments: [] }))},\n\n${JSON.stringify(policy({ instruments: [] }))}]`;
    expect(parse(text).problems).toEqual([
      { file: 'policies.json', row: 4, field: 'id', reason: 'duplicateId', params: { value: 'policy', row: 2 } },
    ]);
  });
});

describe('a file of policies', () => {
  it.each([
    ['', 0, 'notJson'],
    ['{', 1, 'notJson'],
    [`[1,\n"${'x'.repeat(100)}`, 2, 'notJson'],
    ['[\n1,\n}', 0, 'notJson'],
    ['{}', 0, 'wrongType'],
    ['null', 0, 'wrongType'],
    [`[${'1,'.repeat(20_000)}1]`, 0, 'tooManyRows'],
  ])('%.10j is refused whole', (text, row, reason) => {
    const { sound, problems } = parse(text);
    expect(sound).toEqual([]);
    expect(problems).toMatchObject([{ file: 'policies.json', row, field: '', reason }]);
  });

  it('with something else than an object says so', () => {
    expect(problemsOf(1, [], null, policy())).toEqual([
      ['', 'wrongType'],
      ['', 'wrongType'],
      ['', 'wrongType'],
    ]);
  });

  it('nested beyond measure is refused without running out of stack', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const text = JSON.stringify([policy()]).replace('"补贴"', `"补贴","rate":${deep}`);
    expect(parse(text).problems).toMatchObject([{ reason: expect.stringMatching(/^(tooDeep|notJson)$/) }]);
  });

  it('never throws on JSON of any shape', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom('id', 'line', 'status', 'instruments', 'more'), (value, field) => {
        const changed = JSON.stringify([value, policy({ id: 'other', [field]: value })]);
        expect(() => parse(JSON.stringify(value))).not.toThrow();
        expect(parse(changed).rows).toBe(2);
      }),
    );
  });

  it('tells rows by their lines, however it is laid out', () => {
    const text = `[\n\n  {"id": "a]\\"{", "x": [{\n}]},\n 5]`;
    expect(
      new Set(
        parse(text)
          .problems.filter(({ field }) => field === 'x')
          .map(({ row }) => row),
      ),
    ).toEqual(new Set([0]));
    expect(new Set(parse(text.replace(',\n 5', '')).problems.map(({ row }) => row))).toEqual(new Set([3]));
  });
});
