import './merge.css';
import { ErrorState, LoadingState, useApi, useText } from '#ui/index.ts';
import { personField } from '../../contract/person.ts';
import { getPerson } from '../../contract/person-endpoints.ts';

/** Two persons side by side, masked; of persons nothing is chosen, both keep what is theirs. */
export function MergePersons({ survivorId, otherId }: { survivorId: string; otherId: string }) {
  const text = useText('parties');
  const kept = useApi(getPerson, { params: { personId: survivorId } });
  const other = useApi(getPerson, { params: { personId: otherId } });
  const error = kept.error ?? other.error;
  if (error) return <ErrorState error={error} onRetry={() => void Promise.all([kept.refetch(), other.refetch()])} />;
  if (kept.data === undefined || other.data === undefined) return <LoadingState lines={4} />;
  const sides = [kept.data.person, other.data.person];
  return (
    <>
      <table className="merge-persons">
        <caption className="ys-hidden">{text('merging.both')}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{text('merging.kept')}</th>
            <th scope="col">{text('merging.other')}</th>
          </tr>
        </thead>
        <tbody>
          {personField.options.map((field) => (
            <tr key={field}>
              <th scope="row">{text(`person.${field}`)}</th>
              {sides.map((person) => (
                <td key={person.id}>{person[field] ?? <span className="ys-meta">{text('person.unknown')}</span>}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="ys-meta">{text('merging.personsNote')}</p>
    </>
  );
}
