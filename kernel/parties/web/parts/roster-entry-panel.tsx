import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { SidePanel, usePanel, useSession, useText } from '#ui/index.ts';
import type { RosterCount, RosterEntry } from '../../contract/roster.ts';
import { endRosterEntry } from '../../contract/roster-endpoints.ts';
import { Fact, Facts, minuteInChina } from './person-parts.tsx';
import { AddEntryForm, CorrectEntryForm, EndEntryForm, MoveEntryForm, VoidEntryForm } from './roster-entry-forms.tsx';
import { Period } from './roster-parts.tsx';

/** Adds to the list, beside it; `new` in the address. */
export function AddEntryPanel({ roster }: { roster: RosterCount }) {
  const text = useText('parties');
  const { close } = usePanel();
  return (
    <SidePanel title={text('roster.add')}>
      <AddEntryForm roster={roster} onDone={close} />
    </SidePanel>
  );
}

const verbs = ['move', 'end', 'correct', 'void'] as const;
type Verb = (typeof verbs)[number];

/** One entry with what can be done with it. */
export function RosterEntryPanel({ entry, roster }: { entry: RosterEntry; roster: RosterCount }) {
  const text = useText('parties');
  const { close } = usePanel();
  const { can } = useSession();
  const [verb, setVerb] = useState<Verb>();
  const form = { entry, roster, onDone: close };
  const fitting = verbs.filter((one) => one !== 'move' || roster.items.length > 1);
  return (
    <SidePanel title={entry.party ?? '—'}>
      <Facts>
        <Fact title={text('roster.one')}>{entry.roster}</Fact>
        <Fact title={text('roster.item')}>{entry.item}</Fact>
        <Fact title={text('roster.days')}>
          <Period startsOn={entry.startsOn} endsOn={entry.endsOn} />
        </Fact>
        <Fact title={text('roster.columns.certificate')}>{entry.certificate}</Fact>
        <Fact title={text('roster.columns.certificateUntil')}>{entry.certificateUntil}</Fact>
        <Fact title={text('roster.columns.documentNumber')}>{entry.documentNumber}</Fact>
        <Fact title={text('roster.columns.link')}>
          {entry.link === null ? null : (
            <a href={entry.link} rel="noreferrer" target="_blank">
              {entry.link}
            </a>
          )}
        </Fact>
      </Facts>
      <p className="ys-meta">
        {text('roster.enteredBy', {
          by: entry.enteredBy ?? text('roster.bySystem'),
          at: minuteInChina(entry.enteredAt),
        })}
      </p>
      {entry.partyKind === 'firm' ? (
        <p>
          <Link to="/firms/$firmId" params={{ firmId: entry.partyId }}>
            {text('firmFile.open')}
          </Link>
        </p>
      ) : null}
      {can(endRosterEntry.permission) && roster.closedOn === null ? (
        <div className="roster-verbs">
          {fitting.map((one) => (
            <Button key={one} aria-expanded={verb === one} onClick={() => setVerb(verb === one ? undefined : one)}>
              {text(`roster.verbs.${one}`)}
            </Button>
          ))}
        </div>
      ) : null}
      {verb === 'move' ? <MoveEntryForm {...form} /> : null}
      {verb === 'end' ? <EndEntryForm {...form} /> : null}
      {verb === 'correct' ? <CorrectEntryForm {...form} /> : null}
      {verb === 'void' ? <VoidEntryForm {...form} /> : null}
    </SidePanel>
  );
}
