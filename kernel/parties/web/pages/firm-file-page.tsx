import '../parts/parties.css';
import '../parts/person.css';
import '../parts/firm-file.css';
import { Link, Navigate, useParams } from '@tanstack/react-router';
import type { EndpointResult } from '#platform/http/contract/endpoint.ts';
import {
  CopyValue,
  downloadUrl,
  ErrorState,
  FirmPanels,
  Icon,
  LoadingState,
  Page,
  useApi,
  useFirmPanels,
  useNarrow,
  useSession,
  useText,
} from '#ui/index.ts';
import { amendFirm } from '../../contract/endpoints.ts';
import { exportFirmExtract } from '../../contract/firm-extract.ts';
import { getFirmFile } from '../../contract/firm-file.ts';

type File = EndpointResult<typeof getFirmFile>;

/** Everything the zone knows of one firm: its head, then a part of each module. A merged firm's link leads to whoever stands for it. */
export function FirmFilePage() {
  const { firmId = '' } = useParams({ strict: false }) as { firmId?: string };
  const text = useText('parties');
  const answer = useApi(getFirmFile, { params: { firmId } });
  const file = answer.data?.firm.id === firmId ? answer.data : undefined;
  if (file !== undefined && file.survivorId !== null) {
    return (
      <Navigate to="/firms/$firmId" params={{ firmId: file.survivorId }} search={{ merged: file.firm.name }} replace />
    );
  }
  return (
    <Page
      title={file?.firm.name ?? text('firmFile.title')}
      tag={file && <Status file={file} />}
      meta={<Back />}
      actions={
        file && (
          <>
            <PrintExtract file={file} />
            <Amend file={file} />
          </>
        )
      }
    >
      {answer.error ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {file === undefined && !answer.error ? <LoadingState lines={10} /> : null}
      {file === undefined ? null : <Content file={file} />}
    </Page>
  );
}

function Back() {
  const text = useText('parties');
  return <Link to="/firms">{text('firms.title')}</Link>;
}

/** What the register holds of the firm, on paper that anybody can verify. */
function PrintExtract({ file: { firm } }: { file: File }) {
  const text = useText('parties');
  const { can } = useSession();
  if (!can(exportFirmExtract.permission)) return null;
  return (
    <a className="ys-link" href={downloadUrl(exportFirmExtract, { params: { firmId: firm.id } })} download>
      <Icon name="print" /> {text('extract.verb')}
    </a>
  );
}

/** The way to the form that changes what the register holds. */
function Amend({ file: { firm, state } }: { file: File }) {
  const text = useText('parties');
  const { can } = useSession();
  if (state !== 'standing' || !can(amendFirm.permission)) return null;
  return (
    <Link to="/firms/$firmId/amend" params={{ firmId: firm.id }} className="firm-register">
      {text('amend.open')}
    </Link>
  );
}

function Status({ file: { firm, state } }: { file: File }) {
  const text = useText('parties');
  if (state === 'withdrawn') return <span className="firm-status withdrawn">{text('firmFile.withdrawn')}</span>;
  return <span className={`firm-status ${firm.status}`}>{text(`statuses.${firm.status}`)}</span>;
}

function Content({ file }: { file: File }) {
  const panels = useFirmPanels('staff');
  const narrow = useNarrow();
  return (
    <>
      <Head file={file} />
      <div className="firm-file">
        {narrow ? null : <Contents panels={panels} />}
        <div className="firm-file-parts person-page">
          <FirmPanels panels={panels} firmId={file.firm.id} />
        </div>
      </div>
    </>
  );
}

function Head({ file: { firm, tags } }: { file: File }) {
  const text = useText('parties');
  const merged = new URLSearchParams(location.search).get('merged');
  return (
    <div className="firm-file-head">
      {merged === null ? null : <p role="status">{text('firmFile.mergedFrom', { name: merged })}</p>}
      {firm.socialCreditCode === null ? null : (
        <p>
          <span className="ys-meta">{text('columns.socialCreditCode')}</span>{' '}
          <CopyValue value={firm.socialCreditCode} />
        </p>
      )}
      {tags.length === 0 ? null : (
        <ul className="firm-file-tags" aria-label={text('firmFile.tags')}>
          {tags.map((tag) => (
            <li key={`${tag.rosterId} ${tag.item}`}>
              <Link to="/rosters/$rosterId" params={{ rosterId: tag.rosterId }} className="firm-file-tag">
                {tag.item === tag.roster ? tag.roster : `${tag.roster} ${tag.item}`}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Contents({ panels }: { panels: ReturnType<typeof useFirmPanels> }) {
  const text = useText('parties');
  return (
    <nav className="firm-file-contents ys-no-print" aria-label={text('firmFile.contents')}>
      <ul>
        {panels.map(({ id, module, titleKey }) => (
          <li key={id}>
            <ContentsLink id={id} module={module} titleKey={titleKey} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function ContentsLink({ id, module, titleKey }: { id: string; module: string; titleKey: string }) {
  const text = useText(module);
  return <a href={`#${id}`}>{text(titleKey)}</a>;
}
