import './federation.css';
import { Button } from 'antd';
import { beginLink, endLink, listOwnLinks } from '#platform/federation/contract/endpoints.ts';
import { useApi, useApiMutation } from '#ui/api/hooks.ts';
import { formatDate } from '#ui/format/date.ts';
import { useLocale, useText } from '#ui/i18n/i18n.ts';
import { Section } from '#ui/page/page.tsx';
import { Refusal } from '../account/form-parts.tsx';
import { dayInChina } from './day-in-china.ts';
import { SignInProblem } from './problem.tsx';

/** Systems that the own account is linked to; nothing where the zone has none. */
export function OwnLinks() {
  const text = useText('federation');
  const locale = useLocale();
  const answer = useApi(listOwnLinks, {});
  const begin = useApiMutation(beginLink);
  const end = useApiMutation(endLink);
  const { links = [], open = [] } = answer.data ?? {};
  const error = answer.error ?? begin.error ?? end.error;
  if (error === null && links.length === 0 && open.length === 0) return <SignInProblem />;
  return (
    <Section title={text('own.title')}>
      <SignInProblem />
      {error === null ? null : <Refusal error={error} />}
      <ul className="app-links">
        {links.map(({ id, provider, linkedAt }) => (
          <li key={id}>
            <b>{provider}</b>
            <span className="ys-meta">{text('own.linkedAt', { day: formatDate(dayInChina(linkedAt), locale) })}</span>
            <Button
              size="small"
              loading={end.isPending && end.variables.params.id === id}
              onClick={() => end.mutate({ params: { id } }, { onSettled: () => void answer.refetch() })}
            >
              {text('own.unlink')}
            </Button>
          </li>
        ))}
        {links.length === 0 ? <li className="ys-meta">{text('own.none')}</li> : null}
      </ul>
      <div className="app-verbs">
        {open.map(({ id, name }) => (
          <Button
            key={id}
            loading={begin.isPending && begin.variables.body.provider === id}
            onClick={() =>
              begin.mutate({ body: { provider: id } }, { onSuccess: ({ url }) => window.location.assign(url) })
            }
          >
            {text('own.link', { name })}
          </Button>
        ))}
      </div>
    </Section>
  );
}
