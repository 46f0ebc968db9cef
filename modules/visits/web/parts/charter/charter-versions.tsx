import { Tag } from 'antd';
import { useState } from 'react';
import { ReasonForm, useAct } from '#kernel/parties/web/front-door.ts';
import { useLocale, useSession, useText } from '#ui/index.ts';
import type { Charter, CharterPromise } from '../../../contract/charter.ts';
import { takeBackCharter } from '../../../contract/charter-endpoints.ts';

/** Name of a charter for readers of a language; the Chinese one where it has no other. */
export function charterName({ name, nameEn }: Pick<Charter, 'name' | 'nameEn'>, locale: string): string {
  return locale === 'en' ? (nameEn ?? name) : name;
}

/** Versions, the newest first, with their promises; one that has not begun can be taken back. */
export function CharterVersions({
  charters,
  inForceId,
  day,
}: {
  charters: readonly Charter[];
  inForceId: string | null;
  day: string;
}) {
  const text = useText('visits');
  const locale = useLocale();
  const { can } = useSession();
  return (
    <ul className="service-rows">
      {charters.map((charter) => {
        const state = charter.id === inForceId ? 'inForceTag' : charter.validFrom > day ? 'planned' : 'past';
        return (
          <li key={charter.id}>
            <b>{charterName(charter, locale)}</b> <Tag variant="outlined">{text(`charter.${state}`)}</Tag>{' '}
            <span className="ys-meta">
              {text('charter.inForce', { day: charter.validFrom })}
              {charter.documentNumber === null ? '' : ` · ${charter.documentNumber}`}
            </span>
            <ul>
              {charter.promises.map((promise) => (
                <li key={promise.kind}>
                  <PromiseWords promise={promise} />
                </li>
              ))}
            </ul>
            {state === 'planned' && can(takeBackCharter.permission) ? <TakeBack charterId={charter.id} /> : null}
          </li>
        );
      })}
    </ul>
  );
}

/** A promise in the zone's words, or as a sentence of its limit. */
export function PromiseWords({ promise: { kind, limit, unit, words, wordsEn } }: { promise: CharterPromise }) {
  const text = useText('visits');
  const own = useLocale() === 'en' ? wordsEn : words;
  return own ?? text(`charter.sentences.${kind}`, { within: text(`charter.limits.${unit}`, { count: limit }) });
}

function TakeBack({ charterId }: { charterId: string }) {
  const text = useText('visits');
  const [open, setOpen] = useState(false);
  const act = useAct(takeBackCharter);
  if (!open) {
    return (
      <button type="button" className="ys-link" onClick={() => setOpen(true)}>
        {text('charter.takeBack')}
      </button>
    );
  }
  return (
    <ReasonForm
      verb={text('charter.takeBack')}
      label={text('charter.takeBackReason')}
      hint={text('charter.publishEffect')}
      pending={act.pending}
      error={act.error}
      onSend={(reason) => act.act({ params: { charterId }, body: { reason } }, () => setOpen(false))}
      onCancel={() => setOpen(false)}
    />
  );
}
