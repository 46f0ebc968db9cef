import { arrange } from './call-function.ts';
import { coerce } from './conform.ts';
import { anyType, resolveType } from './named-types.ts';
import { normalizeName, Scope } from './names.ts';
import type { Evaluate, Surroundings } from './surroundings.ts';
import type { Expression } from './syntax.ts';
import type { FeelType, FunctionValue, Value } from './values.ts';

type FunctionSyntax = Extract<Expression, { node: 'function' }>;

/** A function written in FEEL: sees the names around its definition (DMN 1.5, 10.3.2.13.1). */
export function defineFunction(node: FunctionSyntax, around: Surroundings, evaluate: Evaluate): Value {
  if (node.external) return around.run.fail('foreignLogic');
  const parameters: { name: string; type: FeelType }[] = [];
  for (const { name, type } of node.parameters) {
    const resolved = type === null ? anyType : resolveType(type, around.types);
    if (resolved === null) return around.run.fail('unknownType', { name });
    parameters.push({ name, type: resolved });
  }
  return functionOf({ name: '', parameters, result: anyType }, (scope, run) =>
    evaluate(node.body, { ...around, run, scope: new Scope(scope, around.scope) }),
  );
}

type Head = Pick<FunctionValue, 'name' | 'parameters' | 'result'>;
type Body = (named: readonly (readonly [string, Value])[], run: Surroundings['run']) => Value;

/** A function with typed parameters: arguments are made to fit, or the answer is null with the reason. */
export function functionOf(head: Head, body: Body): FunctionValue {
  const names = head.parameters.map(({ name }) => normalizeName(name));
  return {
    ...head,
    kind: 'function',
    call: (passed, run) => {
      const values = arrange(passed, names);
      if (values === null) return run.fail('badArguments', { name: head.name });
      const named: [string, Value][] = [];
      for (const [place, { name, type }] of head.parameters.entries()) {
        const value = coerce(values[place] ?? null, type);
        if (value === undefined) return run.fail('badArguments', { name: head.name, parameter: name });
        named.push([name, value]);
      }
      const result = coerce(body(named, run), head.result);
      return result === undefined ? run.fail('wrongType', { name: head.name }) : result;
    },
  };
}
