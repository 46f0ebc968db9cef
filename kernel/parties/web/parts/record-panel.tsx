import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ErrorState, LoadingState, type RegisterAnswer, SidePanel, useSession, useText } from '#ui/index.ts';
import { MergeParty, MergeWent } from './merge-party.tsx';

/** Properties of {@link RecordPanel}. */
export interface RecordPanelProps<Entry> {
  kind: 'institution' | 'parcel' | 'site';
  id: string;
  answer: RegisterAnswer & { data: Entry | undefined };
  /** Its name as the answer has it. */
  nameOf: (one: Entry) => string;
  /** Its name as the row has it, until the answer is there. */
  name: string | undefined;
  /** Page of the form, and who may open it. */
  amend: { to: string; permission: Parameters<ReturnType<typeof useSession>['can']>[0] };
  /** Facts and sections between where it went and what merging did. */
  children: (one: Entry) => ReactNode;
}

/** The frame of one record beside its register: waits, tells where it was merged into, and leads to the form. */
export function RecordPanel<Entry extends { id: string }>(props: RecordPanelProps<Entry>) {
  const { kind, id, answer, name, amend } = props;
  const text = useText('parties');
  const { can } = useSession();
  // While the next record loads the old answer stays: it must not stand under the new name.
  const one = answer.data?.id === id ? answer.data : undefined;
  const footer =
    one !== undefined && can(amend.permission) ? (
      <Link to={amend.to} search={{ id }} className="firm-register">
        {text('place.amend')}
      </Link>
    ) : undefined;
  return (
    <SidePanel
      title={(one && props.nameOf(one)) ?? name ?? text(`${kind}.title`)}
      {...(footer === undefined ? {} : { footer })}
    >
      {answer.error ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {one === undefined && !answer.error ? <LoadingState lines={8} /> : null}
      {one === undefined ? null : (
        <>
          <MergeWent kind={kind} partyId={id} />
          {props.children(one)}
          <MergeParty key={`merge ${id}`} kind={kind} partyId={id} />
        </>
      )}
    </SidePanel>
  );
}
