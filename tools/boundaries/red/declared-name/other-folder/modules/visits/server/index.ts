import { visitState } from '../contract/states.ts';

export const initial = visitState;
export const visitModule = {
  name: 'visit',
  dependsOn: [],
};
