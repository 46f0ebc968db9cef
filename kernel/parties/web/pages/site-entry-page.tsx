import { type ApiInput, useApi, useText } from '#ui/index.ts';
import { amendSite, getSite, registerSite } from '../../contract/place-endpoints.ts';
import { seenSite } from '../../contract/site.ts';
import { EntryPage } from '../parts/entry-page.tsx';
import { useAmended } from '../parts/entry-record.ts';
import { useAct } from '../parts/person-parts.tsx';
import { siteSections } from '../parts/site-fields.tsx';

type Body = ApiInput<typeof registerSite>['body'];

/** Enters a site or amends the one of the address; afterwards the register opens with it beside. */
export function SiteEntryPage() {
  const text = useText('parties');
  const id = useAmended();
  const answer = useApi(getSite, { params: { siteId: id ?? '' } }, { enabled: id !== undefined });
  const [registering, amending] = [useAct(registerSite), useAct(amendSite)];
  return (
    <EntryPage
      texts="site"
      path="/sites"
      permission={registerSite.permission}
      effect={text('site.effect')}
      start={{ status: 'inUse' }}
      sections={(seen) => siteSections(text, seen)}
      registering={{ ...registering, send: (body: Body, done) => registering.act({ body }, done) }}
      amending={{
        ...amending,
        id,
        answer,
        send: (body, seen, done) => {
          const expected = seenSite.parse({
            ...seen,
            parentId: seen.parent?.id ?? null,
            parcelId: seen.parcel?.id ?? null,
          });
          amending.act({ params: { siteId: seen.id }, body: { ...body, expected } }, done);
        },
      }}
    />
  );
}
