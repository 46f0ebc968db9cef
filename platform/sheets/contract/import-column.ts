import { z } from 'zod';

/** What the cells of a column hold; money is in yuan units and becomes integer fen, decimals stay decimal text. */
export const importType = z.enum(['text', 'code', 'integer', 'decimal', 'money', 'date', 'choice', 'choices', 'yesNo']);
export type ImportType = z.infer<typeof importType>;

/** Unit of an amount of money: 元, 万元, 亿元. */
export const moneyUnit = z.enum(['yuan', 'wanYuan', 'yiYuan']);
export type MoneyUnit = z.infer<typeof moneyUnit>;

/** Bounds of a column's values. */
export const importLimits = z.object({
  /** Characters of a text or code. */
  minLength: z.int().optional(),
  maxLength: z.int().optional(),
  /** Exactly so many characters of a code. */
  length: z.int().optional(),
  /** Bounds of a number, inclusive; of money in fen. */
  min: z.number().optional(),
  max: z.number().optional(),
  /** Decimal places of a decimal. */
  scale: z.int().optional(),
  /** Most values of a list. */
  most: z.int().optional(),
  /** `month` lets a date be a month, `year` also a year; absent means the whole day. */
  precision: z.enum(['year', 'month']).optional(),
});
export type ImportLimits = z.infer<typeof importLimits>;

/** A choice as the sheet may name it. */
export const choiceView = z.object({
  code: z.string(),
  /** In the caller's language. */
  label: z.string(),
  /** Everything else that means it: labels of both languages, aliases. */
  words: z.array(z.string()),
});
export type ChoiceView = z.infer<typeof choiceView>;

/** A column of a register with its texts: server and browser read cells by the same view. */
export const columnView = z.object({
  key: z.string(),
  /** In the caller's language. */
  label: z.string(),
  /** Other headings that mean this column, labels of both languages among them. */
  headings: z.array(z.string()),
  type: importType,
  required: z.boolean(),
  /** What a bare amount of money means unless the header or the cell says otherwise. */
  moneyUnit: moneyUnit.nullable(),
  /** Unit of a number as printed, e.g. 人, 亩, %. */
  unit: z.string().nullable(),
  limits: importLimits,
  choices: z.array(choiceView),
  /** A finer code than those of the choices counts as the choice that it begins with, e.g. C3910 as C39. */
  hierarchical: z.boolean(),
  /** One sentence on what belongs here. */
  hint: z.string().nullable(),
  /** Personal field: shown to whoever imports, sealed wherever it is kept. */
  personal: z.boolean(),
});
export type ColumnView = z.infer<typeof columnView>;

/** A choice as a register declares it; texts are keys of locale files, `module:key`. */
export interface ImportChoice {
  readonly code: string;
  readonly labelKey: string;
  /** Other words that people write for it, in either language. */
  readonly aliases?: readonly string[];
}

/** A column as a register declares it; the engine adds the texts of both languages. */
export interface ImportColumn {
  readonly key: string;
  /** `module:key` of the heading, e.g. `parties:columns.name`. */
  readonly labelKey: string;
  readonly type: ImportType;
  readonly required?: boolean;
  /** Unit in the template and of bare amounts; only for `money`, `wanYuan` when left out. */
  readonly moneyUnit?: MoneyUnit;
  /** `module:key` of a number's unit. */
  readonly unitKey?: string;
  readonly limits?: ImportLimits;
  readonly choices?: readonly ImportChoice[];
  readonly hierarchical?: boolean;
  /** Other headings that people use, in either language. */
  readonly aliases?: readonly string[];
  readonly hintKey?: string;
  readonly personal?: boolean;
  /** What the template's second sheet shows as an example; invented, in the form that people type. */
  readonly example?: string;
}
