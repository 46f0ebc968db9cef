import { Badge } from './badge.tsx';

export type Size = string;
export const shown = Badge;
