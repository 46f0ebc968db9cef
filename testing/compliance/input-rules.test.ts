import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { composeForReading } from '#app/server/compose.ts';
import type { ObjectSchema } from '#platform/http/contract/endpoint.ts';
import { plainDay } from '#platform/http/contract/plain-day.ts';
import { sampleOf } from '#testing/campaigns/body-samples.ts';

interface Shape {
  [rule: string]: unknown;
  type?: string;
  properties?: Record<string, Shape>;
  additionalProperties?: boolean | Shape;
  anyOf?: Shape[];
  items?: Shape;
}

const endpoints = composeForReading().routes.map(({ endpoint }) => endpoint);
const id = '018f0000-0000-7000-8000-0000000000ff';
const shapeOf = (schema: ObjectSchema) => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape;
const inputs = endpoints.flatMap((endpoint) =>
  (['body', 'query', 'params'] as const).flatMap((part) => {
    const schema = endpoint[part];
    return schema === undefined ? [] : [{ name: `${endpoint.id} ${part}`, part, schema }];
  }),
);
/** Inputs that a sample fits; of the others the rules of several fields are tested beside them. */
const sampled = inputs.flatMap((input) => {
  const sample = sampleOf(input.schema, id);
  return input.schema.safeParse(sample).success ? [{ ...input, sample }] : [];
});

describe('what endpoints take', () => {
  it('is judged against enough of them', () => {
    expect(inputs.length).toBeGreaterThan(100);
    expect(sampled.length).toBeGreaterThan(inputs.length * 0.6);
  });

  it('stands in a schema: what has no rule is not read', () => {
    const untold = endpoints.filter(({ path, params }) => path.includes(':') && params === undefined);
    expect(untold.map((endpoint) => endpoint.id)).toEqual([]);
  });

  it('passes on no field that its schema does not name', () => {
    const strangers = { role: 'leader', zoneId: id, accountId: id, isAdmin: true, permissions: ['*'], zz: 1 };
    const passed = sampled.flatMap(({ name, schema, sample }) => {
      const taken = schema.safeParse({ ...strangers, ...sample });
      // Refused is as good as dropped.
      if (!taken.success) return [];
      const named = Object.keys(shapeOf(schema).properties ?? {});
      return Object.keys(taken.data as object)
        .filter((key) => !named.includes(key))
        .map((key) => `${name}: ${key}`);
    });
    expect(passed).toEqual([]);
  });

  it('never turns two values into one where one is expected', () => {
    const taken = sampled
      .filter(({ part }) => part === 'query')
      .flatMap(({ name, schema, sample }) =>
        Object.entries(sample)
          .filter(([, value]) => !Array.isArray(value))
          .flatMap(([key, value]) => {
            const twice = schema.safeParse({ ...sample, [key]: [String(value), String(value)] });
            const got = twice.success ? (twice.data as Record<string, unknown>)[key] : [];
            return Array.isArray(got) || got === undefined ? [] : [`${name}: ${key}`];
          }),
      );
    expect(taken).toEqual([]);
  });

  it('bounds every text and every list', () => {
    const boundless = inputs.flatMap(({ name, schema }) => boundlessIn(shapeOf(schema), name));
    expect(boundless).toEqual([]);
  });
});

/** Texts and lists without an end, by their place. */
function boundlessIn(shape: Shape, at: string): string[] {
  const bounded = ['maxLength', 'pattern', 'format', 'enum', 'const'].some((rule) => shape[rule] !== undefined);
  const own =
    (shape.type === 'string' && !bounded) || (shape.type === 'array' && shape.maxItems === undefined) ? [at] : [];
  const parts: [string, Shape][] = [
    ...Object.entries(shape.properties ?? {}),
    ...(shape.anyOf ?? []).map((one, index): [string, Shape] => [String(index), one]),
    ...(shape.items === undefined ? [] : [['items', shape.items] as [string, Shape]]),
  ];
  return [...own, ...parts.flatMap(([key, part]) => boundlessIn(part, `${at}.${key}`))];
}

describe('a day', () => {
  it('has one rule: no contract takes another, which would let the year 0 through', () => {
    const files = globSync('{platform,kernel,modules,journeys,app}/**/*.{ts,tsx}').filter(
      (file) => !file.includes('.test.'),
    );
    expect(files.length).toBeGreaterThan(1_000);
    const own = files.filter((file) =>
      /\biso\s*\.\s*date\(|\bz\s*\.\s*date\(|\.date\(\)/.test(readFileSync(file, 'utf8')),
    );
    expect(own).toEqual(['platform/http/contract/plain-day.ts']);
    expect(
      ['0000-01-01', '2026-02-30', '2026-1-1', '2026-01-01'].filter((day) => plainDay.safeParse(day).success),
    ).toEqual(['2026-01-01']);
  });
});

describe('addresses', () => {
  it('hold no password, token, code or number of a person', () => {
    const secret = /pass|token|secret|cookie|otp|mobile|phone|identityNumber|email|reason/i;
    const told = inputs
      .filter(({ part }) => part !== 'body')
      .flatMap(({ name, schema }) => Object.keys(shapeOf(schema).properties ?? {}).map((key) => `${name} ${key}`))
      .filter((line) => secret.test(line.split(' ')[2] ?? ''));
    expect(told).toEqual([]);
  });
});

describe('reading', () => {
  it('is all that GET does: it takes no body, and what it records is said by name', () => {
    const reads = endpoints.filter(({ method }) => method === 'GET');
    expect(reads.length).toBeGreaterThan(40);
    expect(reads.filter(({ body }) => body !== undefined).map((endpoint) => endpoint.id)).toEqual([]);
    const verbs =
      /^(get|list|read|find|lookUp|search|preview|view|download|export|show|check|prove|describe|compute|compare|count|print|explain|open)[A-Z]/;
    // The way back from another identity provider, as OpenID Connect has it; it fits one browser once.
    const others = ['federation.finishSignIn'];
    expect(reads.map((endpoint) => endpoint.id).filter((name) => !verbs.test(name.split('.')[1] ?? ''))).toEqual(
      others,
    );
  });
});
