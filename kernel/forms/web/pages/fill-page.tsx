import '../parts/forms.css';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { PartyPicker } from '#kernel/parties/web/front-door.ts';
import { ErrorState, LoadingState, Page, PageButton, useSession, useText, useUrlSearch } from '#ui/index.ts';
import type { FormOpening } from '../../contract/filling-endpoints.ts';
import { Labelled } from '../parts/design/labelled.tsx';
import { FillForm, type Sent } from '../parts/fill/fill-form.tsx';
import { type Opened, type OpeningAsked, useOpening } from '../parts/fill/use-opening.ts';

/** Fills in a form: for the own firm or oneself, or, as staff, on behalf of a firm or person. */
export function FillPage() {
  const text = useText('forms');
  const { formId: key = '' } = useParams({ strict: false }) as { formId?: string };
  const [search, change] = useUrlSearch();
  const partyId = typeof search.party === 'string' ? search.party : undefined;
  const asked = { key, partyId };
  const opened = useOpening(asked, true);
  const [sent, setSent] = useState<Sent>();
  const { opening, error } = opened;
  const crumbs = <Link to="/my-forms">{text('web.mine.title')}</Link>;
  if (opening === undefined) {
    return (
      <Page title={text('web.fill.title')} crumbs={crumbs}>
        {error === undefined ? <LoadingState lines={8} /> : <ErrorState error={error} onRetry={opened.again} />}
      </Page>
    );
  }
  if (opening.party === null && opening.definition.subject !== 'none') {
    // Staff say first on whose behalf.
    return (
      <Page title={opening.title} crumbs={crumbs} meta={opening.department}>
        <ChooseParty
          subject={opening.definition.subject}
          onChoose={(party) => change(party === undefined ? {} : { party })}
        />
      </Page>
    );
  }
  return (
    <Page
      title={opening.title}
      crumbs={crumbs}
      meta={opening.party === null ? opening.department : `${opening.party.name} · ${opening.department}`}
    >
      {sent === undefined ? (
        <Filling key={opened.turn} asked={asked} opened={opened} opening={opening} onSent={setSent} />
      ) : (
        <SentState
          sent={sent}
          department={opening.department}
          onAnother={() => {
            setSent(undefined);
            opened.again();
          }}
        />
      )}
    </Page>
  );
}

function ChooseParty({
  subject,
  onChoose,
}: {
  subject: 'firm' | 'person';
  onChoose: (party: string | undefined) => void;
}) {
  const text = useText('forms');
  // Persons have no picker: whoever is not at the desk fills in with an own account.
  if (subject === 'person') return <p className="forms-note">{text('web.fill.personThemselves')}</p>;
  return (
    <div className="forms-verb-form">
      <Labelled label={text('web.fill.forWhom')}>
        {(attributes) => <PartyPicker id={attributes.id} kinds={['firm']} onChange={onChoose} />}
      </Labelled>
    </div>
  );
}

/** The form with what stands before it: qualifications that are missing, and, for staff, who asked. */
function Filling({
  asked,
  opened,
  opening,
  onSent,
}: {
  asked: OpeningAsked;
  opened: Opened;
  opening: FormOpening;
  onSent: (sent: Sent) => void;
}) {
  const text = useText('forms');
  const [saidBy, setSaidBy] = useState('');
  const missing = opening.statuses.filter(({ held }) => !held);
  const onBehalf = asked.partyId !== undefined;
  const said = saidBy.trim();
  const blocked =
    missing.length > 0
      ? text('web.fill.statusMissing', { names: missing.map(({ name }) => name).join(text('web.comma')) })
      : onBehalf && said.length < 2
        ? text('web.fill.saidByFirst')
        : undefined;
  return (
    <>
      {missing.length > 0 ? (
        <p className="forms-note" role="alert">
          {blocked}
        </p>
      ) : null}
      {onBehalf ? (
        <div className="forms-verb-form">
          <Labelled label={text('web.fill.saidBy')} hint={text('web.fill.saidByHint')}>
            {(attributes) => (
              <Input
                {...attributes}
                maxLength={60}
                value={saidBy}
                onChange={(event) => setSaidBy(event.target.value)}
              />
            )}
          </Labelled>
        </div>
      ) : null}
      <FillForm {...{ asked, opening, onSent, blocked }} saidBy={onBehalf ? said : undefined} onAgain={opened.again} />
    </>
  );
}

/** After sending: its number, who has it, and what can be done next. */
function SentState({ sent, department, onAnother }: { sent: Sent; department: string; onAnother: () => void }) {
  const text = useText('forms');
  const { account } = useSession();
  return (
    <section className="ys-state" role="status">
      <h2>{text('web.fill.sent', { number: sent.number })}</h2>
      <p>{text('web.fill.sentNext', { department })}</p>
      <div className="ys-state-actions forms-verbs">
        <PageButton href={`/form-submissions/${sent.id}`} filled>
          {text('web.fill.see')}
        </PageButton>
        <Button onClick={onAnother}>{text('web.fill.another')}</Button>
        {account === null ? null : <Link to="/my-forms">{text('web.mine.title')}</Link>}
      </div>
    </section>
  );
}
