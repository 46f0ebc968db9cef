import { startOf } from '../feel-time/parse-temporal.ts';
import { entryOf } from './names.ts';
import { type FeelType, type FunctionValue, isKind, isList, kindOf, type Value } from './values.ts';

/** Whether a value is an instance of a type (DMN 1.5, 10.3.2.9.2): null is one of Null only. */
export function isInstance(value: Value, type: FeelType): boolean {
  if (value === null) return type.is === 'null';
  return conforms(value, type, false);
}

/** Whether a value may stand where a type is asked for; null may stand anywhere. Without `strictly` the tests of named types do not count. */
export function conforms(value: Value, type: FeelType, strictly = true): boolean {
  if (value === null) return true;
  switch (type.is) {
    case 'any':
      return true;
    case 'null':
      return false;
    case 'list':
      return isList(value) && value.every((item) => conforms(item, type.of, strictly));
    case 'range':
      return (
        isKind(value, 'range') && conforms(value.start, type.of, strictly) && conforms(value.end, type.of, strictly)
      );
    case 'context':
      return isKind(value, 'context') && entriesConform(value, type.entries, strictly);
    case 'function':
      return isKind(value, 'function') && functionConforms(value, type, strictly);
    case 'allowed':
      return conforms(value, type.base, strictly) && (!strictly || type.holds(value));
    default:
      return kindOf(value) === type.is;
  }
}

function entriesConform(
  value: Extract<Value, { kind: 'context' }>,
  entries: ReadonlyMap<string, FeelType>,
  strictly: boolean,
): boolean {
  for (const [name, type] of entries) {
    const entry = entryOf(value, name);
    if (entry === undefined || !conforms(entry, type, strictly)) return false;
  }
  return true;
}

/**
 * A function fits a type that asks for fewer or equal demands: parameters the other way round, the result the same way.
 * Where a function is wanted, one that does not say what it answers may answer anything; it is an instance of no such type.
 */
function functionConforms(value: FunctionValue, type: Extract<FeelType, { is: 'function' }>, wanted: boolean): boolean {
  if (type.result.is === 'any' && type.parameters.length === 0) return true;
  return (
    value.parameters.length === type.parameters.length &&
    value.parameters.every((one, place) => typeConforms(type.parameters[place] ?? one.type, one.type)) &&
    ((wanted && value.result.is === 'any') || typeConforms(value.result, type.result))
  );
}

/** Whether every value of one type is a value of another (DMN 1.5, 10.3.2.9.3). */
export function typeConforms(from: FeelType, to: FeelType): boolean {
  if (to.is === 'any' || from.is === 'null') return true;
  if (from.is === 'allowed') return from === to || typeConforms(from.base, to);
  if (to.is === 'list' || to.is === 'range') return from.is === to.is && typeConforms(from.of, to.of);
  if (to.is === 'context') {
    if (from.is !== 'context') return false;
    return [...to.entries].every(([name, type]) => {
      const own = from.entries.get(name);
      return own !== undefined && typeConforms(own, type);
    });
  }
  if (to.is === 'function') {
    if (from.is !== 'function' || from.parameters.length !== to.parameters.length) return false;
    const wider = from.parameters.every((own, place) => typeConforms(to.parameters[place] ?? own, own));
    return wider && typeConforms(from.result, to.result);
  }
  return from.is === to.is;
}

/**
 * The value as a type wants it (DMN 1.5, 10.3.2.9.4): a list of one for its item and the other way round, a date for
 * its midnight in UTC. Undefined when it fits in no way.
 */
export function coerce(value: Value, type: FeelType): Value | undefined {
  if (conforms(value, type)) return value;
  if (isList(value) && value.length === 1 && value[0] !== undefined && baseOf(type).is !== 'list') {
    const [only] = value;
    if (conforms(only, type)) return only;
  }
  if (baseOf(type).is === 'list' && !isList(value) && conforms([value], type)) return [value];
  if (isKind(value, 'date') && baseOf(type).is === 'dateTime') {
    const midnight = startOf(value, { offset: 0 });
    if (conforms(midnight, type)) return midnight;
  }
  return undefined;
}

function baseOf(type: FeelType): FeelType {
  return type.is === 'allowed' ? baseOf(type.base) : type;
}
