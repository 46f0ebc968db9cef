import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import {
  ErrorState,
  formatCount,
  formatDate,
  formatMoney,
  formatTime,
  LoadingState,
  SidePanel,
  useApi,
  useLocale,
  useSession,
  useText,
} from '#ui/index.ts';
import { amendFirm, getFirm } from '../../contract/endpoints.ts';
import type { Firm } from '../../contract/firm.ts';
import { listMembers } from '../../contract/membership-endpoints.ts';
import { CreditCode } from './credit-code.tsx';
import { dayInChina } from './day-in-china.ts';
import { MemberPanel } from './member-panel.tsx';
import { MergeNotice } from './merge-list.tsx';
import { MergeParty } from './merge-party.tsx';
import { MoneyWords } from './money-words.tsx';

/** One firm beside the register, under the address `?panel=`. */
export function FirmPanel({ firmId, name }: { firmId: string; name: string | undefined }) {
  const text = useText('parties');
  const answer = useApi(getFirm, { params: { firmId } });
  // While the next firm loads the old answer stays: it must not stand under the new name.
  const firm = answer.data?.id === firmId ? answer.data : undefined;
  return (
    <SidePanel title={firm?.name ?? name ?? text('firms.title')}>
      {answer.error ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {firm === undefined && !answer.error ? <LoadingState lines={8} /> : null}
      {firm?.mergedInto ? <MergeNotice into={firm.mergedInto} /> : null}
      {firm === undefined ? null : <FirmFacts firm={firm} />}
    </SidePanel>
  );
}

function FirmFacts({ firm }: { firm: Firm }) {
  const text = useText('parties');
  const { can } = useSession();
  return (
    <>
      <p className="firm-file-link">
        <Link to="/firms/$firmId" params={{ firmId: firm.id }}>
          {text('firmFile.open')}
        </Link>
        {can(amendFirm.permission) ? (
          <Link to="/firms/$firmId/amend" params={{ firmId: firm.id }}>
            {text('amend.open')}
          </Link>
        ) : null}
      </p>
      <FirmRegisterFacts firm={firm} />
      <MergeParty key={`merge ${firm.id}`} kind="firm" partyId={firm.id} />
      {can(listMembers.permission) ? <MemberPanel firmId={firm.id} /> : null}
    </>
  );
}

/** What the register holds of a firm, in its panel, its file and on its own page. */
export function FirmRegisterFacts({ firm }: { firm: Firm }) {
  const text = useText('parties');
  const locale = useLocale();
  const { zone } = useSession();
  const named = (group: string, value: string | null) => value && text(`${group}.${value}`);
  return (
    <>
      <dl className="ys-facts">
        <Fact name="status">
          <span className={`firm-status ${firm.status}`}>{text(`statuses.${firm.status}`)}</span>
        </Fact>
        <Fact name="socialCreditCode">
          {firm.socialCreditCode && <CreditCode code={firm.socialCreditCode} />}
          {firm.codeExceptionReason === null ? null : (
            <p className="ys-meta">{text('panel.kept', { reason: firm.codeExceptionReason })}</p>
          )}
        </Fact>
        <Fact name="industry">{`${firm.industry} ${text(`industries.${firm.industry}`)}`}</Fact>
        <Fact name="legalForm">{named('legalForms', firm.legalForm)}</Fact>
        <Fact name="scale">{named('scales', firm.scale)}</Fact>
        <Fact name="registeredCapital">
          {firm.registeredCapitalFen !== null && <Money fen={firm.registeredCapitalFen} />}
        </Fact>
        <Fact name="employees">{firm.employees !== null && formatCount(firm.employees)}</Fact>
        <Fact name="foundedOn">{firm.foundedOn && formatDate(firm.foundedOn, locale)}</Fact>
        <Fact name="address">{firm.address}</Fact>
      </dl>
      <p className="ys-meta">
        {text('panel.registered', {
          date: formatDate(dayInChina(new Date(firm.registeredAt)), locale),
          time: formatTime(firm.registeredAt),
        })}
      </p>
      {zone?.demonstration ? <p className="ys-meta">{text('panel.invented')}</p> : null}
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  const text = useText('parties');
  const unknown = children === null || children === false || children === '';
  return (
    <div>
      <dt>{text(`columns.${name}`)}</dt>
      <dd>{unknown ? <span className="ys-meta">{text('firms.unknown')}</span> : children}</dd>
    </div>
  );
}

/** Money in a readable unit, with the exact amount behind it. */
function Money({ fen }: { fen: number }) {
  const text = useText('parties');
  const exact = formatMoney(fen, 'zh-CN', 'yuan').value;
  return (
    <>
      <MoneyWords fen={fen} /> <span className="ys-meta firm-exact">{text('panel.fullCapital', { yuan: exact })}</span>
    </>
  );
}
