import type { ParameterDatum, ParameterKind } from '#kernel/rules/contract/parameter-texts.ts';
import type { DefinitionFault } from '../../../contract/form.ts';
import type { FormDefinition } from '../../../contract/form-definition.ts';

/** What a designer has in hand. */
export type Chosen =
  | { readonly is: 'field'; readonly key: string }
  | { readonly is: 'section'; readonly at: number }
  | { readonly is: 'form' };

/** What a form can read and fill in from. */
export interface Choices {
  readonly today: string;
  readonly facts: readonly {
    readonly id: string;
    readonly name: string;
    readonly source: string;
    readonly subject: string;
    readonly type: 'number' | 'boolean' | 'text' | 'date';
  }[];
  readonly parameters: readonly {
    readonly name: string;
    readonly type: ParameterKind;
    readonly value: ParameterDatum;
  }[];
  readonly statuses: readonly string[];
}

/** What every part of the designer shares. */
export interface Design {
  readonly definition: FormDefinition;
  readonly choices: Choices;
  readonly faults: readonly DefinitionFault[];
  change(definition: FormDefinition): void;
  choose(chosen: Chosen | null): void;
}
