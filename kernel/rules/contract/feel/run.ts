/** Why something can be null, or why a run can end; the words stand in the texts of the part under `diagnostics.<code>`. */
export const diagnosticCodes = [
  'syntax',
  'unknownName',
  'unknownType',
  'noFunction',
  'badArguments',
  'badOperands',
  'notComparable',
  'notBoolean',
  'notIterable',
  'noSuchEntry',
  'duplicateEntry',
  'outOfRange',
  'badText',
  'badPattern',
  'badRange',
  'wrongType',
  'missingInput',
  'missingLogic',
  'noRuleMatches',
  'severalRulesMatch',
  'notAllowed',
  'noDecision',
  'circular',
  'foreignLogic',
  'tooDeep',
  'tooManySteps',
  'tooLarge',
  'notWholeFen',
  'pastMoney',
  'statusDays',
  'internal',
] as const;

/** One of these reasons. */
export type DiagnosticCode = (typeof diagnosticCodes)[number];

/** One reason, with the characters of the source it belongs to. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly params: Readonly<Record<string, string | number>>;
  /** The decision, rule or cell whose expression it was; empty for a bare expression. */
  readonly where: string;
  readonly from: number;
  readonly to: number;
}

/** How far an evaluation may go; past it the answer is null and the reason says which limit. */
export interface Limits {
  readonly steps: number;
  readonly depth: number;
  /** Items of a list, characters of a string. */
  readonly size: number;
}

/** Limits of one evaluation unless told otherwise. */
export const usualLimits: Limits = { steps: 2_000_000, depth: 1000, size: 100_000 };

/** The moment that now() and today() answer, in nanoseconds since 1970 split into seconds and the rest, and the zone they are read in. */
export interface Moment {
  readonly epochSeconds: number;
  readonly nano: number;
  readonly zone: string;
}

/** Thrown inside an evaluation when a limit is reached; callers of the engine never see it. */
export class LimitReached extends Error {
  readonly code: DiagnosticCode;
  constructor(code: DiagnosticCode) {
    super(code);
    this.code = code;
  }
}

const mostDiagnostics = 200;

/** Parts of a list that are walked through in the time of one step. */
const partsOfStep = 8;

/** What one evaluation carries along: limits, reasons, and the moment it takes place. */
export class Run {
  readonly diagnostics: Diagnostic[] = [];
  readonly limits: Limits;
  readonly moment: Moment;
  /** The name of what is being evaluated, for the reasons. */
  where = '';
  private steps = 0;
  private depth = 0;
  private at: { readonly from: number; readonly to: number } = { from: 0, to: 0 };

  constructor(moment: Moment, limits: Limits = usualLimits) {
    this.moment = moment;
    this.limits = limits;
  }

  /** Counts one step at a place of the source. */
  step(at: { readonly from: number; readonly to: number }): void {
    this.at = at;
    this.steps += 1;
    if (this.steps > this.limits.steps) throw new LimitReached('tooManySteps');
  }

  /** Counts steps for a value whose parts whoever gets it may walk through. */
  walk(parts: number): void {
    this.steps += Math.floor(parts / partsOfStep);
    if (this.steps > this.limits.steps) throw new LimitReached('tooManySteps');
  }

  /** Steps that were counted so far. */
  get taken(): number {
    return this.steps;
  }

  /** Runs a nested evaluation, as deep as the limits allow. */
  deeper<T>(work: () => T): T {
    this.depth += 1;
    try {
      if (this.depth > this.limits.depth) throw new LimitReached('tooDeep');
      return work();
    } finally {
      this.depth -= 1;
    }
  }

  /** Evaluates without keeping its reasons: for an attempt whose failure says nothing. */
  quietly<T>(work: () => T): T {
    const kept = this.diagnostics.length;
    try {
      return work();
    } finally {
      this.diagnostics.length = Math.min(kept, this.diagnostics.length);
    }
  }

  /** Refuses lists and strings past the limit. */
  checkSize(size: number): void {
    if (size > this.limits.size) throw new LimitReached('tooLarge');
  }

  /** Writes down a reason and answers null, the value that FEEL gives for every failure. */
  fail(code: DiagnosticCode, params: Diagnostic['params'] = {}): null {
    if (this.diagnostics.length < mostDiagnostics) {
      this.diagnostics.push({ code, params, where: this.where, from: this.at.from, to: this.at.to });
    }
    return null;
  }

  /** Evaluates, and turns a limit that was reached into a reason and null. */
  guard<T>(work: () => T): T | null {
    try {
      return work();
    } catch (error) {
      if (error instanceof LimitReached) return this.fail(error.code);
      if (error instanceof RangeError) return this.fail('tooDeep');
      return this.fail('internal', { message: error instanceof Error ? error.message : String(error) });
    }
  }
}
