import { Moment, useText } from '#ui/index.ts';
import type { ParameterDetail } from '../../../contract/parameter-endpoints.ts';
import { usePeriodWords } from '../rule-words.tsx';
import { useValueWords } from './parameter-words.ts';
import { ListedTexts, TextsChange } from './texts-field.tsx';
import { valueBefore } from './value-on.ts';

/** Every value that a parameter ever had: days in force, where it is written, since when the zone knows of it. */
export function History({ parameter }: { parameter: ParameterDetail }) {
  const text = useText('rules');
  const words = useValueWords();
  const period = usePeriodWords();
  if (parameter.history.length === 0) return <p className="ys-meta">{text('pages.parameters.noValues')}</p>;
  return (
    <ul className="rul-history">
      {parameter.history.map((one) => {
        const { id, value, from, to, source, knownFrom, reason, by, counts } = one;
        const before = valueBefore(one, parameter.history)?.value;
        return (
          <li key={id} className={counts ? 'rul-counts' : 'rul-gone'}>
            <p>
              <b>{words(value, parameter)}</b> {period(from, to)}
              {counts ? null : ` · ${text('pages.parameters.replaced')}`}
            </p>
            {Array.isArray(value) ? <ListedTexts texts={value} /> : null}
            {Array.isArray(value) && Array.isArray(before) ? <TextsChange before={before} after={value} /> : null}
            <p>{source}</p>
            <p className="ys-meta">
              {text('pages.parameters.knownFrom')} <Moment at={knownFrom} inTable />
              {[by, reason].filter((one) => one !== null && one !== '').map((one) => ` · ${one}`)}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
