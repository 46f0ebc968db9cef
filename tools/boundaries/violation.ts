/** A place in the tree that breaks a rule. */
export interface Violation {
  /** Name of the rule; a folder of the same name under tools/boundaries/red/ holds what it must catch. */
  rule: string;
  /** File or folder, relative to the root of the tree. */
  file: string;
  message: string;
}

/** A rule over the whole tree, with every name under which it reports. */
export interface TreeCheck {
  rules: readonly string[];
  run(tree: Tree): Promise<Violation[]> | Violation[];
}

/** The files under check: paths relative to `root`, sorted, with slashes. */
export interface Tree {
  root: string;
  files: readonly string[];
  read(file: string): string;
}
