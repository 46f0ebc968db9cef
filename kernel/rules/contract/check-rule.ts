import { checkDecision, circlesOf } from './check-decision.ts';
import { answerKinds, TextCheck, type TextPlace } from './check-texts.ts';
import { normalizeName } from './feel/names.ts';
import { parseNumber } from './feel/number.ts';
import { parseDate } from './feel-time/parse-temporal.ts';
import { type ReadRule, readRule } from './read-rule.ts';
import { unitOf } from './rule-data.ts';
import type { RuleDatum, RuleDecision, RuleDefinition } from './rule-definition.ts';
import type { FaultPlace, RuleFault } from './rule-faults.ts';

/**
 * Everything that is wrong with a rule as it is written, in the order of its parts; empty when it can be published. Values of
 * parameters are not looked at: a rule is right or wrong whatever they are.
 */
export function checkRule(definition: RuleDefinition): readonly RuleFault[] {
  return checkRead(readRule(definition));
}

/** What is wrong with a rule whose texts are read. */
export function checkRead(rule: ReadRule): readonly RuleFault[] {
  const { definition } = rule;
  const check = new TextCheck(rule);
  checkNames(check, definition);
  for (const [place, { name, type }] of definition.terms.entries()) {
    if (type.is === 'number' && type.least > type.most)
      check.fault('boundsReversed', {}, placeOf('term', place, { name, field: 'type' }));
  }
  const circles = circlesOf(rule);
  for (const [place, { knowledge, body }] of rule.knowledge.entries()) {
    const own = new Map(knowledge.parameters.map((one) => [normalizeName(one.name), answerKinds[one.type]]));
    const at = placeOf('knowledge', place, { name: knowledge.name, field: 'text', text: knowledge.text });
    check.answer(body, answerKinds[knowledge.type], { ...at, own, isFunction: true });
    if (circles.knowledge.includes(place)) check.fault('circular', { name: knowledge.name }, at);
  }
  for (const [place, { decision }] of rule.decisions.entries()) {
    checkDecision(check, rule, place);
    if (circles.decisions.includes(place)) {
      const text = decision.logic.kind === 'expression' ? decision.logic.text : '';
      const field = decision.logic.kind === 'expression' ? 'text' : 'table';
      check.fault(
        'circular',
        { name: decision.name },
        placeOf('decision', place, { name: decision.name, field, text }),
      );
    }
  }
  checkCases(check, definition);
  return check.faults;
}

function placeOf(
  part: FaultPlace['in'],
  place: number,
  { name, field, text = '' }: { name: string; field: FaultPlace['field']; text?: string },
): TextPlace {
  return { at: { in: part, place, name, field, row: null, column: null }, text };
}

/** Names that two parts have, and sentences with one id. */
function checkNames(check: TextCheck, definition: RuleDefinition): void {
  const seen = new Set<string>();
  const tell = (part: FaultPlace['in'], names: readonly string[]) => {
    for (const [place, name] of names.entries()) {
      if (seen.has(normalizeName(name))) {
        check.fault('duplicateName', { name }, placeOf(part, place, { name, field: 'name', text: name }));
      }
      seen.add(normalizeName(name));
    }
  };
  tell(
    'term',
    definition.terms.map(({ name }) => name),
  );
  tell('parameter', definition.parameters);
  tell(
    'knowledge',
    definition.knowledge.map(({ name }) => name),
  );
  tell(
    'decision',
    definition.decisions.map(({ name }) => name),
  );
  seen.clear();
  tell(
    'sentence',
    definition.sentences.map(({ id }) => id),
  );
}

function checkCases(check: TextCheck, definition: RuleDefinition): void {
  for (const [place, { name, given, expected }] of definition.cases.entries()) {
    for (const [key, datum] of Object.entries(given)) {
      const at = placeOf('case', place, { name, field: 'given', text: key });
      const term = definition.terms.find((one) => normalizeName(one.name) === normalizeName(key));
      const unit = term === undefined ? null : unitOf(term, datum);
      if (term === undefined) check.fault('caseUnknownName', { name: key }, at);
      else if (unit !== null && typeof unit === 'object')
        check.fault('caseBadValue', { name: key, value: String(datum) }, at);
    }
    const wanted = Object.entries(expected);
    if (wanted.length === 0) check.fault('caseEmpty', {}, placeOf('case', place, { name, field: 'expected' }));
    for (const [key, datum] of wanted) {
      const at = placeOf('case', place, { name, field: 'expected', text: key });
      const decision = definition.decisions.find((one) => normalizeName(one.name) === normalizeName(key));
      if (decision === undefined) check.fault('caseUnknownName', { name: key }, at);
      else if (!fits(datum, decision)) check.fault('caseBadValue', { name: key, value: String(datum) }, at);
    }
  }
}

function fits(datum: RuleDatum, { type }: RuleDecision): boolean {
  if (datum === null) return true;
  if (typeof datum === 'boolean') return type === 'boolean';
  if (type === 'number') return parseNumber(datum) !== null || datum.startsWith('[');
  if (type === 'date') return parseDate(datum) !== null || datum.startsWith('[');
  return type === 'text';
}
