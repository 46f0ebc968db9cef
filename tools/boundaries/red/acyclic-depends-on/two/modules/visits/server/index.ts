import { visitState } from '#modules/policies/contract/states.ts';

export const initial = visitState;
export const visitsModule = {
  name: 'visits',
  dependsOn: ['policies'],
};
