import type { z } from 'zod';
import { SourceLink, useText } from '#ui/index.ts';
import type { instrumentFact, policyFact } from '../../../contract/facts.ts';
import { useLabel } from '../labels.ts';
import { FactSection } from './fact-section.tsx';
import { RuleFields } from './rule-fields.tsx';

type Policy = z.infer<typeof policyFact>;
type Instrument = z.infer<typeof instrumentFact>;

/** Published policies with their instruments, and what the page leaves unsaid. */
export function PoliciesSection({ facts }: { facts: readonly Policy[] }) {
  return (
    <FactSection kind="policies" count={facts.length}>
      {facts.map((fact) => (
        <PolicyBlock key={fact.id} fact={fact} />
      ))}
    </FactSection>
  );
}

function PolicyBlock({ fact }: { fact: Policy }) {
  const text = useText('atlas');
  const label = useLabel();
  const unstated = fact.notStated.join('; ');
  return (
    <article className="atlas-policy">
      <h3>{fact.documentName ?? <span lang="en">{fact.title}</span>}</h3>
      <div className="atlas-line">
        <span>{label('policyStatus', fact.status)}</span>
        {fact.issuer === null ? null : <span>{fact.issuer}</span>}
        {fact.published === null ? null : <span>{fact.published}</span>}
        <SourceLink source={fact.source} />
      </div>
      {fact.documentName === null ? null : (
        <p className="atlas-note" lang="en">
          {fact.title}
        </p>
      )}
      <ul className="atlas-instruments">
        {fact.instruments.map((instrument) => (
          <InstrumentRow key={instrument.id} instrument={instrument} />
        ))}
      </ul>
      {unstated === '' ? null : (
        <p className="atlas-note">
          {text('web.policies.notStated')} <span lang="en">{unstated}</span>
        </p>
      )}
    </article>
  );
}

function InstrumentRow({ instrument }: { instrument: Instrument }) {
  const text = useText('atlas');
  const label = useLabel();
  return (
    <li>
      <div className="atlas-line">
        <b>{instrument.name}</b>
        <span className="ys-meta">{label('instrumentKind', instrument.kind)}</span>
        {instrument.partOfDocument ? null : <span className="ys-meta">{text('web.policies.beside')}</span>}
        <SourceLink source={instrument.source} />
      </div>
      {instrument.printed.length === 0 ? null : (
        <p className="atlas-printed">
          {text('web.policies.printed')} {instrument.printed.map(printedValue).join(text('web.and'))}
        </p>
      )}
      <RuleFields rule={instrument.rule} />
    </li>
  );
}

/** `column=token`: the token is what the page prints. */
function printedValue(printed: string): string {
  return printed.slice(printed.indexOf('=') + 1);
}
