import '../federation/federation.css';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { beginSignIn, listProviders } from '#platform/federation/contract/endpoints.ts';
import { callApi } from '#ui/api/client.ts';
import { useApiMutation } from '#ui/api/hooks.ts';
import { useText } from '#ui/i18n/i18n.ts';
import { Refusal } from '../account/form-parts.tsx';

/** Other systems through which people of a zone sign in; nothing where there are none. An invitation is linked on the way. */
export function ProviderButtons({ zone, invitation }: { zone: string | undefined; invitation?: string }) {
  const text = useText('federation');
  const { to }: { to?: string } = useSearch({ strict: false });
  const list = useQuery({
    queryKey: ['federation.listProviders', zone],
    queryFn: ({ signal }) => callApi(listProviders, { query: { zone: zone ?? '' } }, signal),
    enabled: zone !== undefined,
  });
  const begin = useApiMutation(beginSignIn);
  const providers = list.data?.providers ?? [];
  if (zone === undefined || providers.length === 0) return null;
  const go = (provider: string) => {
    const more = { ...(to === undefined ? {} : { to }), ...(invitation === undefined ? {} : { invitation }) };
    begin.mutate({ body: { zone, provider, ...more } }, { onSuccess: ({ url }) => window.location.assign(url) });
  };
  return (
    <section className="app-providers" aria-label={text('door.or')}>
      <p className="ys-meta">{text('door.or')}</p>
      {begin.error === null ? null : <Refusal error={begin.error} />}
      {providers.map(({ id, name }) => (
        <Button
          key={id}
          size="large"
          block
          onClick={() => go(id)}
          loading={begin.isPending && begin.variables.body.provider === id}
        >
          {text('door.with', { name })}
        </Button>
      ))}
    </section>
  );
}
