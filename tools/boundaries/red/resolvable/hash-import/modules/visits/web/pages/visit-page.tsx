import { visitState } from '#ui/absent/absent.tsx';

export function Page() {
  return <p>{visitState}</p>;
}
