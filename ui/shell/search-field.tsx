import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useText } from '../i18n/i18n.ts';
import { Icon } from '../icons/icon.tsx';
import { useShortcut } from '../keys/shortcuts.ts';
import type { SearchEntry } from '../module.ts';

/** The search field at the top: opens the list page of a module with the words typed. */
export function SearchField({ module, entry }: { module: string; entry: SearchEntry }) {
  const text = useText('ui');
  const label = useText(module)(entry.labelKey);
  const field = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState('');
  const navigate = useNavigate();
  useShortcut('/', () => field.current?.focus());
  return (
    <search>
      <form
        className="ys-find"
        onSubmit={(event) => {
          event.preventDefault();
          void navigate({ to: entry.path, search: words.trim() === '' ? {} : { [entry.param]: words.trim() } });
        }}
      >
        <Icon name="search" />
        <input
          ref={field}
          type="search"
          aria-label={label}
          placeholder={label}
          value={words}
          maxLength={60}
          enterKeyHint="search"
          onChange={(event) => setWords(event.target.value)}
        />
        <kbd title={text('keys.search')}>/</kbd>
      </form>
    </search>
  );
}
