import { Button, Input } from 'antd';
import { useState } from 'react';
import { useText } from '#ui/index.ts';
import type { RuleSentence } from '../../../contract/rule-definition.ts';
import { splitSentences } from '../../../contract/split-sentences.ts';
import { type Editing, sentencesOf, withoutSentence } from '../edit/editing.ts';
import { Labelled } from '../form-parts.tsx';

/** What the rule carries out, sentence by sentence, and which decisions come from each. */
export function PolicySection({ editing }: { editing: Editing }) {
  const text = useText('rules');
  const [adding, setAdding] = useState(false);
  const { definition, change } = editing;
  const documents = [...new Set(definition.sentences.map(({ document }) => document))];
  return (
    <>
      {change === undefined || adding ? null : (
        <div className="rul-tools">
          <Button onClick={() => setAdding(true)}>{text('pages.policy.paste')}</Button>
        </div>
      )}
      {adding ? <PasteForm editing={editing} documents={documents} onDone={() => setAdding(false)} /> : null}
      {documents.length === 0 ? <p className="ys-meta">{text('pages.policy.none')}</p> : null}
      {documents.map((document) => (
        <section key={document} aria-label={document}>
          <h3>{document}</h3>
          <ul className="rul-sentences">
            {definition.sentences
              .filter((one) => one.document === document)
              .map((sentence) => (
                <Sentence key={sentence.id} editing={editing} sentence={sentence} />
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function Sentence({ editing, sentence }: { editing: Editing; sentence: RuleSentence }) {
  const text = useText('rules');
  const [open, setOpen] = useState(false);
  const { definition, change } = editing;
  const carried = definition.decisions.filter((one) => sentencesOf(one).includes(sentence.id));
  const keep = (patch: Partial<RuleSentence>) =>
    change?.({
      sentences: definition.sentences.map((one) => (one.id === sentence.id ? { ...one, ...patch } : one)),
    });
  if (open && change !== undefined) {
    return (
      <li className="rul-sentence-form">
        <Input
          aria-label={text('pages.policy.place')}
          value={sentence.place}
          maxLength={40}
          onChange={(event) => keep({ place: event.target.value })}
        />
        <Input.TextArea
          aria-label={text('pages.policy.text')}
          value={sentence.text}
          maxLength={1000}
          autoSize={{ minRows: 2 }}
          onChange={(event) => keep({ text: event.target.value })}
        />
        <div className="rul-verbs">
          <Button size="small" onClick={() => setOpen(false)}>
            {text('pages.done')}
          </Button>
          <Button size="small" danger onClick={() => change(withoutSentence(definition, sentence.id))}>
            {text('pages.policy.remove')}
          </Button>
        </div>
      </li>
    );
  }
  return (
    <li id={`sentence-${sentence.id}`} tabIndex={-1}>
      <span className="rul-place">{sentence.place}</span>
      <span>
        {sentence.text}
        <span className="rul-carried">
          {carried.length === 0 ? (
            <span className="rul-open">{text('pages.policy.uncovered')}</span>
          ) : (
            text('pages.policy.carried', { decisions: carried.map(({ name }) => name).join(text('pages.comma')) })
          )}
        </span>
      </span>
      {change === undefined ? null : (
        <button
          type="button"
          className="ys-link ys-no-print"
          aria-label={text('pages.policy.editOne', { place: sentence.place || sentence.id })}
          onClick={() => setOpen(true)}
        >
          {text('pages.edit')}
        </button>
      )}
    </li>
  );
}

/** A policy text as it is pasted; says before it is taken into how many sentences it falls. */
function PasteForm({
  editing: { definition, change },
  documents,
  onDone,
}: {
  editing: Editing;
  documents: readonly string[];
  onDone: () => void;
}) {
  const text = useText('rules');
  const [document, setDocument] = useState(documents[0] ?? '');
  const [pasted, setPasted] = useState('');
  const sentences = splitSentences(pasted, {
    document: document.trim(),
    taken: definition.sentences.map(({ id }) => id),
  });
  const room = 100 - definition.sentences.length;
  const named = document.trim().length >= 2;
  const ready = named && sentences.length > 0 && sentences.length <= room;
  const take = () => {
    change?.({ sentences: [...definition.sentences, ...sentences] });
    onDone();
  };
  return (
    <div className="rul-form">
      <Labelled label={text('pages.policy.document')} hint={text('pages.policy.documentHint')}>
        {(id) => (
          <Input id={id} value={document} maxLength={200} onChange={(event) => setDocument(event.target.value)} />
        )}
      </Labelled>
      <Labelled label={text('pages.policy.pasted')} hint={text('pages.policy.pastedHint')}>
        {(id) => (
          <Input.TextArea
            id={id}
            value={pasted}
            maxLength={60_000}
            autoSize={{ minRows: 6, maxRows: 16 }}
            onChange={(event) => setPasted(event.target.value)}
          />
        )}
      </Labelled>
      {sentences.length > room ? <p role="alert">{text('pages.policy.tooMany', { room })}</p> : null}
      {named || sentences.length === 0 ? null : <p role="alert">{text('pages.policy.unnamed')}</p>}
      <div className="rul-verbs">
        <Button type="primary" disabled={!ready} onClick={take}>
          {text('pages.policy.take', { count: sentences.length })}
        </Button>
        <Button onClick={onDone}>{text('pages.cancel')}</Button>
      </div>
    </div>
  );
}
