import { visitState } from '#modules/visits/contract/states.ts';

export const initial = visitState;
export const policiesModule = {
  name: 'policies',
  dependsOn: [],
};
