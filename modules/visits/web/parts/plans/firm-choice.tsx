import { useEffect, useId, useState } from 'react';
import { lookUpParties } from '#kernel/parties/contract/look-up-endpoints.ts';
import { callApi, formatDate, Light, useApi, useLocale, useText } from '#ui/index.ts';
import { getAllowance, type KitFirm } from '../../../contract/visit-endpoints.ts';
import type { Draft } from './draft.ts';
import type { Kit } from './draft-store.ts';
import { marksOf } from './field-marks.ts';

/** Most firms proposed at once: what fits a phone beside its keyboard. */
const mostProposed = 6;

interface FoundFirm {
  id: string;
  name: string;
  code: string | null;
  dueOn?: string | null;
}

/** Firms of the kit whose name or code holds the words; without words those that are due first. */
export function firmsOfKit(firms: readonly KitFirm[], words: string): KitFirm[] {
  const sought = words.trim().toUpperCase();
  const met = firms.filter(({ name, code }) => name.toUpperCase().includes(sought) || (code ?? '').includes(sought));
  return met.slice(0, mostProposed);
}

/** Chooses the firm: from the plans kept on the phone, and with network from the whole register. */
export function FirmChoice({
  kit,
  online,
  draft,
  lacking,
  onChange,
}: {
  kit: Kit;
  online: boolean;
  draft: Draft;
  /** It was sent without a firm. */
  lacking: boolean;
  onChange: (firm: Draft['firm']) => void;
}) {
  const text = useText('visits');
  const id = useId();
  const [words, setWords] = useState('');
  const registered = useRegister(words, online);
  if (draft.firm !== null) {
    return (
      <div className="record-firm">
        <div>
          <b>{draft.firm.name}</b>
          {online ? <Left firmId={draft.firm.id} departmentId={draft.departmentId} day={draft.day} /> : null}
        </div>
        <button type="button" className="record-quiet" onClick={() => onChange(null)}>
          {text('plans.record.otherFirm')}
        </button>
      </div>
    );
  }
  const own = firmsOfKit(kit.firms, words);
  const known = new Set(own.map((firm) => firm.id));
  const found: FoundFirm[] = [...own, ...registered.filter((firm) => !known.has(firm.id))];
  return (
    <div className="record-field">
      <label htmlFor={id}>{text('plans.record.firm')}</label>
      <input
        id={id}
        type="search"
        autoComplete="off"
        placeholder={text(online ? 'plans.record.firmHint' : 'plans.record.firmHintOffline')}
        value={words}
        {...marksOf(id, lacking)}
        onChange={(event) => setWords(event.target.value)}
      />
      {lacking ? (
        <p className="record-wrong" id={`${id}-wrong`}>
          {text('plans.record.wrong.firm')}
        </p>
      ) : null}
      <ul className="record-firms" aria-label={text('plans.record.firmsFound')}>
        {found.map((firm) => (
          <li key={firm.id}>
            <button type="button" onClick={() => onChange({ id: firm.id, name: firm.name })}>
              <span>{firm.name}</span>
              {firm.dueOn ? <span className="ys-meta">{text('plans.record.dueOn', { day: firm.dueOn })}</span> : null}
            </button>
          </li>
        ))}
      </ul>
      {found.length === 0 ? (
        <p className="ys-meta">{text(online ? 'plans.record.noFirm' : 'plans.record.noFirmOffline')}</p>
      ) : null}
    </div>
  );
}

/** Firms of the whole register, while there is network and two characters are typed. */
function useRegister(words: string, online: boolean): FoundFirm[] {
  const [found, setFound] = useState<FoundFirm[]>([]);
  const q = words.trim();
  useEffect(() => {
    if (!online || [...q].length < 2) {
      setFound([]);
      return;
    }
    const asking = new AbortController();
    callApi(lookUpParties, { query: { q, kinds: ['firm'], limit: mostProposed } }, asking.signal).then(
      ({ hits }) => setFound(hits.map(({ id, name, code }) => ({ id, name, code }))),
      // Without an answer the firms of the plans stay.
      () => setFound([]),
    );
    return () => asking.abort();
  }, [q, online]);
  return found;
}

/** How many visits the cap still allows on the day; said before going. */
function Left({ firmId, departmentId, day }: { firmId: string; departmentId: string; day: string }) {
  const text = useText('visits');
  const locale = useLocale();
  const { data } = useApi(getAllowance, { params: { firmId }, query: { day } });
  const own = data?.departments.find(({ id }) => id === departmentId);
  if (data === undefined || own === undefined) return null;
  const { months } = data.rule;
  if (own.left > 0)
    return <p className="ys-meta">{text('plans.record.left', { count: own.left, left: own.left, months })}</p>;
  return (
    <p>
      <Light state="warn">{text('plans.record.noneLeft', { day: formatDate(own.nextDay, locale) })}</Light>
    </p>
  );
}
