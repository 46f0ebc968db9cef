import { expect, it } from 'vitest';
import { insuranceForm } from '#kernel/forms/contract/insurance-form.fixture.ts';
import { copyToHold, joinHeld } from './held-copy.ts';

const [first, second] = [
  { kind: '产品责任险', fee: '1200.5', insured: '周一诺' },
  { kind: '研发费用损失险', fee: '800', insured: '林小满' },
];
const values = { staff: '12', contact: '林小满', mobile: '13900000000', lines: [first, second], gone: '林小满' };

it('holds nothing on the device that names or reaches a person', () => {
  const held = copyToHold(insuranceForm, values);
  expect(held).toEqual({
    staff: '12',
    lines: [
      { kind: '产品责任险', fee: '1200.5' },
      { kind: '研发费用损失险', fee: '800' },
    ],
  });
  expect(JSON.stringify(held)).not.toMatch(/林小满|周一诺|139/);
});

it('loses nothing personal that the server has where the copy is taken up, and puts it in no other row', () => {
  const { gone: _, ...saved } = values;
  expect(joinHeld(insuranceForm, copyToHold(insuranceForm, saved), saved)).toEqual(saved);
  const changed = { ...first, kind: '研发费用损失险' };
  const edited = { ...saved, staff: '13', lines: [changed, second] };
  expect(joinHeld(insuranceForm, copyToHold(insuranceForm, edited), saved)).toEqual(edited);
  const removed = { ...saved, lines: [second] };
  expect(joinHeld(insuranceForm, copyToHold(insuranceForm, removed), saved)).toEqual(removed);
  const added = copyToHold(insuranceForm, { ...saved, lines: [{ fee: '1' }, first, second] });
  expect(joinHeld(insuranceForm, added, saved)).toMatchObject({ lines: [{ fee: '1' }, first, second] });
  expect(joinHeld(insuranceForm, added, saved).lines).not.toMatchObject([{ insured: '周一诺' }]);
  expect(joinHeld(insuranceForm, { staff: '9' }, {})).toEqual({ staff: '9' });
});
