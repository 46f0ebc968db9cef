import { CopyValue, Section, useApi, useText } from '#ui/index.ts';
import type { Institution } from '../../contract/institution.ts';
import { amendInstitution, getInstitution } from '../../contract/institution-endpoints.ts';
import { Fact, Facts } from './person-parts.tsx';
import { PlacesOfParty } from './place-firm-panel.tsx';
import { EnteredLine } from './place-parts.tsx';
import { RecordPanel } from './record-panel.tsx';

/** One institution beside the register, with where it is. */
export function InstitutionPanel({ institutionId, name }: { institutionId: string; name: string | undefined }) {
  const text = useText('parties');
  const answer = useApi(getInstitution, { params: { institutionId } });
  return (
    <RecordPanel
      kind="institution"
      id={institutionId}
      answer={answer}
      nameOf={(one) => one.name}
      name={name}
      amend={{ to: '/institutions/entry', permission: amendInstitution.permission }}
    >
      {(one) => (
        <>
          <InstitutionFacts one={one} />
          <Section title={text('occupancy.title')}>
            <PlacesOfParty partyId={one.id} />
          </Section>
        </>
      )}
    </RecordPanel>
  );
}

function InstitutionFacts({ one }: { one: Institution }) {
  const text = useText('parties');
  const label = (key: string) => text(`institution.columns.${key}`);
  return (
    <>
      <Facts>
        <Fact title={label('kind')}>{text(`partner.kinds.${one.kind}`)}</Fact>
        <Fact title={label('status')}>{text(`institutionStatuses.${one.status}`)}</Fact>
        <Fact title={label('shortName')}>{one.shortName}</Fact>
        <Fact title={label('socialCreditCode')}>
          {one.socialCreditCode === null ? null : (
            <>
              <CopyValue value={one.socialCreditCode} />
              {one.codeExceptionReason === null ? null : (
                <p className="ys-meta">{text('place.kept', { reason: one.codeExceptionReason })}</p>
              )}
            </>
          )}
        </Fact>
        <Fact title={label('officeTelephone')}>{one.officeTelephone}</Fact>
        <Fact title={label('address')}>{one.address}</Fact>
        <Fact title={label('website')}>
          {one.website === null ? null : (
            <a href={one.website} target="_blank" rel="noreferrer noopener">
              {one.website}
            </a>
          )}
        </Fact>
        <Fact title={label('source')}>{one.source}</Fact>
      </Facts>
      <EnteredLine at={one.registeredAt} />
    </>
  );
}
