import { parseNumber } from '../../contract/feel/number.ts';
import { contextOf, type Value } from '../../contract/feel/values.ts';
import { parseDate, parseDateTime, parseDuration, parseTime } from '../../contract/feel-time/parse-temporal.ts';
import { childOf, childrenOf, type XmlElement } from '../dmn/parse-xml.ts';

/** The value that a node of a test holds: a single one, a list, or components that make a context. */
export function readValue(node: XmlElement | undefined): Value {
  if (node === undefined) return null;
  const list = childOf(node, 'list');
  if (list !== undefined) return isNil(list) ? null : childrenOf(list, 'item').map(readValue);
  const components = childrenOf(node, 'component');
  if (components.length > 0) {
    return contextOf(components.map((one) => [one.attributes.name ?? '', readValue(one)]));
  }
  const value = childOf(node, 'value');
  if (value === undefined || isNil(value)) return null;
  return readScalar(value.text, value.attributes.type ?? '');
}

function isNil({ attributes: { nil } }: XmlElement): boolean {
  return nil === 'true' || nil === '1';
}

function readScalar(text: string, type: string): Value {
  switch (type.slice(type.indexOf(':') + 1)) {
    case 'boolean':
      return text.trim() === 'true' || text.trim() === '1';
    case 'decimal':
    case 'double':
    case 'float':
    case 'integer':
    case 'int':
    case 'long':
      return parseNumber(text.trim());
    case 'date':
      return parseDate(text.trim());
    case 'time':
      return parseTime(text.trim());
    case 'dateTime':
      return parseDateTime(text.trim());
    case 'duration':
      return parseDuration(text.trim());
    default:
      return text;
  }
}
