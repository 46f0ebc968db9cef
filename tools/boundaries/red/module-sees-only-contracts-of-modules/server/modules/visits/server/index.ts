export { visitState } from '../contract/states.ts';
export const visitsModule = {
  name: 'visits',
  dependsOn: [],
};
