import { Button, Input } from 'antd';
import { useText } from '#ui/index.ts';
import type { FormCheck, FormField } from '../../../contract/form-definition.ts';
import { Formula } from './condition-field.tsx';
import type { Design } from './design-state.ts';
import { Labelled } from './labelled.tsx';

const mostChecks = 10;

/** The checks of a field: what must hold, and what is said where it does not. */
export function CheckList({
  design,
  field,
  change,
}: {
  design: Design;
  field: FormField;
  change: (field: FormField) => void;
}) {
  const text = useText('forms');
  const give = (checks: FormCheck[]) => change({ ...field, checks });
  const replace = (at: number, check: FormCheck) =>
    give(field.checks.map((one, index) => (index === at ? check : one)));
  const numbered = field.checks.map((check, at) => ({ check, at, key: `check-${at}` }));
  return (
    <fieldset className="ys-fieldset forms-checks">
      <legend>{text('web.design.checks')}</legend>
      {numbered.map(({ check, at, key }) => (
        <div key={key} className="forms-check">
          <Formula
            {...{ design, field: field.key, part: 'check' as const, check: at }}
            label={text('web.design.mustHold')}
            value={check.test}
            onChange={(test) => replace(at, { ...check, test })}
          />
          <Labelled label={text('web.design.otherwise')} hint={text('web.design.otherwiseHint')}>
            {(attributes) => (
              <Input
                {...attributes}
                maxLength={200}
                value={check.message}
                onChange={(event) => replace(at, { ...check, message: event.target.value })}
              />
            )}
          </Labelled>
          <Button size="small" onClick={() => give(field.checks.filter((_one, index) => index !== at))}>
            {text('web.design.removeCheck')}
          </Button>
        </div>
      ))}
      {field.checks.length >= mostChecks ? null : (
        <Button size="small" onClick={() => give([...field.checks, { test: '', message: '' }])}>
          {text('web.design.addCheck')}
        </Button>
      )}
    </fieldset>
  );
}
