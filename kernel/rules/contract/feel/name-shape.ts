/** Names that an expression may use, each with the names that lie below it; the parser needs them to know where a name of several words ends. */
export interface NameShape {
  readonly [name: string]: NameShape | 1;
}
