import { plan } from './plan-visit.ts';

export const stop = () => plan;
