export { visitState } from '../contract/states.ts';
export const calendarModule = {
  name: 'calendar',
  dependsOn: [],
};
