import { Link } from '@tanstack/react-router';
import type { z } from 'zod';
import { SourceLink, useLocale } from '#ui/index.ts';
import type { mechanismFact } from '../../../contract/facts.ts';
import { useLabel } from '../labels.ts';
import { FactSection } from './fact-section.tsx';

type Mechanism = z.infer<typeof mechanismFact>;

/** Management mechanisms and software systems that a platform of a zone should carry or be able to record. */
export function MechanismsSection({ facts }: { facts: readonly Mechanism[] }) {
  return (
    <FactSection kind="mechanisms" count={facts.length}>
      <ul className="atlas-group">
        {facts.map((fact) => (
          <MechanismRow key={fact.id} fact={fact} />
        ))}
      </ul>
    </FactSection>
  );
}

function MechanismRow({ fact }: { fact: Mechanism }) {
  const label = useLabel();
  const chinese = useLocale() === 'zh-CN';
  const systems = fact.systems.map((system) => label('system', String(system))).join(' · ');
  return (
    <li>
      <div className="atlas-line">
        <Link to="/practices" search={{ panel: fact.id }}>
          {chinese ? fact.nameZh : fact.nameEn}
        </Link>
        <span className="ys-meta">
          {label('mechanismKind', fact.kind)} · {label('mechanismTier', fact.tier)}
          {systems === '' ? null : ` · ${systems}`}
        </span>
        <SourceLink source={fact.source} />
      </div>
      <p className="atlas-note" lang="en">
        {fact.description}
      </p>
    </li>
  );
}
