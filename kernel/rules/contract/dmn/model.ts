/** A decision model as read from DMN (OMG DMN 1.1–1.5), before anything of it is evaluated. */
export interface DmnModel {
  readonly name: string;
  readonly namespace: string;
  readonly imports: readonly { readonly name: string; readonly namespace: string }[];
  readonly types: readonly ItemDefinition[];
  readonly elements: readonly DmnElement[];
}

/** A named type (DMN 1.5, 7.3.3). */
export interface ItemDefinition {
  readonly name: string;
  readonly typeRef: string | null;
  readonly isCollection: boolean;
  readonly components: readonly ItemDefinition[];
  readonly function: { readonly parameters: readonly Variable[]; readonly result: string | null } | null;
  /** Unary tests that every item of the type passes. */
  readonly allowedValues: string | null;
  /** Unary tests that the whole value passes, a collection as one. */
  readonly constraint: string | null;
}

/** A name with the type that its values have. */
export interface Variable {
  readonly name: string;
  readonly typeRef: string | null;
}

/** Names an element: its id and the namespace of its model, null for the same model. */
export interface Reference {
  readonly namespace: string | null;
  readonly id: string;
}

interface ElementHead extends Variable {
  readonly id: string;
  /** What the graph calls it; expressions call it by `name`, that of its variable. */
  readonly title: string;
}

/** What a decision requirement graph consists of (DMN 1.5, chapter 6). */
export type DmnElement = InputData | Decision | BusinessKnowledge | DecisionService;

/** A datum that comes from outside. */
export interface InputData extends ElementHead {
  readonly element: 'input';
}

/** A question with the logic that answers it. */
export interface Decision extends ElementHead {
  readonly element: 'decision';
  readonly requires: readonly Reference[];
  readonly logic: Boxed | null;
}

/** Logic that decisions share: a function. */
export interface BusinessKnowledge extends ElementHead {
  readonly element: 'knowledge';
  readonly requires: readonly Reference[];
  readonly logic: FunctionLogic | null;
}

/** Decisions offered as one function. */
export interface DecisionService extends ElementHead {
  readonly element: 'service';
  readonly outputs: readonly Reference[];
  readonly inputDecisions: readonly Reference[];
  readonly inputData: readonly Reference[];
}

/** Logic in a box (DMN 1.5, 7.3.2 and 10.2.2); `typeRef` is what its value must be. */
export type Boxed = { readonly typeRef: string | null } & (
  | { readonly box: 'literal'; readonly text: string; readonly foreign: boolean }
  | { readonly box: 'table'; readonly table: DecisionTable }
  | { readonly box: 'context'; readonly entries: readonly ContextEntry[] }
  | { readonly box: 'invocation'; readonly called: Boxed | null; readonly bindings: readonly Binding[] }
  | { readonly box: 'list'; readonly items: readonly Boxed[] }
  | { readonly box: 'relation'; readonly columns: readonly Variable[]; readonly rows: readonly (readonly Boxed[])[] }
  | { readonly box: 'function'; readonly logic: FunctionLogic }
  | {
      readonly box: 'conditional';
      readonly test: Boxed | null;
      readonly whenTrue: Boxed | null;
      readonly whenFalse: Boxed | null;
    }
  | { readonly box: 'filter'; readonly in: Boxed | null; readonly match: Boxed | null }
  | {
      readonly box: 'for' | 'some' | 'every';
      readonly iterator: string;
      readonly in: Boxed | null;
      readonly body: Boxed | null;
    }
);

/** One entry of a boxed context; the one without a variable is the result. */
export interface ContextEntry {
  readonly variable: Variable | null;
  readonly value: Boxed | null;
}

/** A parameter of an invocation and what it is bound to. */
export interface Binding {
  readonly name: string;
  readonly value: Boxed | null;
}

/** A function: its parameters and its body; `foreign` names Java and PMML, which are not run. */
export interface FunctionLogic {
  readonly parameters: readonly Variable[];
  readonly body: Boxed | null;
  readonly foreign: boolean;
}

/** How a table answers when rules agree or differ (DMN 1.5, 8.2.8). */
export type HitPolicy = 'UNIQUE' | 'ANY' | 'PRIORITY' | 'FIRST' | 'RULE ORDER' | 'OUTPUT ORDER' | 'COLLECT';

/** What COLLECT makes of the outputs. */
export type Aggregation = 'SUM' | 'MIN' | 'MAX' | 'COUNT';

/** A decision table (DMN 1.5, chapter 8). */
export interface DecisionTable {
  readonly hitPolicy: HitPolicy;
  readonly aggregation: Aggregation | null;
  readonly inputs: readonly {
    readonly text: string;
    readonly typeRef: string | null;
    readonly allowed: string | null;
  }[];
  readonly outputs: readonly {
    readonly name: string;
    readonly typeRef: string | null;
    readonly allowed: string | null;
    readonly otherwise: string | null;
    /** The type of the decision, whose allowed values order those of an only output that has no type of its own. */
    readonly orderedBy?: string | null;
  }[];
  readonly rules: readonly { readonly tests: readonly string[]; readonly outputs: readonly string[] }[];
}
