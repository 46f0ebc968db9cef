export { used } from './grant-policy.ts';
export const policiesModule = {
  name: 'policies',
  dependsOn: [],
};
