import type { ZoneDb } from '#platform/db/server/database.ts';

/** Open work goes from one department to another. */
export interface WorkHandOver {
  readonly from: string;
  readonly to: string;
  /** Day of the reorganisation, `YYYY-MM-DD`. */
  readonly on: string;
  /** Only these, to give back what a reorganisation took that was undone. */
  readonly only?: readonly string[];
}

/** Open work of one module that lies with departments; what is concluded keeps its department for ever. */
export interface DepartmentWork {
  /** How many open records lie with the department. */
  count(db: ZoneDb, departmentId: string): Promise<number>;
  /** Hands the open records over in the transaction of the reorganisation; answers the ids of what moved. */
  move(tx: ZoneDb, handOver: WorkHandOver): Promise<readonly string[]>;
}

/** An item of a module's catalogue that a department can own. */
export interface DutyItem {
  /** `issueCategory`, `serviceItem` or `alarmKind`. */
  readonly kind: string;
  /** Lasting within its kind. */
  readonly code: string;
  readonly name: string;
}

/** Reads a module's items that departments can own, in the zone of the connection. */
export type DutyItems = (db: ZoneDb) => Promise<readonly DutyItem[]>;
