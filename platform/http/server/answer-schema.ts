import { z } from 'zod';

type Schema = Record<string, unknown>;

/** Schema that answers are written through: what it does not name is left out. */
export function answerSchema(response: z.ZodType): Schema {
  return nullableInPlace(
    z.toJSONSchema(response, { target: 'draft-7', io: 'output', unrepresentable: 'any' }),
  ) as Schema;
}

/**
 * `X | null` as a nullable X: the writer would otherwise validate both branches for each value,
 * which is slow, and stop at a field too many instead of leaving it out.
 */
function nullableInPlace(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(nullableInPlace);
  if (typeof node !== 'object' || node === null) return node;
  const schema = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, nullableInPlace(value)]),
  ) as Schema;
  const { anyOf, ...rest } = schema;
  if (Array.isArray(schema.type) && schema.type.length === 2 && schema.type.includes('null')) {
    return { ...schema, type: schema.type.find((type) => type !== 'null'), nullable: true };
  }
  if (!Array.isArray(anyOf) || anyOf.length !== 2) return schema;
  const [one, other] = anyOf as [Schema, Schema];
  if (other.type === 'null') return orNull({ ...rest, ...one });
  if (one.type === 'null') return orNull({ ...rest, ...other });
  return schema;
}

/** A choice between shapes has no type that could be nullable: null becomes one more choice. */
function orNull(schema: Schema): Schema {
  for (const choice of ['oneOf', 'anyOf']) {
    const shapes = schema[choice];
    if (Array.isArray(shapes)) return { ...schema, [choice]: [...shapes, { type: 'null' }] };
  }
  // Where shapes are told apart by their values, null has to be among those that are listed.
  const { enum: values } = schema;
  return { ...schema, ...(Array.isArray(values) && { enum: [...values, null] }), nullable: true };
}
