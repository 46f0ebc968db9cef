import { QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from './api-error.ts';
import { sessionKey } from './session-key.ts';

/** Failures worth another try: the server was away or busy, not an answer about this request. */
function mayRetry(failures: number, error: Error): boolean {
  return failures < 2 && error instanceof ApiError && (error.status === 0 || error.status === 503);
}

/** The session has something to do first, which it learns by asking for itself anew. */
const setUpCodes: readonly string[] = ['auth.passwordChangeNeeded', 'auth.enrolmentNeeded'];

/** The page's cache of answers; a session that has ended is noticed on the first refused call. */
export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        const refused = error instanceof ApiError && (error.status === 401 || setUpCodes.includes(error.code));
        if (refused && query.queryKey[0] !== sessionKey[0]) void client.invalidateQueries({ queryKey: sessionKey });
      },
    }),
    defaultOptions: { queries: { retry: mayRetry, staleTime: 30_000, refetchOnWindowFocus: false } },
  });
  return client;
}
