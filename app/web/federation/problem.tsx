import { useSearch } from '@tanstack/react-router';
import { hasText, useText } from '#ui/i18n/i18n.ts';

const code = /^(federation|auth)\.([a-z][A-Za-z]{1,40})$/;
const word = /^[A-Za-z0-9._-]{1,60}$/;

/** What went wrong at another system, as the address says it: only our own words are shown, whoever wrote the address. */
export function SignInProblem() {
  const own = useText('federation');
  const auth = useText('auth');
  const search = useSearch({ strict: false }) as { problem?: unknown; detail?: unknown };
  if (typeof search.problem !== 'string') return null;
  const [, part = 'federation', name = ''] = code.exec(search.problem) ?? [];
  const known = name !== '' && hasText(part, `errors.${name}.message`);
  const text = part === 'auth' ? auth : own;
  const detail = String(search.detail ?? '');
  const params = { detail: word.test(detail) ? detail : '–' };
  return (
    <div className="app-refusal" role="alert">
      <b>{known ? text(`errors.${name}.message`, params) : own('page.failed')}</b>
      <p>{known ? text(`errors.${name}.remedy`, params) : own('page.failedRemedy')}</p>
    </div>
  );
}
