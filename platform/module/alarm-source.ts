import type { PermissionId } from '#platform/access/contract/permissions.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';

/** Something open that is late, close to it, or silent. */
export interface OpenAlarm {
  /** Lasting: the same open thing keeps its id from reading to reading. */
  readonly id: string;
  readonly light: 'late' | 'warn' | 'hold';
  /** What it is, as the zone's data name it, or a whole text key `part:key` in `titleKey`; never a personal field. */
  readonly title: string;
  readonly titleKey?: string;
  /** Text key in the part that declares the source, with its parameters: why it stands here. */
  readonly reasonKey: string;
  readonly reason?: Readonly<Record<string, string | number>>;
  /** Moment since which it stands, ISO 8601. */
  readonly since: string;
  /** Day by which it must be done, `YYYY-MM-DD`; null when nothing falls due. */
  readonly dueOn: string | null;
  /** Working days over (late) or left (warn); null when nothing falls due. */
  readonly workingDays: number | null;
  /** Name of the department that owes the next step. */
  readonly owner?: string;
  /** Page on which the next step is taken. */
  readonly href: string;
}

/** Who asks for alarms, and when. */
export interface AlarmQuestion {
  /** Today in Asia/Shanghai. */
  readonly today: string;
  readonly now: Temporal.Instant;
  readonly limit: number;
  /** Whether the caller holds a permission, where single things have their own besides that of the source. */
  can(permission: PermissionId): boolean;
}

/** Open alarms of one part; the list of all red lights joins every source, worst first. */
export interface AlarmSource {
  /** `<part>.<name>`; its name is `alarms.<name>` in the part's locale. */
  readonly id: `${string}.${string}`;
  readonly permission: PermissionId;
  /** Types of subjects in the journal whose change can raise or end an alarm. */
  readonly reads: readonly string[];
  /** The worst first, at most `limit`, and how many there are of each light. */
  open(
    db: ZoneDb,
    asked: AlarmQuestion,
  ): Promise<{ readonly alarms: readonly OpenAlarm[]; readonly counts: Readonly<Record<OpenAlarm['light'], number>> }>;
}
