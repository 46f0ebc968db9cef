import { useApi } from '#ui/index.ts';
import { listMeasures } from '../../../contract/measure-endpoints.ts';

/** Measures under which issues can be joined, as a select takes them; undefined while they are on their way. */
export function useOpenMeasures(): { value: string; label: string }[] | undefined {
  const { data } = useApi(listMeasures, { query: { state: ['planned', 'underWay'], pageSize: 200 } });
  return data?.measures.map(({ id, title }) => ({ value: id, label: title }));
}
