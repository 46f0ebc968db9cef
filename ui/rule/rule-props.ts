import type { RuleVocabulary, RuleWord } from '#kernel/rules/contract/complete-name-vocabulary.ts';
import type { RuleAnswer } from '#kernel/rules/contract/rule-answer.ts';
import type {
  AnswerType,
  RuleCase,
  RuleDatum,
  RuleDefinition,
  RuleSentence,
  RuleTable,
} from '#kernel/rules/contract/rule-definition.ts';

/** What is wrong with an expression as somebody else found it: a code of `diagnostics` or `mistakes` of kernel/rules. */
export interface ExpressionFault {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** Characters of the source. */
  readonly from: number;
  readonly to: number;
}

/** Properties of `ExpressionField`. */
export interface ExpressionFieldProps {
  /** Name of the field, for readers and, unless `bare`, above it. */
  label: string;
  value: string;
  onChange: (value: string) => void;
  vocabulary: RuleVocabulary;
  /** A whole expression, or the test of a table's cell; expression unless it is given. */
  kind?: 'expression' | 'cell';
  /** The input that a cell tests: its allowed values are proposed. */
  tested?: RuleWord | undefined;
  /** What the expression answers, where that is known. */
  answers?: AnswerType | undefined;
  /** One line unless it is given; many lines grow with what stands in them. */
  lines?: 'one' | 'many';
  /** Draws the field alone, without its label. */
  bare?: boolean;
  /** Faults that only the whole rule shows, for the text that stands here now. */
  faults?: readonly ExpressionFault[];
  placeholder?: string;
  readOnly?: boolean;
}

/** Properties of `DecisionTableGrid`. */
export interface DecisionTableGridProps {
  /** Name of the grid for readers. */
  label: string;
  table: RuleTable;
  /** What the table answers. */
  type: AnswerType;
  /** Name of its output column: the decision. */
  output: string;
  vocabulary: RuleVocabulary;
  /** The sentences of the rule, from which those of a row are chosen. */
  sentences: readonly RuleSentence[];
  onChange: (table: RuleTable) => void;
  readOnly?: boolean;
}

/** Properties of `CaseTable`. */
export interface CaseTableProps {
  label: string;
  definition: Pick<RuleDefinition, 'terms' | 'decisions' | 'cases'>;
  /** Answers one case as the rule stands now; null as long as the rule cannot be run. Called anew when it changes. */
  answer: (one: RuleCase) => RuleAnswer | null;
  onChange: (cases: RuleCase[]) => void;
  /** Day of a case that is added, `YYYY-MM-DD`. */
  today: string;
  readOnly?: boolean;
}

/** Properties of `VersionDifference`. */
export interface VersionDifferenceProps {
  before: RuleDefinition;
  after: RuleDefinition;
}

/** One datum that, changed alone, would turn a decision. */
export interface NearestChange {
  /** The decision that would turn. */
  readonly decision: string;
  readonly name: string;
  readonly from: RuleDatum;
  readonly to: RuleDatum;
}

/** Properties of `AnswerTree`. */
export interface AnswerTreeProps {
  answer: RuleAnswer;
  /** The rule that was answered: its sentences, units and the order of its decisions. */
  definition: Pick<RuleDefinition, 'sentences' | 'terms' | 'decisions'>;
  /** What would turn a decision, nearest first. */
  nearest?: readonly NearestChange[];
}
