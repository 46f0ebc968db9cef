import { XMLParser } from 'fast-xml-parser';

/** An element of an XML document. */
export interface XmlElement {
  /** Name without prefix. */
  readonly name: string;
  /** Namespace that the prefix stands for; empty when there is none. */
  readonly namespace: string;
  /** Attributes by name, without prefix; those of tools, with one, give way; declarations of namespaces left out. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** All text directly inside, as written. */
  readonly text: string;
  /** Namespaces by the prefixes that are known here. */
  readonly prefixes: ReadonlyMap<string, string>;
}

/** Thrown for a text that is no well-formed document, or one with a document type. */
export class BadXml extends Error {}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  allowBooleanAttributes: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
});

const mostCharacters = 20_000_000;
const deepest = 200;

/** Reads a document into a tree. Document types are refused, so that nothing is fetched and nothing expands. */
export function parseXml(source: string): XmlElement {
  if (source.length > mostCharacters || /<!DOCTYPE|<!ENTITY/i.test(source)) throw new BadXml('document type');
  let nodes: unknown;
  try {
    nodes = parser.parse(source.replace(/^\uFEFF/, ''), true);
  } catch (error) {
    throw new BadXml(error instanceof Error ? error.message : 'not well-formed');
  }
  const [root] = elementsIn(nodes, new Map(), 0);
  if (root === undefined) throw new BadXml('no element');
  return root;
}

function elementsIn(nodes: unknown, prefixes: ReadonlyMap<string, string>, depth: number): XmlElement[] {
  if (depth > deepest) throw new BadXml('too deep');
  return listOf(nodes).flatMap((node) => {
    const entry = Object.entries(node).find(([key]) => key !== ':@' && key !== '#text');
    if (entry === undefined) return [];
    const [qualified, inner] = entry;
    return [elementOf(qualified, { inner, attributes: node[':@'] }, { prefixes, depth })];
  });
}

function elementOf(
  qualified: string,
  { inner, attributes: raw }: { inner: unknown; attributes: unknown },
  { prefixes, depth }: { prefixes: ReadonlyMap<string, string>; depth: number },
): XmlElement {
  const known = new Map(prefixes);
  const attributes: Record<string, string> = {};
  for (const [key, value] of Object.entries(raw ?? {})) {
    const text = decode(String(value));
    if (key === 'xmlns') known.set('', text);
    else if (key.startsWith('xmlns:')) known.set(key.slice(6), text);
    else if (!key.includes(':')) attributes[key] = text;
    else attributes[key.slice(key.indexOf(':') + 1)] ??= text;
  }
  const colon = qualified.indexOf(':');
  const text = listOf(inner)
    .map((node) => ('#text' in node ? decode(String(node['#text'])) : ''))
    .join('');
  return {
    name: qualified.slice(colon + 1),
    namespace: known.get(colon < 0 ? '' : qualified.slice(0, colon)) ?? '',
    attributes,
    children: elementsIn(inner, known, depth + 1),
    text,
    prefixes: known,
  };
}

function listOf(nodes: unknown): Record<string, unknown>[] {
  return Array.isArray(nodes) ? (nodes as Record<string, unknown>[]) : [];
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** The five entities that XML itself names, and characters by number. */
function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(lt|gt|amp|quot|apos));/g, (all, hex, decimal, name) => {
    if (name !== undefined) return entities[name] ?? all;
    const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : all;
  });
}

/** The first child of a name; undefined when there is none. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name);
}

/** All children of a name. */
export function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** The text inside the first child of a name; null when there is no such child. */
export function textIn(element: XmlElement | undefined, name: string): string | null {
  return childOf(element, name)?.text ?? null;
}
