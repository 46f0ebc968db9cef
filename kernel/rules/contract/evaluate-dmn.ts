import { defineBoxed, evaluateBoxed, fitted } from './dmn/evaluate-boxed.ts';
import { Frame, ParsedSources } from './dmn/frame.ts';
import type { BusinessKnowledge, DecisionService, DmnElement, DmnModel, InputData, Reference } from './dmn/model.ts';
import { ModelTypes } from './dmn/read-types.ts';
import { arrange, callFunction } from './feel/call-function.ts';
import { coerce } from './feel/conform.ts';
import { entryOf, normalizeName } from './feel/names.ts';
import { type Diagnostic, type Limits, type Moment, Run, usualLimits } from './feel/run.ts';
import { contextOf, type FeelType, type FunctionValue, isKind, kindOf, type Value } from './feel/values.ts';
import { builtInScope } from './feel-functions/builtins.ts';

/**
 * What a decision is made with: input data by name, of imported models by `namespace#name` or in a context under the name
 * of the import, and the moment.
 */
export interface DmnInput {
  readonly values: ReadonlyMap<string, Value>;
  readonly moment: Moment;
  readonly limits?: Limits;
}

/** The answer to a decision, and every reason why it or a part of it is null. */
export interface DmnOutcome {
  readonly value: Value;
  readonly diagnostics: readonly Diagnostic[];
}

/** Decision models that belong together: a model and those it imports. */
export class DmnModels {
  readonly sources = new ParsedSources();
  private readonly byNamespace = new Map<string, { model: DmnModel; types: ModelTypes }>();
  readonly main: DmnModel;

  constructor(main: DmnModel, imported: readonly DmnModel[] = []) {
    this.main = main;
    for (const model of [...imported, main]) {
      const types = new ModelTypes(model, (namespace) => this.byNamespace.get(namespace)?.types ?? null);
      this.byNamespace.set(model.namespace, { model, types });
    }
  }

  /** A model with its types; undefined when it is not among these. */
  model(namespace: string): { model: DmnModel; types: ModelTypes } | undefined {
    return this.byNamespace.get(namespace);
  }

  /** Answers a decision, calls a decision service or shared logic, or reads a datum by its name; never throws. */
  evaluate(name: string, input: DmnInput): DmnOutcome {
    const run = new Run(input.moment, input.limits ?? usualLimits);
    const value = run.guard(() => new Evaluation(this, run, input.values).byName(name));
    return { value, diagnostics: run.diagnostics };
  }

  /**
   * Answers many questions about the same input: each decision is computed once, and all of them together keep to the limits
   * of one evaluation. Of the reasons those of the decision that is asked are told. Never throws.
   */
  questions(input: DmnInput): (name: string) => DmnOutcome {
    const run = new Run(input.moment, input.limits ?? usualLimits);
    const evaluation = new Evaluation(this, run, input.values);
    const told = new Map<string, Diagnostic[]>();
    return (name) => {
      run.where = '';
      const value = run.guard(() => evaluation.again(name));
      for (const one of run.diagnostics.splice(0)) {
        const own = told.get(one.where) ?? [];
        own.push(one);
        told.set(one.where, own);
      }
      return { value, diagnostics: told.get(name) ?? [] };
    };
  }
}

interface Found<E extends DmnElement = DmnElement> {
  readonly element: E;
  readonly model: DmnModel;
  readonly types: ModelTypes;
}

/** One evaluation: every decision is answered once, whoever asks. */
class Evaluation {
  private readonly models: DmnModels;
  private readonly run: Run;
  private readonly input: ReadonlyMap<string, Value>;
  private readonly answered = new Map<string, Value>();
  private readonly open = new Set<string>();
  /** The input by names in one spelling; made when a name is not there as it is. */
  private spelled: ReadonlyMap<string, Value> | null = null;

  constructor(models: DmnModels, run: Run, input: ReadonlyMap<string, Value>, overriding?: ReadonlyMap<string, Value>) {
    this.models = models;
    this.run = run;
    this.input = input;
    for (const [key, value] of overriding ?? []) this.answered.set(key, value);
  }

