import './list.css';
import { useState } from 'react';
import { type ExportFormat, exportFormat } from '#platform/sheets/contract/export-format.ts';
import { ApiError, localError } from '../api/api-error.ts';
import { type AnyEndpoint, type ApiInput, downloadFile } from '../api/client.ts';
import { formatCount } from '../format/number.ts';
import { useText } from '../i18n/i18n.ts';
import { Icon } from '../icons/icon.tsx';
import { Popup } from '../popup/popup.tsx';
import { useSession } from '../session/session.ts';

/** One more entry of the export menu: another file of the same rows, such as labels. */
export interface ExportOffer {
  readonly label: string;
  readonly run: () => void;
}

/**
 * Exports exactly what is filtered, and says how many rows before; who may not export sees why. An endpoint that takes
 * `format` offers each of its files in a menu, any other its one file at a press.
 */
export function ExportButton<E extends AnyEndpoint>({
  endpoint,
  input,
  count,
  offers = [],
}: {
  endpoint: E;
  input: ApiInput<E>;
  count: number | undefined;
  offers?: readonly ExportOffer[];
}) {
  const text = useText('ui');
  const { can, account } = useSession();
  const [state, setState] = useState<'idle' | 'running' | ApiError>('idle');
  const allowed = can(endpoint.permission);
  const run = (format?: ExportFormat) => {
    setState('running');
    const asked = format === undefined ? input : { ...input, query: { ...queryOf(input), format } };
    downloadFile(endpoint, asked as ApiInput<E>).then(
      () => setState('idle'),
      (error: unknown) => setState(error instanceof ApiError ? error : localError(0, 'ui.unreachable')),
    );
  };
  const shown = formatCount(count ?? 0);
  const label = state === 'running' ? text('list.exporting') : text('list.export', { count: shown });
  const off = !allowed || state === 'running' || !count;
  return (
    <>
      {off || !('format' in (endpoint.query?.shape ?? {})) ? (
        <button type="button" className="ys-link ys-tool" disabled={off} onClick={() => run()}>
          <Icon name="export" />
          {label}
        </button>
      ) : (
        <ExportMenu label={label} note={text('list.exportNote', { count: shown })} run={run} offers={offers} />
      )}
      {allowed ? null : (
        <span className="ys-meta">{text(account === null ? 'list.exportSignIn' : 'list.exportForbidden')}</span>
      )}
      {state instanceof ApiError ? (
        <span role="alert" className="ys-meta">
          {state.message || text('errors.unreachable.message')} {state.remedy || text('errors.unreachable.remedy')}
        </span>
      ) : null}
    </>
  );
}

function ExportMenu({
  label,
  note,
  run,
  offers,
}: {
  label: string;
  note: string;
  run: (format: ExportFormat) => void;
  offers: readonly ExportOffer[];
}) {
  const text = useText('ui');
  const all: ExportOffer[] = [
    ...exportFormat.options.map((format) => ({ label: text(`list.format.${format}`), run: () => run(format) })),
    ...offers,
  ];
  return (
    <Popup
      buttonClass="ys-link ys-tool"
      label={text('list.exportAs')}
      button={
        <>
          <Icon name="export" />
          {label}
          <Icon name="down" size={14} />
        </>
      }
    >
      {(close) => (
        <div className="ys-export">
          {all.map((offer) => (
            <button
              key={offer.label}
              type="button"
              className="ys-plain"
              onClick={() => {
                close();
                offer.run();
              }}
            >
              {offer.label}
            </button>
          ))}
          <p className="ys-meta">{note}</p>
        </div>
      )}
    </Popup>
  );
}

function queryOf(input: unknown): Record<string, unknown> {
  const query = typeof input === 'object' && input !== null && 'query' in input ? input.query : undefined;
  return typeof query === 'object' && query !== null ? { ...query } : {};
}
