import type { Boxed, DmnElement, DmnModel, ItemDefinition, Reference, Variable } from '../../contract/dmn/model.ts';
import { BadXml, childOf, childrenOf, parseXml, textIn, type XmlElement } from './parse-xml.ts';
import { readBoxed, readFunction } from './read-boxed.ts';

/** Namespaces of the models of DMN 1.1 to 1.6. */
const modelNamespaces = [
  'http://www.omg.org/spec/DMN/20151101/dmn.xsd',
  'http://www.omg.org/spec/DMN/20180521/MODEL/',
  'https://www.omg.org/spec/DMN/20191111/MODEL/',
  'https://www.omg.org/spec/DMN/20211108/MODEL/',
  'https://www.omg.org/spec/DMN/20230324/MODEL/',
  'https://www.omg.org/spec/DMN/20240513/MODEL/',
];

/** Reads a decision model from DMN of any version from 1.1 to 1.5. Throws BadXml for anything else. */
export function readDmn(source: string): DmnModel {
  const root = parseXml(source);
  if (root.name !== 'definitions' || !modelNamespaces.includes(root.namespace)) throw new BadXml('no DMN model');
  const namespace = root.attributes.namespace ?? '';
  const imported = new Map(
    childrenOf(root, 'import').map(({ attributes }) => [attributes.namespace ?? '', attributes.name ?? ''] as const),
  );
  // Extensions of tools stand in namespaces of their own and mean nothing here.
  const definitions = ownOnly(root, new Map([...imported, [namespace, '']]));
  return {
    name: root.attributes.name ?? '',
    namespace,
    imports: childrenOf(definitions, 'import').map(({ attributes }) => ({
      name: attributes.name ?? '',
      namespace: attributes.namespace ?? '',
    })),
    types: childrenOf(definitions, 'itemDefinition').map(readType),
    elements: definitions.children.flatMap((element) => readElement(element) ?? []),
  };
}

/** Elements of DMN alone, with the names of types as expressions call them; `models` are names of imports by namespace. */
function ownOnly(element: XmlElement, models: ReadonlyMap<string, string>): XmlElement {
  const children = element.children.filter(
    ({ name, namespace }) => modelNamespaces.includes(namespace) && name !== 'extensionElements',
  );
  const attributes = { ...element.attributes };
  for (const name of ['typeRef', 'outputTypeRef']) {
    const type = attributes[name];
    if (type !== undefined) attributes[name] = typeName(type, element, models);
  }
  return {
    ...element,
    attributes,
    text: element.name === 'typeRef' ? typeName(element.text, element, models) : element.text,
    children: children.map((child) => ownOnly(child, models)),
  };
}

/** DMN 1.1 names types with the prefix of their namespace, later versions with the name of the import. */
function typeName(type: string, { prefixes }: XmlElement, models: ReadonlyMap<string, string>): string {
  const colon = type.indexOf(':');
  const namespace = colon < 0 ? undefined : prefixes.get(type.slice(0, colon).trim());
  const model = namespace === undefined ? undefined : models.get(namespace);
  if (model === undefined)
    return namespace !== undefined && /\/FEEL\//.test(namespace) ? `feel:${type.slice(colon + 1)}` : type;
  return model === '' ? type.slice(colon + 1) : `${model}.${type.slice(colon + 1)}`;
}

function readType(element: XmlElement): ItemDefinition {
  const functionItem = childOf(element, 'functionItem');
  return {
    name: element.attributes.name ?? '',
    typeRef: typeRefOf(element),
    isCollection: element.attributes.isCollection === 'true',
    components: childrenOf(element, 'itemComponent').map(readType),
    function:
      functionItem === undefined
        ? null
        : {
            parameters: childrenOf(functionItem, 'parameters').map(readVariable),
            result: functionItem.attributes.outputTypeRef ?? null,
          },
    allowedValues: textIn(childOf(element, 'allowedValues'), 'text'),
    constraint: textIn(childOf(element, 'typeConstraint'), 'text'),
  };
}

/** A type by attribute, or as DMN 1.1 has it in an element of its own. */
function typeRefOf(element: XmlElement | undefined): string | null {
  const typeRef = element?.attributes.typeRef ?? textIn(element, 'typeRef');
  return typeRef === null || typeRef.trim() === '' ? null : typeRef.trim();
}

function readVariable(element: XmlElement): Variable {
  return { name: element.attributes.name ?? '', typeRef: typeRefOf(element) };
}

function readElement(element: XmlElement): DmnElement | null {
  const variable = childOf(element, 'variable');
  const head = {
    id: element.attributes.id ?? element.attributes.name ?? '',
    title: element.attributes.name ?? '',
    name: variable?.attributes.name ?? element.attributes.name ?? '',
    typeRef: typeRefOf(variable),
  };
  switch (element.name) {
    case 'inputData':
      return { element: 'input', ...head };
    case 'decision':
      return {
        element: 'decision',
        ...head,
        requires: requirementsOf(element),
        logic: orderedBy(head.typeRef, readBoxed(element)),
      };
    case 'businessKnowledgeModel': {
      const logic = childOf(element, 'encapsulatedLogic');
      return {
        element: 'knowledge',
        ...head,
        requires: requirementsOf(element),
        logic: logic === undefined ? null : readFunction(logic),
      };
    }
    case 'decisionService':
      return {
        element: 'service',
        ...head,
        outputs: referencesIn(element, 'outputDecision'),
        inputDecisions: referencesIn(element, 'inputDecision'),
        inputData: referencesIn(element, 'inputData'),
      };
    default:
      return null;
  }
}

/** A table of one output without a type answers with the type of its decision. */
function orderedBy(typeRef: string | null, logic: Boxed | null): Boxed | null {
  if (logic?.box !== 'table' || logic.table.outputs.length !== 1) return logic;
  const outputs = logic.table.outputs.map((output) => ({ ...output, orderedBy: typeRef }));
  return { ...logic, table: { ...logic.table, outputs } };
}

function requirementsOf(element: XmlElement): Reference[] {
  const information = childrenOf(element, 'informationRequirement').flatMap((one) => [
    ...referencesIn(one, 'requiredInput'),
    ...referencesIn(one, 'requiredDecision'),
  ]);
  const knowledge = childrenOf(element, 'knowledgeRequirement').flatMap((one) =>
    referencesIn(one, 'requiredKnowledge'),
  );
  return [...information, ...knowledge];
}

function referencesIn(element: XmlElement, name: string): Reference[] {
  return childrenOf(element, name).map(({ attributes }) => {
    const href = attributes.href ?? '';
    const hash = href.indexOf('#');
    return { namespace: hash > 0 ? href.slice(0, hash) : null, id: href.slice(hash + 1) };
  });
}
