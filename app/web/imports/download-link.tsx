import { type ReactNode, useState } from 'react';
import { type AnyEndpoint, ApiError, type ApiInput, downloadFile, Icon } from '#ui/index.ts';
import { Refusal } from '../account/form-parts.tsx';

/** A file of the server by a press; a failure is said below. */
export function DownloadLink<E extends AnyEndpoint>({
  endpoint,
  input,
  children,
}: {
  endpoint: E;
  input: ApiInput<E>;
  children: ReactNode;
}) {
  const [failure, setFailure] = useState<ApiError>();
  const [running, setRunning] = useState(false);
  const run = () => {
    setRunning(true);
    setFailure(undefined);
    downloadFile(endpoint, input)
      .catch((error: unknown) => {
        if (!(error instanceof ApiError)) throw error;
        setFailure(error);
      })
      .finally(() => setRunning(false));
  };
  return (
    <>
      <button type="button" className="ys-link" disabled={running} onClick={run}>
        <Icon name="export" />
        {children}
      </button>
      {failure === undefined ? null : <Refusal error={failure} />}
    </>
  );
}
