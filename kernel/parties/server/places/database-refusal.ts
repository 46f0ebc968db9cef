/** SQLSTATE of what the database refused, and by which constraint or index; undefined for any other failure. */
export function refusalOf(error: unknown): { state: string; constraint: string } | undefined {
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  return typeof code === 'string' ? { state: code, constraint: String(constraint ?? '') } : undefined;
}

/** A value that another row holds. */
export const taken = '23505';

/** A period that overlaps another. */
export const overlaps = '23P01';
