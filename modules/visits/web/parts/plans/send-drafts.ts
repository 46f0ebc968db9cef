import { uploadFile } from '#platform/files/contract/endpoints.ts';
import { ApiError, callApi, downloadUrl } from '#ui/index.ts';
import { photoPurpose } from '../../../contract/visit.ts';
import { recordVisit } from '../../../contract/visit-endpoints.ts';
import { type Draft, type DraftPhoto, recordingOf } from './draft.ts';

/** What became of sending. */
export type Sent =
  | { outcome: 'stored' | 'away' | 'signIn' }
  | { outcome: 'refused'; refusal: { code: string; message: string; remedy: string } };

/** What sending needs of the world: the calls, and a place that outlives the page. */
export interface Post {
  upload(photo: DraftPhoto): Promise<string>;
  record(draft: Draft): Promise<unknown>;
  save(draft: Draft): Promise<void>;
}

/**
 * Sends one draft: its photos first, each kept with the id it got so that it goes only once, then the record. Whatever breaks
 * off is tried again later; the number of the phone makes the server store it once.
 */
export async function sendDraft(draft: Draft, post: Post): Promise<Sent> {
  let current = draft;
  try {
    for (const photo of draft.photos) {
      if (photo.fileId !== undefined) continue;
      const fileId = await post.upload(photo);
      const photos = current.photos.map((one) => (one.id === photo.id ? { ...one, fileId } : one));
      current = { ...current, photos };
      await post.save(current);
    }
    await post.record(current);
    return { outcome: 'stored' };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return judge(error);
  }
}

/** A server that is away, busy or broken is tried again; what it refuses waits for its author. */
function judge({ status, code, message, remedy }: ApiError): Sent {
  if (status === 401) return { outcome: 'signIn' };
  if (status === 0 || status === 408 || status === 429 || status >= 500) return { outcome: 'away' };
  return { outcome: 'refused', refusal: { code, message, remedy } };
}

/** The post of the browser. */
export const serverPost: Omit<Post, 'save'> = {
  upload: sendPhoto,
  record: (draft) => callApi(recordVisit, { body: recordingOf(draft) }),
};

async function sendPhoto({ name, blob }: DraftPhoto): Promise<string> {
  const unreachable = (status: number) =>
    new ApiError(status, { code: 'ui.unreachable', message: '', remedy: '', fields: [], trace: '' });
  let answer: Response;
  try {
    answer = await fetch(downloadUrl(uploadFile, { query: { purpose: photoPurpose, name } }), {
      ...{ method: 'POST', body: blob, credentials: 'same-origin' },
      headers: {
        ...{ 'x-yuanshu-csrf': '1', 'content-type': 'application/octet-stream' },
        'accept-language': document.documentElement.lang,
      },
    });
  } catch {
    throw unreachable(0);
  }
  const body: unknown = await answer.json().catch(() => null);
  const stored = uploadFile.response.safeParse(body);
  if (answer.ok && stored.success) return stored.data.id;
  const told = (body as { error?: { code: string; message: string; remedy: string } } | null)?.error;
  if (told === undefined) throw unreachable(answer.status);
  throw new ApiError(answer.status, { ...told, fields: [], trace: '' });
}
