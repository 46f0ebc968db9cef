import { visitState } from '../contract/states.ts';

export const initial = visitState;
export const policiesModule = {
  name: 'policies',
  dependsOn: ['visits'],
};
