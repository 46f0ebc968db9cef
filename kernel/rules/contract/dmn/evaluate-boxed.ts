import { callFunction } from '../feel/call-function.ts';
import { coerce } from '../feel/conform.ts';
import { functionOf } from '../feel/define-function.ts';
import { filterList } from '../feel/filter-list.ts';
import { iterate, quantify, valuesIn } from '../feel/iterate.ts';
import { anyType } from '../feel/named-types.ts';
import { normalizeName, type Scope } from '../feel/names.ts';
import { shapeOf } from '../feel/shape-of.ts';
import { contextOf, isKind, isList, kindOf, type Value } from '../feel/values.ts';
import { evaluateTable } from './evaluate-table.ts';
import type { Frame } from './frame.ts';
import type { Boxed, ContextEntry, FunctionLogic } from './model.ts';

type Box<K extends Boxed['box']> = Extract<Boxed, { box: K }>;

/** The value of logic in a box, as the type wants it that the box names; null where there is no logic. */
export function evaluateBoxed(boxed: Boxed | null, frame: Frame): Value {
  if (boxed === null) return frame.run.fail('missingLogic');
  const value = frame.run.deeper(() => evaluateBox(boxed, frame));
  return fitted(value, boxed.typeRef, frame);
}

/** The value as a type wants it; null, with the reason, when it fits in no way. */
export function fitted(value: Value, typeRef: string | null, frame: Frame): Value {
  if (typeRef === null) return value;
  const result = coerce(value, frame.types.of(typeRef));
  return result === undefined ? frame.run.fail('wrongType', { type: typeRef, kind: kindOf(value) }) : result;
}

function evaluateBox(boxed: Boxed, frame: Frame): Value {
  switch (boxed.box) {
    case 'literal':
      if (boxed.foreign) return frame.run.fail('foreignLogic');
      return boxed.text.trim() === '' ? frame.run.fail('missingLogic') : frame.evaluate(boxed.text);
    case 'table':
      return evaluateTable(boxed.table, frame);
    case 'context':
      return evaluateContext(boxed.entries, frame);
    case 'invocation':
      return invoke(boxed, frame);
    case 'list':
      return boxed.items.map((item) => evaluateBoxed(item, frame));
    case 'relation':
      return evaluateRelation(boxed, frame);
    case 'function':
      return defineBoxed(boxed.logic, frame);
    case 'conditional':
      return decide(boxed, frame);
    case 'filter':
      return evaluateFilter(boxed, frame);
    default:
      return evaluateLoop(boxed, frame);
  }
}

/** Only a truth value decides; null counts as false. */
function decide(boxed: Box<'conditional'>, frame: Frame): Value {
  const test = evaluateBoxed(boxed.test, frame);
  if (test !== null && typeof test !== 'boolean') return frame.run.fail('notBoolean', { kind: kindOf(test) });
  return evaluateBoxed(test === true ? boxed.whenTrue : boxed.whenFalse, frame);
}

/** Entries see those before them, functions also themselves; the entry without a name is the result of the whole. */
function evaluateContext(entries: readonly ContextEntry[], frame: Frame): Value {
  const values = new Map<string, Value>();
  let inner = frame;
  for (const { variable, value } of entries) {
    if (variable === null) return evaluateBoxed(value, inner);
    const { name, typeRef } = variable;
    if (values.has(name)) return frame.run.fail('duplicateEntry', { name });
    const type = typeRef === null ? anyType : frame.types.of(typeRef);
    const own = definesFunction(value) ? inner.with([{ name, value: null, type }]) : null;
    // The type of a function may be told as that of its answer, as business knowledge has it.
    const wanted = value?.box === 'function' && type.is !== 'function' ? null : typeRef;
    const result = fitted(evaluateBoxed(value, own ?? inner), wanted, inner);
    own?.scope.set(name, result);
    values.set(name, result);
    inner = inner.with([{ name, value: result, type }]);
  }
  return { kind: 'context', entries: values };
}

/** Whether logic is a function as it stands: what it calls is looked up when it is called. */
function definesFunction(boxed: Boxed | null): boolean {
  return boxed?.box === 'function' || (boxed?.box === 'literal' && /^\s*function\s*\(/.test(boxed.text));
}

function invoke({ called, bindings }: Box<'invocation'>, frame: Frame): Value {
  const target = evaluateBoxed(called, frame);
  if (!isKind(target, 'function')) return frame.run.fail('noFunction', { kind: kindOf(target) });
  const values = bindings.map(({ name, value }) => [normalizeName(name), evaluateBoxed(value, frame)] as const);
  return callFunction(target, { by: 'name', values: new Map(values) }, frame.run);
}

function evaluateRelation({ columns, rows }: Box<'relation'>, frame: Frame): Value {
  return rows.map((cells) =>
    contextOf(
      columns.map(({ name, typeRef }, place) => [
        name,
        fitted(evaluateBoxed(cells[place] ?? null, frame), typeRef, frame),
      ]),
    ),
  );
}

/** A function in a box: sees the names around it, as one written in FEEL does. */
export function defineBoxed(logic: FunctionLogic, frame: Frame, head = { name: '', result: anyType }): Value {
  if (logic.foreign) return frame.run.fail('foreignLogic');
  const parameters = logic.parameters.map(({ name, typeRef }) => ({ name, type: frame.types.of(typeRef) }));
  return functionOf({ ...head, parameters }, (named) => {
    const seen = named.map(([name, value], place) => ({ name, value, type: parameters[place]?.type ?? anyType }));
    return evaluateBoxed(logic.body, frame.with(seen));
  });
}

function evaluateFilter(boxed: Box<'filter'>, frame: Frame): Value {
  const value = evaluateBoxed(boxed.in, frame);
  const below = shapeOf(value);
  const names = { item: below, ...(below === 1 ? {} : below) };
  return filterList(value, frame.scope, frame.run, (scope) => evaluateBoxed(boxed.match, frame.at(scope, names)));
}

function evaluateLoop(boxed: Box<'for' | 'some' | 'every'>, frame: Frame): Value {
  const source = evaluateBoxed(boxed.in, frame);
  const iterations = [{ name: boxed.iterator, values: () => valuesIn(source, frame.run) }];
  const names = { [normalizeName(boxed.iterator)]: shapeOf(isList(source) ? source : null), partial: 1 as const };
  const body = (scope: Scope) => evaluateBoxed(boxed.body, frame.at(scope, names));
  if (boxed.box !== 'for') return quantify(boxed.box, iterations, frame, body);
  return iterate(iterations, { scope: frame.scope, run: frame.run, needsPartial: true }, body);
}
