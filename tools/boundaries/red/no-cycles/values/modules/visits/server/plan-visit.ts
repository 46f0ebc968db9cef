import { stop } from './stop-visit.ts';

export const plan = () => stop;