  /** Asks again after a question that a limit may have ended half-way. */
  again(name: string): Value {
    this.open.clear();
    return this.byName(name);
  }

  byName(name: string): Value {
    const { main } = this.models;
    const found = this.models.model(main.namespace);
    const wanted = normalizeName(name);
    const named = main.elements.filter((one) => [one.title, one.name].some((own) => normalizeName(own) === wanted));
    const element = named.find((one) => one.element !== 'knowledge') ?? named[0];
    if (element === undefined || found === undefined) return this.run.fail('noDecision', { name });
    if (element.element === 'knowledge') return this.callKnowledge({ ...found, element });
    if (element.element !== 'service') return this.valueOf({ ...found, element });
    return this.callService({ ...found, element }, this.serviceArguments({ ...found, element }));
  }

  private serviceArguments({ element, model }: Found<DecisionService>): ReadonlyMap<string, Value> {
    const parameters = [...element.inputData, ...element.inputDecisions].flatMap((one) => this.find(one, model) ?? []);
    return new Map(
      parameters.map(
        (one) => [keyOf(one), fitted(this.given(one) ?? null, one.element.typeRef, this.frame(one))] as const,
      ),
    );
  }

  /** Calls shared logic with what the input has under the names of its parameters. */
  private callKnowledge(found: Found<BusinessKnowledge>): Value {
    const called = this.valueOf(found);
    if (!isKind(called, 'function')) return null;
    const values = called.parameters.map(({ name }) => [normalizeName(name), this.input.get(name) ?? null] as const);
    return callFunction(called, { by: 'name', values: new Map(values) }, this.run);
  }

  /** What the input has for an element; undefined when it says nothing of it. */
  private given({ element, model }: Found): Value | undefined {
    const names = namesOf(element, model);
    const exact = names.map((name) => this.input.get(name)).filter((value) => value !== undefined);
    if (exact.length > 0) return exact.find((value) => value !== null) ?? null;
    this.spelled ??= new Map([...this.input].map(([name, value]) => [normalizeName(name), value] as const));
    const spelled = names.map(normalizeName).find((name) => this.spelled?.has(name));
    if (spelled !== undefined) return this.spelled.get(spelled);
    const prefix = this.models.main.imports.find(({ namespace }) => namespace === model.namespace)?.name ?? '';
    const imported = this.input.get(prefix) ?? null;
    return isKind(imported, 'context') ? entryOf(imported, element.name) : undefined;
  }

  /** The value of an element, computed once. */
  private valueOf(found: Found): Value {
    const key = keyOf(found);
    const known = this.answered.get(key);
    if (known !== undefined) return known;
    if (this.open.has(key)) return this.run.fail('circular', { name: found.element.name });
    this.open.add(key);
    const outer = this.run.where;
    this.run.where = found.element.name;
    const value = this.run.deeper(() => this.compute(found));
    this.run.where = outer;
    this.open.delete(key);
    this.answered.set(key, value);
    return value;
  }

  private compute(found: Found): Value {
    const { element } = found;
    switch (element.element) {
      case 'input':
        return this.readInput({ ...found, element });
      case 'decision': {
        const frame = this.frame(found).with(this.seen(element.requires, found.model));
        return fitted(evaluateBoxed(element.logic, frame), element.typeRef, frame);
      }
      case 'knowledge':
        return this.knowledge({ ...found, element });
      case 'service':
        return this.serviceFunction({ ...found, element });
    }
  }

  private readInput(found: Found<InputData>): Value {
    const value = this.given(found);
    if (value === undefined) return this.run.fail('missingInput', { name: found.element.name });
    return fitted(value, found.element.typeRef, this.frame(found));
  }

  private knowledge(found: Found<BusinessKnowledge>): Value {
    const { element, model } = found;
    if (element.logic === null) return this.run.fail('missingLogic');
    // A function may call itself by its name: it is seen from the moment that it is made.
    const others = element.requires.filter((one) => this.find(one, model)?.element !== element);
    const own = { name: element.name, value: null, type: this.typeOf(found) };
    const frame = this.frame(found).with([...this.seen(others, model), own]);
    const result = resultOf(frame.types.of(element.typeRef));
    const made = defineBoxed(element.logic, frame, { name: element.name, result });
    frame.scope.set(element.name, made);
    return made;
  }

