import type { AnyRoute } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import type { Locale, LocaleTree } from '#platform/i18n/contract/locale.ts';
import type { IconName } from './icons/icon.tsx';
import type { ScreenTileEntry } from './screen/tile.ts';

/** A locale file, loaded when its language is chosen. */
export type LocaleLoader = () => Promise<{ default: LocaleTree }>;

/** One line of the side navigation; `labelKey` is looked up in the module's own texts. */
export interface NavEntry {
  readonly path: string;
  readonly labelKey: string;
  readonly icon: IconName;
  readonly group: 'work' | 'data' | 'admin';
  /** Only who holds it sees the line. */
  readonly permission: string;
  /** Path of the line under which this one opens; whoever may not use that line sees this one by itself. */
  readonly under?: string;
  /** Behind the words: how much waits there. Loaded after the page; says itself in words what it counts, and nothing where nothing waits. */
  readonly badge?: () => Promise<{ default: ComponentType }>;
}

/** A record that the words typed so far may mean. Keys are looked up in the module's own texts. */
export interface Proposal {
  readonly id: string;
  readonly name: string;
  readonly kindKey: string;
  readonly code: string | null;
  /** What was met when it was not the name: as a rule a former one. */
  readonly met?: { readonly key: string; readonly name: string };
  /** Where choosing it leads. */
  readonly path: string;
  readonly search?: Readonly<Record<string, string>>;
}

/** A list page that the search field at the top can open with the words typed. */
export interface SearchEntry {
  readonly path: string;
  readonly param: string;
  readonly labelKey: string;
  readonly permission: string;
  /** Up to eight records for two characters or more, asked while somebody types. */
  readonly propose?: (words: string, signal: AbortSignal) => Promise<readonly Proposal[]>;
}

/** A part of a firm's file, or of the page of the firm's own people; drawn under its own heading, loaded when it is needed. */
export interface FirmPanelEntry {
  /** Unique within the module; ends the address of the part: `#parties-members`. */
  readonly id: string;
  /** Looked up in the module's own texts. */
  readonly titleKey: string;
  /** Only who holds it sees the part. */
  readonly permission: string;
  /** Place on the page, lowest first: parties stand at 10 to 90, modules from 100. */
  readonly order: number;
  /** The content without its heading; says itself when there is nothing. */
  readonly load: () => Promise<{ default: ComponentType<{ firmId: string }> }>;
}

/** What a module gives to the browser; joined in app/web/modules.ts, registered by nothing else. */
export interface WebModule {
  /** Folder name and namespace of its texts. */
  readonly name: string;
  readonly locale: Readonly<Record<Locale, LocaleLoader>>;
  readonly nav: readonly NavEntry[];
  readonly search?: SearchEntry;
  readonly routes: (parent: AnyRoute) => AnyRoute[];
  /** Parts of a firm's file for staff. */
  readonly firmPanels?: readonly FirmPanelEntry[];
  /** Parts of the page on which a firm's people see their own firm. */
  readonly ownFirmPanels?: readonly FirmPanelEntry[];
  /** Tiles that the zone can put on its screen. */
  readonly screenTiles?: readonly ScreenTileEntry[];
  /** Pages that stand outside the frame of the others, without navigation: a screen on a wall. */
  readonly barePages?: (parent: AnyRoute) => AnyRoute[];
}
