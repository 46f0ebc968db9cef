import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { callApi, LeaveGuard, Moment, useNarrow, useSending, useText } from '#ui/index.ts';
import { checkFormDefinition } from '../../../contract/check-definition.ts';
import type { FormDefinition } from '../../../contract/form-definition.ts';
import { type FormDetail, saveDefinition } from '../../../contract/form-endpoints.ts';
import { fieldsOf } from '../../../contract/prepare-form.ts';
import { Refusal } from '../verb-form.tsx';
import { DesignFaults } from './design-faults.tsx';
import type { Choices, Chosen, Design } from './design-state.ts';
import { unfinishedOf, withParameters } from './design-words.ts';
import { FieldEditor } from './field-editor.tsx';
import { Outline } from './outline.tsx';
import { Preview } from './preview.tsx';
import { FormEditor, SectionEditor } from './section-editor.tsx';

/** The place where a form is designed: its outline, the chosen part, and the form as it will be, side by side. */
export function Workbench({ form, begun, choices }: { form: FormDetail; begun: FormDefinition; choices: Choices }) {
  const text = useText('forms');
  const narrow = useNarrow();
  const kept = useKeptDesign(form, begun);
  const [chosen, choose] = useState<Chosen | null>(null);
  const [trying, setTrying] = useState(false);
  const parameters = useMemo(() => choices.parameters.map(({ name }) => name), [choices]);
  const { definition, unsaved } = kept;
  const loses = useCallback(() => unsaved, [unsaved]);
  const faults = useMemo(() => checkFormDefinition(definition, choices), [definition, choices]);
  const unfinished = useMemo(() => unfinishedOf(definition), [definition]);
  const design: Design = {
    ...{ definition, choices, faults, choose },
    change: (next) => kept.change(withParameters(next, parameters)),
  };
  const editor = <Editor design={design} chosen={chosen} title={kept.title} onTitle={kept.rename} />;
  const outline = <Outline design={design} chosen={chosen} />;
  const preview = <Preview definition={definition} choices={choices} />;
  return (
    <>
      <LeaveGuard losesByMoving={loses} />
      <SaveBar form={form} kept={kept} unfinished={unfinished.length > 0} />
      <DesignFaults design={design} unfinished={unfinished} />
      {narrow ? (
        <>
          <div className="forms-verbs forms-narrow-verbs">
            {chosen === null || trying ? null : (
              <Button onClick={() => choose(null)}>{text('web.design.backToOutline')}</Button>
            )}
            <Button onClick={() => setTrying(!trying)}>
              {text(trying ? 'web.design.goOnDesigning' : 'web.design.preview')}
            </Button>
          </div>
          {trying ? preview : chosen === null ? outline : editor}
        </>
      ) : (
        <div className="forms-workbench">
          {outline}
          {chosen === null ? <p className="ys-meta">{text('web.design.chooseFirst')}</p> : editor}
          {preview}
        </div>
      )}
    </>
  );
}

function Editor({
  design,
  chosen,
  title,
  onTitle,
}: {
  design: Design;
  chosen: Chosen | null;
  title: string;
  onTitle: (title: string) => void;
}) {
  if (chosen === null) return null;
  if (chosen.is === 'form') return <FormEditor design={design} title={title} onTitle={onTitle} />;
  if (chosen.is === 'section') return <SectionEditor key={chosen.at} design={design} at={chosen.at} />;
  const field = fieldsOf(design.definition).find(({ key }) => key === chosen.key);
  return field === undefined ? null : <FieldEditor key={field.key} design={design} field={field} />;
}

/** A design in hand against the one that the server has. */
interface KeptDesign {
  readonly definition: FormDefinition;
  readonly title: string;
  /** Something stands here that was not saved. */
  readonly unsaved: boolean;
  readonly sending: boolean;
  readonly refusal: Parameters<typeof Refusal>[0]['refusal'];
  change(definition: FormDefinition): void;
  rename(title: string): void;
  save(): void;
}

function useKeptDesign(form: FormDetail, begun: FormDefinition): KeptDesign {
  const client = useQueryClient();
  const [definition, change] = useState(begun);
  const [title, rename] = useState(form.title);
  const [saved, setSaved] = useState({ definition: begun, title: form.title, revision: form.draft?.revision ?? 0 });
  const unsaved = definition !== saved.definition || title !== saved.title;
  const send = async (now: { definition: FormDefinition; title: string }) => {
    const { revision } = await callApi(saveDefinition, {
      params: { formId: form.id },
      body: { revision: saved.revision, ...now },
    });
    setSaved({ ...now, revision });
    await client.invalidateQueries();
  };
  const { refusal, sending, finish } = useSending(send, () => undefined);
  return {
    ...{ definition, title, unsaved, sending, refusal, change, rename },
    save: () => void finish({ definition, title }),
  };
}

function SaveBar({ form, kept, unfinished }: { form: FormDetail; kept: KeptDesign; unfinished: boolean }) {
  const text = useText('forms');
  const { draft } = form;
  return (
    <div className="forms-save">
      <Refusal refusal={kept.refusal} />
      <div className="forms-save-line">
        <p className="ys-meta" role="status">
          {kept.unsaved ? (
            text('web.design.unsaved')
          ) : draft === null ? (
            text('web.design.nothingNew')
          ) : (
            <>
              {text('web.design.savedBy', { name: draft.savedBy ?? '' })} <Moment at={draft.savedAt} />
            </>
          )}
        </p>
        <Button disabled={!kept.unsaved || unfinished} loading={kept.sending} onClick={kept.save}>
          {text('web.design.save')}
        </Button>
      </div>
    </div>
  );
}
