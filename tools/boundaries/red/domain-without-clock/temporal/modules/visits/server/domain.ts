export const at = () => Temporal.Now.instant();
