import { Link } from '@tanstack/react-router';
import { ErrorState, LoadingState, Section, SidePanel, SourceDetail, useApi, useLocale, useText } from '#ui/index.ts';
import { getPractice, type Practice } from '../../contract/practice.ts';
import { Fields } from './fields.tsx';
import { useLabel } from './labels.ts';
import { PracticeStateTag } from './practice-state-tag.tsx';
import { english } from './sections/english.tsx';

/** A practice beside the list: what it is, who does it, and what carries it here. */
export function PracticePanel({ id }: { id: string }) {
  const text = useText('atlas');
  const chinese = useLocale() === 'zh-CN';
  const answer = useApi(getPractice, { params: { practiceId: id } });
  const one = answer.isPlaceholderData ? undefined : answer.data;
  const name = one === undefined ? text('web.practices.one') : chinese ? one.nameZh : one.nameEn;
  return (
    <SidePanel title={name} footer={one === undefined ? undefined : <Way practice={one} />}>
      {answer.error === null ? null : <ErrorState error={answer.error} />}
      {one === undefined && answer.error === null ? <LoadingState /> : null}
      {one === undefined ? null : <Facts practice={one} chinese={chinese} />}
    </SidePanel>
  );
}

function Facts({ practice, chinese }: { practice: Practice; chinese: boolean }) {
  const text = useText('atlas');
  const label = useLabel();
  const { zoneId, zoneName, systems, detail, proof } = practice;
  const zone = (
    <Link to="/zones/$zoneId" params={{ zoneId }} hash="mechanisms">
      {zoneName}
    </Link>
  );
  return (
    <>
      <Fields
        fields={[
          { key: 'state', title: text('practice.state'), content: <PracticeStateTag state={practice.state} /> },
          {
            ...{ key: 'what', title: text('practice.description') },
            content: (
              <>
                {english(practice.description)}
                {detail === 'named_only' ? <p className="ys-meta">{text('web.practices.named')}</p> : null}
              </>
            ),
          },
          {
            ...{ key: 'other', title: text('web.practices.otherName') },
            content: chinese ? english(practice.nameEn) : <span lang="zh-CN">{practice.nameZh}</span>,
          },
          { key: 'zone', title: text('practice.zone'), content: zone },
          {
            ...{ key: 'job', title: text('practice.job') },
            content: systems.map((job) => label('system', String(job))).join(' · '),
          },
          { key: 'kind', title: text('practice.kind'), content: label('mechanismKind', practice.kind) },
          { key: 'figures', title: text('practice.figures'), content: english(practice.figures) },
          { key: 'module', title: text('practice.module'), content: label('practiceModule', practice.module) },
          { key: 'source', title: text('practice.source'), content: <SourceDetail source={practice.source} /> },
        ]}
      />
      {proof.length === 0 ? null : (
        <Section title={text('web.practices.proofs')}>
          <ul className="atlas-proofs">
            {proof.map(({ file, title }) => (
              <li key={`${file} ${title}`}>
                <span lang="en">{title}</span>
                <code className="ys-meta">{file}</code>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

/** The page here, where there is one to open; where it will be, otherwise. */
function Way({ practice: { state, page, module } }: { practice: Practice }) {
  const text = useText('atlas');
  const label = useLabel();
  if (state === 'notYet') {
    return (
      <span className="ys-meta">{text('web.practices.planned', { module: label('practiceModule', module) })}</span>
    );
  }
  const [to = page, search = ''] = page.split('?');
  return (
    <Link to={to} search={Object.fromEntries(new URLSearchParams(search))} className="atlas-verb">
      {text(state === 'works' ? 'web.practices.open' : 'web.practices.recordedHere')}
    </Link>
  );
}
