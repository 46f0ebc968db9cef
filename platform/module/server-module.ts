import type { PermissionTable } from '#platform/access/contract/permissions.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { ErrorTable } from '#platform/errors/contract/errors.ts';
import type { FilePurpose } from '#platform/files/server/purpose.ts';
import type { PublicPage, PublicScript } from '#platform/http/server/public/public-page.ts';
import type { Route } from '#platform/http/server/route.ts';
import type { LocaleTree } from '#platform/i18n/contract/locale.ts';
import type { Job } from '#platform/jobs/server/job.ts';
import type { Subscription } from '#platform/outbox/server/subscription.ts';
import type { SheetRegister } from '#platform/sheets/server/imports/sheet-register.ts';
import type { AlarmSource } from './alarm-source.ts';
import type { CaseKindSlot } from './case-kind.ts';
import type { DailyClose } from './daily-close.ts';
import type { DemoGenerator } from './demo.ts';
import type { DepartmentWork, DutyItems } from './department-work.ts';
import type { MapLayer } from './map-layer.ts';
import type { Metric } from './metric.ts';
import type { NoticeTemplate } from './notice-template.ts';
import type { PartyReference } from './party-reference.ts';
import type { Platform } from './platform.ts';
import type { RuleFact } from './rule-fact.ts';
import type { Seed } from './seed.ts';

/** What a platform part, a kernel engine or a module gives to the server; joined in app/server/modules.ts, registered by nothing else. */
export interface ServerModule {
  /** Folder name, locale namespace and PostgreSQL schema. */
  readonly name: string;
  /** Names of the modules whose contracts this one imports. */
  readonly dependsOn: readonly string[];
  readonly permissions: PermissionTable;
  readonly errors: ErrorTable;
  readonly routes: readonly Route[];
  readonly locale: { readonly 'zh-CN': LocaleTree; readonly en: LocaleTree };
  /** Pages for everybody, rendered on the server; those with a path of their own outside `/api`. */
  readonly publicPages?: readonly PublicPage[];
  /** Scripts that public pages load. */
  readonly publicScripts?: readonly PublicScript[];
  /** Folder with numbered migrations `0001_name.sql`; absent when the module has no tables. */
  readonly migrations?: URL;
  /** Tables that belong to no zone, as `schema.table`; every other table is zone-led and under row-level security. */
  readonly sharedTables?: readonly string[];
  /** Tables of the plumbing with row rules of their own, as `schema.table`, each with the reason. */
  readonly exemptTables?: Readonly<Record<string, string>>;
  /** Tables without UPDATE and DELETE for the application, as `schema.table`. */
  readonly appendOnlyTables?: readonly string[];
  /** What files are sent for, and who may send and read them; said here because only the owner of a record knows. */
  readonly filePurposes?: readonly FilePurpose[];
  /** Registers that take sheets; the engine of platform/sheets reads, checks, commits and undoes. */
  readonly sheetRegisters?: readonly SheetRegister[];
  /** Registers that take sheets and that the zone of the connection makes from its own rows; ids differ from all others. */
  readonly sheetRegistersOf?: (db: ZoneDb, now: Temporal.Instant) => Promise<readonly SheetRegister[]>;
  readonly subscriptions?: readonly Subscription[];
  readonly jobs?: readonly Job[];
  /** Data that every installation needs (calendars, published facts), loaded by `start` and `import`; idempotent. */
  readonly seeds?: readonly Seed[];
  readonly dailyClose?: DailyClose;
  /** Puts right what a restored backup cannot know (persons erased later, sessions ended later); counts of what it did. */
  readonly afterRestore?: (platform: Platform) => Promise<Record<string, number>>;
  /** Invents rows for a fictional zone; modules run in the order of app/server/modules.ts. */
  readonly demo?: DemoGenerator;
  /** Department and post of an account at a moment, for the session; at most one module answers. */
  readonly staffPost?: (
    db: ZoneDb,
    accountId: string,
    now: Temporal.Instant,
  ) => Promise<{ department: string; post: string } | null>;
  /** Open work that lies with departments: counted before a reorganisation, handed over by it. */
  readonly departmentWork?: DepartmentWork;
  /** Items of this module's catalogues that a department can own. */
  readonly dutyItems?: DutyItems;
  /** Columns of this module's tables that name a firm, institution, person, site or parcel: what a merge moves. */
  readonly partyReferences?: readonly PartyReference[];
  /** Layers of this module on the maps of the zone; kernel/geo joins those of all parts. */
  readonly mapLayers?: readonly MapLayer[];
  /** Closed loops that this part declares; kernel/cases runs them. */
  readonly caseKinds?: readonly CaseKindSlot[];
  /** Figures that this part can compute from its rows; kernel/indicators keeps, explains and follows them. */
  readonly metrics?: readonly Metric[];
  /** What this part tells parties; kernel/notices says it, in the words of this part's locale. */
  readonly noticeTemplates?: readonly NoticeTemplate[];
  /** What this part knows of parties that rules and forms may read; kernel/rules joins those of all parts. */
  readonly ruleFacts?: readonly RuleFact[];
  /** What stands open and late in this part, for the one list of red lights. */
  readonly alarms?: readonly AlarmSource[];
  /** Routes, jobs, registers of sheets (those of a zone too), alarms, work of departments and purposes of files that need what all parts give; the composition asks once and puts them in place of the own ones. */
  readonly joining?: (
    parts: readonly ServerModule[],
  ) => Partial<
    Pick<
      ServerModule,
      'routes' | 'jobs' | 'sheetRegisters' | 'sheetRegistersOf' | 'alarms' | 'departmentWork' | 'filePurposes'
    >
  >;
}
