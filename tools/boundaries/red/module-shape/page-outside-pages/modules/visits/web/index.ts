import { visitState } from './visit-page.tsx';

export const used = visitState;
