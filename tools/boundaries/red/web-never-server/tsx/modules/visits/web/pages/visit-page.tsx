import { visitState } from '../../server/domain.ts';

export function Page() {
  return <p>{visitState}</p>;
}
