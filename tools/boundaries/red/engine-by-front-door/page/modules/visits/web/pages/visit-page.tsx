import { visitState } from '#kernel/cases/web/parts/light.ts';

export function Page() {
  return <p>{visitState}</p>;
}
