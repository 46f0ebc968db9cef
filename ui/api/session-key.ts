/** Under which the session stands in the cache of answers. */
export const sessionKey = ['auth.session'] as const;
