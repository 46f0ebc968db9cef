import { createContext, lazy, type ReactNode, Suspense, useContext } from 'react';
import { type Text, useText } from '../i18n/i18n.ts';
import type { FirmPanelEntry, WebModule } from '../module.ts';
import { Section } from '../page/page.tsx';
import { useSession } from '../session/session.ts';
import { LoadingState } from '../state/states.tsx';

/** A part of a page about a firm, with the module that gives it. */
export interface FirmPanel {
  /** Of the module and its part: the target of links. */
  readonly id: string;
  readonly module: string;
  readonly titleKey: string;
  readonly permission: string;
  readonly order: number;
  readonly Content: ReturnType<typeof lazy<React.ComponentType<{ firmId: string }>>>;
}

interface Joined {
  readonly staff: readonly FirmPanel[];
  readonly own: readonly FirmPanel[];
}

const Panels = createContext<Joined>({ staff: [], own: [] });

/** The parts that all modules give to pages about firms, in their order; joined once for the whole application. */
export function joinFirmPanels(modules: readonly WebModule[]): Joined {
  return {
    staff: inOrder(modules.flatMap(({ name, firmPanels = [] }) => firmPanels.map((entry) => panelOf(name, entry)))),
    own: inOrder(modules.flatMap(({ name, ownFirmPanels = [] }) => ownFirmPanels.map((entry) => panelOf(name, entry)))),
  };
}

function panelOf(module: string, { id, load, ...entry }: FirmPanelEntry): FirmPanel {
  return { ...entry, id: `${module}-${id}`, module, Content: lazy(load) };
}

function inOrder(panels: readonly FirmPanel[]): FirmPanel[] {
  return [...panels].sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
}

/** Gives pages below it the parts that modules have joined. */
export function FirmPanelsProvider({ panels, children }: { panels: Joined; children: ReactNode }) {
  return <Panels value={panels}>{children}</Panels>;
}

/** The parts that the reader may see, with titles to list them by: of a firm's file, or of the firm's own page. */
export function useFirmPanels(which: keyof Joined): readonly FirmPanel[] {
  const { can } = useSession();
  return useContext(Panels)[which].filter(({ permission }) => can(permission));
}

/** Each part under its heading; what is not yet there says so at its place. */
export function FirmPanels({ panels, firmId }: { panels: readonly FirmPanel[]; firmId: string }) {
  return panels.map((panel) => <OnePanel key={panel.id} panel={panel} firmId={firmId} />);
}

function OnePanel({ panel: { id, module, titleKey, Content }, firmId }: { panel: FirmPanel; firmId: string }) {
  const text: Text = useText(module);
  return (
    <Section id={id} title={text(titleKey)}>
      <Suspense fallback={<LoadingState lines={3} />}>
        <Content firmId={firmId} />
      </Suspense>
    </Section>
  );
}
