import type { ReactNode } from 'react';
import type { IssuedState } from '#platform/exports/contract/issued.ts';
import { groupCode } from '#platform/exports/contract/verification-code.ts';
import {
  CopyValue,
  ErrorState,
  formatCount,
  LoadingState,
  Section,
  SidePanel,
  useApi,
  useSession,
  useText,
} from '#ui/index.ts';
import { getPrint, type Print, withdrawPrint } from '../../contract/endpoints.ts';
import { minuteInChina, shortDigest } from './print-query.ts';
import { WithdrawPrint } from './withdraw-print.tsx';

/** Digests of pages that the panel lists. */
const mostListed = 20;

/** The state of a print in words; only a withdrawn one is red. */
export function StateTag({ state }: { state: IssuedState }) {
  const text = useText('documents');
  return <span className={`print-state ${state}`}>{text(`states.${state}`)}</span>;
}

/** One print beside the register: what it is, what became of it, and the verb to withdraw it. */
export function PrintPanel({ printId, title }: { printId: string; title: string | undefined }) {
  const text = useText('documents');
  const { can } = useSession();
  const answer = useApi(getPrint, { params: { printId } });
  const one = answer.data?.id === printId ? answer.data : undefined;
  const stands = one?.state === 'valid' || one?.state === 'expired';
  return (
    <SidePanel title={one?.title ?? title ?? text('title')}>
      {answer.error ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {one === undefined && !answer.error ? <LoadingState lines={8} /> : null}
      {one === undefined ? null : (
        <>
          <PrintFacts one={one} />
          {one.endedAt === null ? null : <Ended one={one} at={one.endedAt} />}
          {stands && can(withdrawPrint.permission) ? <WithdrawPrint printId={one.id} /> : null}
          <PageDigests digests={one.pageDigests} />
        </>
      )}
    </SidePanel>
  );
}

function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function PrintFacts({ one }: { one: Print }) {
  const text = useText('documents');
  const title = (key: string) => text(`columns.${key}`);
  const keys = [...new Set([one.firstKey, one.lastKey])].filter((key) => key !== null);
  return (
    <dl className="ys-facts">
      <Fact title={title('state')}>
        <StateTag state={one.state} />
      </Fact>
      <Fact title={title('code')}>
        <CopyValue value={groupCode(one.code)} />{' '}
        <a href={`/v/${one.code}`} target="_blank" rel="noreferrer">
          {text('publicPage')}
        </a>
      </Fact>
      {one.documentNumber === null ? null : <Fact title={title('documentNumber')}>{one.documentNumber}</Fact>}
      <Fact title={title('number')}>{one.number}</Fact>
      <Fact title={title('kind')}>{text(`kinds.${one.kind}`)}</Fact>
      <Fact title={title('issuedAt')}>{minuteInChina(one.issuedAt)}</Fact>
      {one.department === null ? null : <Fact title={title('department')}>{one.department}</Fact>}
      <Fact title={title('issuedBy')}>{one.issuedBy ?? text('panel.byCommand')}</Fact>
      <Fact title={title('pages')}>{formatCount(one.pages)}</Fact>
      <Fact title={title('rows')}>{formatCount(one.rows)}</Fact>
      {keys.length === 0 ? null : <Fact title={text('panel.keys')}>{keys.join(' – ')}</Fact>}
      {one.validUntil === null ? null : <Fact title={title('validUntil')}>{one.validUntil}</Fact>}
      <Fact title={title('sm3')}>
        <span className="print-digest">{one.sm3}</span>
      </Fact>
      <Fact title={text('panel.sha256')}>
        <span className="print-digest">{one.sha256}</span>
      </Fact>
    </dl>
  );
}

function Ended({ one, at }: { one: Print; at: string }) {
  const text = useText('documents');
  return (
    <Section title={text('panel.ended')}>
      <p>
        <StateTag state={one.state} />{' '}
        {text('panel.endedLine', { at: minuteInChina(at), by: one.endedBy ?? text('panel.byCommand') })}
      </p>
      {one.endReason === null ? null : <p>{one.endReason}</p>}
      {one.successorCode === null ? null : <p>{text('panel.successor', { code: groupCode(one.successorCode) })}</p>}
    </Section>
  );
}

function PageDigests({ digests }: { digests: readonly string[] }) {
  const text = useText('documents');
  const shown = digests.slice(0, mostListed).map((digest, index) => ({ page: index + 1, digest }));
  const more = digests.length - shown.length;
  return (
    <Section title={text('panel.pages')}>
      <ol className="print-pages">
        {shown.map(({ page, digest }) => (
          <li key={page}>
            <span className="ys-meta">{text('panel.page', { page })}</span>{' '}
            <span className="print-code">{shortDigest(digest)}</span>
          </li>
        ))}
      </ol>
      {more > 0 ? <p className="ys-meta">{text('panel.more', { count: more })}</p> : null}
    </Section>
  );
}
