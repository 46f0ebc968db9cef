import type { FileView } from '../contract/file-view.ts';
import type { Files } from './files.ts';
import type { StoredFile } from './store.ts';

/** A stored file as its readers see it; a name whose key was destroyed is empty. */
export function viewFile(files: Files, file: StoredFile): FileView {
  const name = file.sealedName === null ? null : files.openName(file.zoneId, file.id, file.sealedName);
  return {
    id: file.id,
    name: name ?? '',
    type: file.type,
    bytes: file.bytes,
    purpose: file.purpose,
    state: file.state,
    scan: file.scan,
    flags: [...file.flags],
    uploadedAt: file.uploadedAt,
  };
}
