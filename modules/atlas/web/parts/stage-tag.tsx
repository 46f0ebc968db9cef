import './atlas.css';
import { useText } from '#ui/index.ts';
import type { ProjectStage, StageBasis } from '../../contract/states.ts';
import { useLabel } from './labels.ts';
import { isHollow, stageFill } from './stage.ts';

/** A stage as swatch and word; read from the wording rather than stated, it says so. */
export function StageTag({ stage, basis }: { stage: ProjectStage | null; basis?: StageBasis | null }) {
  const text = useText('atlas');
  const label = useLabel();
  const shown = stage ?? 'unstated';
  return (
    <span className="atlas-stage">
      <i
        className={isHollow(shown) ? 'hollow' : undefined}
        style={{ background: stageFill(shown) }}
        aria-hidden="true"
      />
      {label('stage', shown)}
      {basis === 'inferred' ? <em title={label('stageBasis', 'inferred')}>{text('web.projects.inferred')}</em> : null}
    </span>
  );
}
