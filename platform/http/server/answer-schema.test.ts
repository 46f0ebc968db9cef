import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { answerSchema } from './answer-schema.ts';

describe('answerSchema', () => {
  it('turns a value or null into a nullable value, at any depth and in either order', () => {
    const inner = z.object({ a: z.string().nullable() });
    const schema = answerSchema(z.object({ list: z.array(inner.nullable()), first: z.union([z.null(), inner]) }));
    expect(JSON.stringify(schema)).not.toContain('anyOf');
    expect(schema).toMatchObject({
      properties: {
        list: { items: { type: 'object', nullable: true, properties: { a: { type: 'string', nullable: true } } } },
        first: { type: 'object', nullable: true },
      },
    });
  });

  it('lists null among the values of a choice that may be nothing', () => {
    const schema = answerSchema(z.object({ by: z.enum(['sum', 'most']).nullable() }));
    expect(schema).toMatchObject({ properties: { by: { enum: ['sum', 'most', null], nullable: true } } });
  });

  it('leaves other unions as they are', () => {
    const schema = answerSchema(z.union([z.object({ a: z.string() }), z.object({ b: z.string() })]));
    expect(schema.anyOf).toHaveLength(2);
  });
});
