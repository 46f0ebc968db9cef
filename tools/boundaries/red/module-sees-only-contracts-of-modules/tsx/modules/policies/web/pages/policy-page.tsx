import { visitState } from '../../../visits/web/parts/badge.ts';

export function Page() {
  return <p>{visitState}</p>;
}
