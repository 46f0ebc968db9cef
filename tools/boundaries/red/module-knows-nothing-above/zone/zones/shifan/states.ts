export const visitState = 'open';
export type VisitState = typeof visitState;
