import { ErrorState, FileList, LoadingState, useApi, useText } from '#ui/index.ts';
import { firmFileKind, listFirmFiles } from '../../contract/firm-file.ts';

/** Papers that belong to the firm, by what they are. */
export default function FirmFileFiles({ firmId }: { firmId: string }) {
  const text = useText('parties');
  const answer = useApi(listFirmFiles, { params: { firmId } });
  if (answer.error) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <LoadingState lines={2} />;
  const { files, hidden } = answer.data;
  return (
    <>
      {firmFileKind.options.map((kind) => {
        const label = text(`firmFile.fileKinds.${kind}`);
        const ofKind = files.filter((file) => file.of === kind);
        return ofKind.length === 0 ? null : (
          <div key={kind}>
            <h3 className="firm-file-subtitle">{label}</h3>
            <FileList label={label} files={ofKind} />
          </div>
        );
      })}
      {files.length === 0 && hidden === 0 ? <p className="ys-meta">{text('firmFile.noFiles')}</p> : null}
      {hidden === 0 ? null : <p className="ys-meta">{text('firmFile.hiddenFiles', { count: hidden })}</p>}
    </>
  );
}
