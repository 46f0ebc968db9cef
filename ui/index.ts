/** The front door of ui: everything that a page may use. */
export { ApiError } from './api/api-error.ts';
export { type AnyEndpoint, type ApiInput, callApi, downloadFile, downloadUrl } from './api/client.ts';
export { useApi, useApiMutation } from './api/hooks.ts';
export { type SentRefusal, useSending } from './api/use-sending.ts';
export { CaseTimeline, type TimelineEntryData } from './case/case-timeline.tsx';
export type { ClockData, ClockDayData } from './case/clock-days.ts';
export { ClockLight, ClockStrip, type ClockStripProps } from './case/clock-strip.tsx';
export { ClockTable } from './case/clock-table.tsx';
export { type CheckLine, NextAction } from './case/next-action.tsx';
export { Chart, type ChartProps } from './chart/chart.tsx';
export type { ChartData, ChartPick, ChartSeries, Tone } from './chart/chart-data.ts';
export { Figure, type FigureProps } from './figure/figure.tsx';
export { usePeriod } from './figure/figure-card.tsx';
export { SourceDetail, SourceLink } from './figure/source-line.tsx';
export { StatusTag } from './figure/status-tag.tsx';
export { useFigureWords } from './figure/use-figure-words.ts';
export { FileField, type FileFieldProps } from './file/file-field.tsx';
export { FileList } from './file/file-list.tsx';
export { formatBytes } from './format/bytes.ts';
export { type DateStyle, formatDate, formatMonth, formatTime } from './format/date.ts';
export { Moment } from './format/moment.tsx';
export {
  formatCount,
  formatGrowth,
  formatMoney,
  formatPercent,
  type MoneyUnit,
  moneyUnitOf,
} from './format/number.ts';
export { AgendaList } from './gathering/agenda-list.tsx';
export { AttendanceTable } from './gathering/attendance-table.tsx';
export { DecisionList } from './gathering/decision-list.tsx';
export { GatheringHead } from './gathering/gathering-head.tsx';
export { QuestionList } from './gathering/question-list.tsx';
export { QrCode, SignInCode } from './gathering/sign-in-code.tsx';
export { hasText, type Text, type TextParams, useLocale, useText } from './i18n/i18n.ts';
export { Icon, type IconName } from './icons/icon.tsx';
export { useShortcut } from './keys/shortcuts.ts';
export { LeaveGuard, type LeaveGuardProps } from './leave/leave-guard.tsx';
export { Light, type LightState } from './light/light.tsx';
export type { Column } from './list/column.ts';
export { ColumnPicker } from './list/column-picker.tsx';
export { CopyValue } from './list/copy-value.tsx';
export { ExportButton } from './list/export-button.tsx';
export { FilterBar, useFilters } from './list/filter-bar.tsx';
export type { FilterField, FilterOption } from './list/filter-field.ts';
export { ListFoot, ListSummary, Pages } from './list/list-parts.tsx';
export { pageOf } from './list/page-number.tsx';
export { PeriodFields } from './list/period-fields.tsx';
export { PlainTable } from './list/plain-table.tsx';
export { useLabels } from './list/print-labels.tsx';
export { type RegisterAnswer, RegisterPage, type RegisterPageProps } from './list/register-page.tsx';
export { RegisterTable, type RegisterTableProps } from './list/register-table.tsx';
export { SidePanel, type SidePanelProps } from './list/side-panel.tsx';
export { useColumns } from './list/use-columns.ts';
export { PlanMap, ZoneMap } from './map/lazy-map.tsx';
export type { MapFeatureData, MapLayerData, MapSelection, PlanMapProps } from './map/plan-map-props.ts';
export type { MapPoint, ZoneMapProps } from './map/zone-map.tsx';
export { useNarrow } from './media/narrow.ts';
export type { FirmPanelEntry, NavEntry, Proposal, SearchEntry, WebModule } from './module.ts';
export { Page, type PageProps, Section } from './page/page.tsx';
export { PageButton } from './page/page-button.tsx';
export { type FirmPanel, FirmPanels, useFirmPanels } from './panels/firm-panels.tsx';
export { Popup, type PopupProps } from './popup/popup.tsx';
export {
  AnswerTree,
  CaseTable,
  DecisionTableGrid,
  ExpressionField,
  VersionDifference,
} from './rule/lazy-rule.tsx';
export type {
  AnswerTreeProps,
  CaseTableProps,
  DecisionTableGridProps,
  ExpressionFault,
  ExpressionFieldProps,
  NearestChange,
  VersionDifferenceProps,
} from './rule/rule-props.ts';
export { useSession } from './session/session.ts';
export { ImportLink } from './sheet/import-link.tsx';
export { SheetGrid, type SheetGridProps } from './sheet/sheet-grid.tsx';
export { SheetList } from './sheet/sheet-list.tsx';
export type { SheetColumn, SheetFault, SheetPlace, SheetRow } from './sheet/sheet-shapes.ts';
export { type Step, Steps } from './sheet/steps.tsx';
export { BusyBar, EmptyState, ErrorState, LoadingState, NoPermission, NothingFound } from './state/states.tsx';
export { type Search, valuesOf, withoutKeys, withValues } from './url/search.ts';
export { usePanel, useUrlSearch } from './url/use-search.ts';
