import { visitState } from '#modules/visits/contract/states.ts';

export function Page() {
  return <p>{visitState}</p>;
}
