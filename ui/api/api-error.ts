import { errorBody } from '#platform/errors/contract/body.ts';

/** A request that was answered with an error, or not at all (`status` 0, code `ui.unreachable`). */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: string;
  readonly remedy: string;
  readonly fields: readonly { field: string; message: string }[];
  readonly trace: string;
  constructor(status: number, error: Omit<ApiError, 'name' | 'status' | 'stack' | 'cause'>) {
    super(error.message);
    this.status = status;
    this.code = error.code;
    this.remedy = error.remedy;
    this.fields = error.fields;
    this.trace = error.trace;
  }
}

/** Reads an error answer; what is not in the agreed shape (a proxy's page, say) becomes `ui.unexpectedAnswer`. */
export function parseErrorAnswer(status: number, body: unknown): ApiError {
  const parsed = errorBody.safeParse(body);
  if (parsed.success) return new ApiError(status, parsed.data.error);
  return localError(status, 'ui.unexpectedAnswer');
}

/** An error found by the browser itself; its texts stand in ui's locale files under `errors`. */
export function localError(status: number, code: 'ui.unreachable' | 'ui.unexpectedAnswer'): ApiError {
  return new ApiError(status, { code, message: '', remedy: '', fields: [], trace: '' });
}
