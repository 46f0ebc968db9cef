import type { Firm } from '../../contract/firm.ts';
import type { FirmValues } from './firm-values.ts';

const fenPerWan = 1_000_000;

/** A firm as the form shows it: what is not known stays empty, capital is typed in ten thousand yuan, exact to the fen. */
export function valuesOfFirm(firm: Firm): FirmValues {
  return {
    name: firm.name,
    industry: firm.industry,
    ...(firm.socialCreditCode === null ? {} : { socialCreditCode: firm.socialCreditCode }),
    ...(firm.codeExceptionReason === null ? {} : { codeExceptionReason: firm.codeExceptionReason }),
    ...(firm.legalForm === null ? {} : { legalForm: firm.legalForm }),
    ...(firm.scale === null ? {} : { scale: firm.scale }),
    ...(firm.foundedOn === null ? {} : { foundedOn: firm.foundedOn }),
    ...(firm.registeredCapitalFen === null ? {} : { registeredCapital: wanOf(firm.registeredCapitalFen) }),
    ...(firm.employees === null ? {} : { employees: String(firm.employees) }),
    ...(firm.address === null ? {} : { address: firm.address }),
  };
}

function wanOf(fen: number): string {
  const rest = String(fen % fenPerWan)
    .padStart(6, '0')
    .replace(/0+$/, '');
  return `${Math.floor(fen / fenPerWan)}${rest === '' ? '' : `.${rest}`}`;
}
