import { useMemo, useState } from 'react';
import { FormRenderer } from '#ui/form/form-renderer.tsx';
import { useJudgement } from '#ui/form/use-judgement.ts';
import { useText } from '#ui/index.ts';
import type { FormDefinition, FormValues } from '../../../contract/form-definition.ts';
import type { Choices } from './design-state.ts';

/** The form as it will be filled in on a phone; nothing of what is typed here is kept or sent. */
export function Preview({ definition, choices }: { definition: FormDefinition; choices: Choices }) {
  const text = useText('forms');
  const [values, setValues] = useState<FormValues>({});
  const [sent, setSent] = useState(false);
  const on = useMemo(() => ({ on: choices.today, parameters: choices.parameters }), [choices]);
  const view = useJudgement(definition, values, on);
  return (
    <section className="forms-preview" aria-label={text('web.design.preview')}>
      <header>
        <h2>{text('web.design.preview')}</h2>
        <span className="ys-meta">{text('web.design.previewNote')}</span>
      </header>
      <div className="forms-phone">
        <FormRenderer
          id="preview"
          {...{ definition, values, view }}
          phone
          heading={3}
          onChange={(next) => {
            setSent(false);
            setValues(next);
          }}
          submit={{
            verb: text('web.design.tryIt'),
            effect: text(sent ? 'web.design.tried' : 'web.design.tryEffect'),
            pending: false,
            onSubmit: () => setSent(true),
          }}
        />
      </div>
    </section>
  );
}
