/** One line of the error registry: the HTTP status; both texts and remedies stand in the locale files under `errors.<name>`. */
export interface ErrorDefinition {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429 | 500 | 503;
  /** Names of the values that the texts interpolate. */
  readonly params: readonly string[];
}

/** Code of an error: `<module>.<name>`. */
export type ErrorCode = `${string}.${string}`;

/** Errors of one module by code. */
export type ErrorTable = Readonly<Record<ErrorCode, ErrorDefinition>>;

/** Declares a module's errors; the composed registry is tested against docs/reference/errors.md both ways. */
export function defineErrors<const T extends ErrorTable>(table: T): T {
  return table;
}

/** Values that an error's texts interpolate. */
export type ErrorParams = Readonly<Record<string, string | number>>;

/** A field of the input that broke a rule; texts are in the caller's language. */
export interface FieldError {
  field: string;
  message: string;
}

/** An expected outcome that stops a use-case: nothing is stored, the caller gets the code's text and remedy. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly params: ErrorParams;
  readonly fields: readonly FieldError[];
  constructor(code: ErrorCode, params: ErrorParams = {}, fields: readonly FieldError[] = []) {
    super(code);
    this.code = code;
    this.params = params;
    this.fields = fields;
  }
}
