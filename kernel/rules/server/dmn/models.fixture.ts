import { DmnModels } from '../../contract/evaluate-dmn.ts';
import { evaluateFeel } from '../../contract/evaluate-feel.ts';
import { literalOf } from '../../contract/feel/format-value.ts';
import { readDmn } from './read-dmn.ts';

const moment = { epochSeconds: 1_795_226_400, nano: 0, zone: 'Asia/Shanghai' };
const namespace = 'https://www.omg.org/spec/DMN/20230324/MODEL/';

/** The text of a model with what stands inside. */
export function modelText(inside: string, own = 'urn:main'): string {
  return `<?xml version="1.0"?><definitions xmlns="${namespace}" name="m" namespace="${own}">${inside}</definitions>`;
}

/** A decision of a name with its logic; `requires` are ids of inputs and decisions, `knows` of knowledge. */
export function decision(
  name: string,
  logic: string,
  { type = '', requires = [], knows = [] }: { type?: string; requires?: string[]; knows?: string[] } = {},
): string {
  const required = requires.map((id) => {
    const kind = id.startsWith('in:') ? 'requiredInput' : 'requiredDecision';
    return `<informationRequirement><${kind} href="#${id.replace(/^in:/, '')}"/></informationRequirement>`;
  });
  const known = knows.map((id) => `<knowledgeRequirement><requiredKnowledge href="#${id}"/></knowledgeRequirement>`);
  const typeRef = type === '' ? '' : ` typeRef="${type}"`;
  return `<decision id="${name}" name="${name}"><variable name="${name}"${typeRef}/>${required.join('')}${known.join('')}${logic}</decision>`;
}

/** A literal expression. */
export function literal(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<literalExpression><text>${escaped}</text></literalExpression>`;
}

/** Input data with a type. */
export function input(name: string, type = ''): string {
  return `<inputData id="${name}" name="${name}"><variable name="${name}"${type === '' ? '' : ` typeRef="${type}"`}/></inputData>`;
}

/** What a model answers, as FEEL would write it, and the codes of its reasons; inputs are expressions. */
export function ask(
  models: DmnModels,
  name: string,
  inputs: Record<string, string> = {},
): { value: string; reasons: string[] } {
  const values = new Map(
    Object.entries(inputs).map(([key, source]) => [key, evaluateFeel(source, { variables: new Map(), moment }).value]),
  );
  const { value, diagnostics } = models.evaluate(name, { values, moment });
  return { value: literalOf(value), reasons: diagnostics.map(({ code }) => code) };
}

/** A model from what stands inside of it, with the models that it imports. */
export function modelOf(inside: string, imported: readonly string[] = []): DmnModels {
  return new DmnModels(readDmn(modelText(inside)), imported.map(readDmn));
}
