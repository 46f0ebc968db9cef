import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useText } from '../i18n/i18n.ts';
import { Icon } from '../icons/icon.tsx';
import { useShortcut } from '../keys/shortcuts.ts';
import type { Proposal, SearchEntry } from '../module.ts';
import { ProposalList } from './proposal-list.tsx';
import { nextLine, useProposals } from './use-proposals.ts';

/**
 * The search field at the top: proposes records while somebody types, and opens the list page of a module with the words
 * when none of them is chosen. `onGo` is told once it leads somewhere.
 */
export function SearchField({ module, entry, onGo }: { module: string; entry: SearchEntry; onGo?: () => void }) {
  const text = useText('ui');
  const label = useText(module)(entry.labelKey);
  const field = useRef<HTMLInputElement>(null);
  const listId = useId();
  const [words, setWords] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const navigate = useNavigate();
  const proposals = useProposals(entry.propose, words);
  const shown = open && proposals.length > 0;
  const chosen = shown ? proposals[active] : undefined;
  useShortcut('/', () => field.current?.focus());
  const type = (typed: string) => {
    setWords(typed);
    setActive(-1);
    setOpen(true);
  };
  const close = () => {
    setOpen(false);
    setActive(-1);
  };
  const choose = ({ path, search = {} }: Proposal) => {
    close();
    setWords('');
    onGo?.();
    void navigate({ to: path, search: { ...search } });
  };
  const press = (event: KeyboardEvent) => {
    // Enter and the arrows belong to the input method while it composes.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' && words !== '') {
      event.preventDefault();
      if (shown) close();
      else setWords('');
    }
    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && proposals.length > 0) {
      event.preventDefault();
      setActive(shown ? nextLine(active, event.key, proposals.length) : event.key === 'ArrowDown' ? 0 : -1);
      setOpen(true);
    }
  };
  return (
    <search className="ys-search">
      <form
        className="ys-find"
        onSubmit={(event) => {
          event.preventDefault();
          if (chosen !== undefined) return choose(chosen);
          close();
          onGo?.();
          void navigate({ to: entry.path, search: words.trim() === '' ? {} : { [entry.param]: words.trim() } });
        }}
      >
        <Icon name="search" />
        <input
          ref={field}
          type="text"
          inputMode="search"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={shown}
          aria-controls={shown ? listId : undefined}
          aria-activedescendant={chosen === undefined ? undefined : `${listId}-${active}`}
          aria-label={label}
          placeholder={label}
          value={words}
          maxLength={60}
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="search"
          onChange={(event) => type(event.target.value)}
          onKeyDown={press}
          onBlur={close}
        />
        <kbd title={text('keys.search')}>/</kbd>
      </form>
      {shown ? (
        <ProposalList {...{ id: listId, label, module, proposals, active }} onPoint={setActive} onChoose={choose} />
      ) : null}
    </search>
  );
}
