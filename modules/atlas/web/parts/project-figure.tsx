import { Figure, type FigureProps, useText } from '#ui/index.ts';
import { useLabel } from './labels.ts';

/** Figures of a project in the order in which they are shown. */
export const projectFigureNames = ['investment', 'annualOutput', 'annualTax', 'jobs', 'area', 'floorArea'] as const;

/** A figure of a project under its full name, with its definition. */
export function ProjectFigure({
  figure,
  name,
}: {
  figure: FigureProps['figure'];
  name: (typeof projectFigureNames)[number];
}) {
  const text = useText('atlas');
  const label = useLabel();
  return (
    <Figure figure={figure} name={label('metric', `project.${name}`)} definition={text(`definition.project.${name}`)} />
  );
}
