/** One value that a filter can take. */
export interface FilterOption {
  readonly value: string;
  readonly label: string;
  /** Records that have it, where known. */
  readonly count?: number;
}

/** One filter of a register: typed words, a day (`YYYY-MM-DD`), or a choice of values. The key is that of the address and of the endpoint's query. */
export type FilterField =
  | { readonly key: string; readonly label: string; readonly kind: 'words' }
  | { readonly key: string; readonly label: string; readonly kind: 'day' }
  | {
      readonly key: string;
      readonly label: string;
      readonly kind: 'choice';
      readonly options: readonly FilterOption[];
      /** One value at most, e.g. a threshold. */
      readonly single?: boolean;
    };