  /** A decision service as a function: its parameters are its input data, then its input decisions. */
  private serviceFunction(found: Found<DecisionService>): FunctionValue {
    const { element, model, types } = found;
    const parameters = [...element.inputData, ...element.inputDecisions].flatMap((one) => this.find(one, model) ?? []);
    const names = parameters.map((one) => normalizeName(one.element.name));
    return {
      kind: 'function',
      name: element.name,
      parameters: parameters.map((one) => ({ name: one.element.name, type: one.types.of(one.element.typeRef) })),
      result: resultOf(types.of(element.typeRef)),
      call: (passed, run) => {
        const values = arrange(passed, names);
        if (values === null) return run.fail('badArguments', { name: element.name });
        const bound = new Map<string, Value>();
        for (const [place, one] of parameters.entries()) {
          const value = values[place] ?? null;
          const fit = coerce(value, one.types.of(one.element.typeRef));
          if (fit === undefined) return run.fail('wrongType', { type: one.element.typeRef ?? '', kind: kindOf(value) });
          bound.set(keyOf(one), fit);
        }
        return this.callService(found, bound);
      },
    };
  }

  /** Answers the output decisions of a service from its parameters alone. */
  private callService(found: Found<DecisionService>, bound: ReadonlyMap<string, Value>): Value {
    const { element, model } = found;
    const inner = new Evaluation(this.models, this.run, this.input, bound);
    const outputs = element.outputs.flatMap((one) => this.find(one, model) ?? []);
    const [only] = outputs;
    const value =
      outputs.length === 1 && only !== undefined
        ? inner.valueOf(only)
        : contextOf(outputs.map((one) => [one.element.name, inner.valueOf(one)]));
    return fitted(value, element.typeRef, this.frame(found));
  }

  /** The values of what an element requires, by name; those of an imported model below the name of the import. */
  private seen(requires: readonly Reference[], model: DmnModel) {
    const own: { name: string; value: Value; type: FeelType }[] = [];
    const imported = new Map<string, [string, Value, FeelType][]>();
    for (const reference of requires) {
      const found = this.find(reference, model);
      if (found === undefined) continue;
      const value = this.valueOf(found);
      const type = this.typeOf(found);
      const prefix = model.imports.find(({ namespace }) => namespace === found.model.namespace)?.name ?? '';
      if (found.model === model || prefix === '') own.push({ name: found.element.name, value, type });
      else imported.set(prefix, [...(imported.get(prefix) ?? []), [found.element.name, value, type]]);
    }
    for (const [name, entries] of imported) {
      own.push({
        name,
        value: contextOf(entries.map(([entry, value]) => [entry, value])),
        type: { is: 'context', entries: new Map(entries.map(([entry, , type]) => [entry, type])) },
      });
    }
    return own;
  }

  /** The type that the names below a value are known by. */
  private typeOf({ element, types }: Found): FeelType {
    return element.element === 'service' || element.element === 'knowledge'
      ? resultOf(types.of(element.typeRef))
      : types.of(element.typeRef);
  }

  private find(reference: Reference, from: DmnModel): Found | undefined {
    const found = this.models.model(reference.namespace ?? from.namespace);
    const element = found?.model.elements.find(({ id }) => id === reference.id);
    return found === undefined || element === undefined ? undefined : { ...found, element };
  }

  private frame({ types }: Found): Frame {
    return new Frame({ scope: builtInScope, names: {}, types, run: this.run, sources: this.models.sources });
  }
}

/** Names by which an input may be given: with the namespace of its model, as expressions call it, as the graph does. */
function namesOf(element: DmnElement, model: DmnModel): string[] {
  return [`${model.namespace}#${element.name}`, element.name, element.title];
}

function keyOf({ model, element }: Found): string {
  return `${model.namespace}#${element.id}`;
}

/** What a function answers, when the type is that of a function; the type itself otherwise. */
function resultOf(type: FeelType): FeelType {
  if (type.is === 'allowed') return resultOf(type.base) === type.base ? type : resultOf(type.base);
  return type.is === 'function' ? type.result : type;
}
