/**
 * Something that a part tells parties, by kernel/notices. Its texts stand in the part's locale in every language:
 * `notices.<name>.title`, `notices.<name>.body` and `notices.<name>.sms` (for text messages and calls), with `{{params}}`.
 */
export interface NoticeTemplate {
  /** The part leaves its own name out: `issueAssigned` is told as `visits.issueAssigned`. */
  readonly name: string;
  /** Every parameter that the texts may use; never personal fields. */
  readonly params: readonly string[];
  /** Reaches firms on days without work too; quiet hours hold even so. */
  readonly urgent?: boolean;
}
