import { AppError } from '#platform/errors/contract/errors.ts';

/** Sign-ins under way from one address: comparing passwords is slow by design, and nobody may fill the row alone. */
const mostAtOnce = 8;

const underWay = new Map<string, number>();

/** Runs `work` unless its address has as many under way as one may have. */
export async function oneOfFew<T>(address: string, work: () => Promise<T>): Promise<T> {
  const others = underWay.get(address) ?? 0;
  if (others >= mostAtOnce) throw new AppError('http.busy');
  underWay.set(address, others + 1);
  try {
    return await work();
  } finally {
    const left = (underWay.get(address) ?? 1) - 1;
    if (left > 0) underWay.set(address, left);
    else underWay.delete(address);
  }
}
