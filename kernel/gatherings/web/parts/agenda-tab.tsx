import { Button, Input, InputNumber } from 'antd';
import { type ReactNode, useState } from 'react';
import type { FileView } from '#platform/files/contract/file-view.ts';
import { AgendaList, callApi, downloadFile, FileField, Icon, useText } from '#ui/index.ts';
import { addPapers, removePaper, saveAgenda } from '../../contract/content-endpoints.ts';
import { type AgendaItem, type GatheringDetail, paperPurpose } from '../../contract/gathering.ts';
import { printAgenda, printMinutes } from '../../contract/planning-endpoints.ts';
import { PressVerb } from './press-verb.tsx';
import { VerbForm } from './verb-form.tsx';

/** The agenda with what earlier gatherings left open, its papers, and both prints. */
export function AgendaTab({ gathering }: { gathering: GatheringDetail }) {
  const text = useText('gatherings');
  const [editing, setEditing] = useState(false);
  const { id, agenda, carried, holds, state } = gathering;
  const writable = holds && state !== 'closed' && state !== 'cancelled';
  const print = (endpoint: typeof printAgenda | typeof printMinutes) =>
    void downloadFile(endpoint, { params: { gatheringId: id } });
  return (
    <>
      <div className="gat-tools ys-no-print">
        {writable && !editing ? <Button onClick={() => setEditing(true)}>{text('web.writeAgenda')}</Button> : null}
        <button type="button" className="ys-link ys-tool" onClick={() => print(printAgenda)}>
          <Icon name="print" />
          {text('web.printAgenda')}
        </button>
        <button type="button" className="ys-link ys-tool" onClick={() => print(printMinutes)}>
          <Icon name="print" />
          {text('web.printMinutes')}
        </button>
      </div>
      {editing ? (
        <AgendaForm gatheringId={id} agenda={agenda} onDone={() => setEditing(false)} />
      ) : (
        <AgendaList
          items={agenda}
          carried={carried}
          {...(writable && { verbs: (item) => <PaperVerbs gatheringId={id} item={item} /> })}
        />
      )}
      {agenda.length === 0 && !editing ? <p className="ys-meta">{text('web.noAgenda')}</p> : null}
    </>
  );
}

interface Line {
  key: number;
  id?: string;
  title: string;
  speaker: string;
  minutes: number | null;
}

const blank = { title: '', speaker: '', minutes: null };

function AgendaForm({
  gatheringId,
  agenda,
  onDone,
}: {
  gatheringId: string;
  agenda: readonly AgendaItem[];
  onDone: () => void;
}) {
  const text = useText('gatherings');
  const stored = agenda.map(({ id, title, speaker, minutes }, key) => ({
    key,
    id,
    title,
    speaker: speaker ?? '',
    minutes,
  }));
  const [lines, setLines] = useState<Line[]>([...stored, { ...blank, key: stored.length }]);
  const change = (key: number, more: Partial<Line>) =>
    setLines((all) => all.map((line) => (line.key === key ? { ...line, ...more } : line)));
  const send = () => {
    const items = lines
      .filter(({ title }) => title.trim() !== '')
      .map(({ id, title, speaker, minutes }) => ({
        ...(id === undefined ? {} : { id }),
        ...{ title: title.trim(), minutes, speaker: speaker.trim() === '' ? null : speaker.trim() },
      }));
    return callApi(saveAgenda, { params: { gatheringId }, body: { items } });
  };
  return (
    <VerbForm name="agenda" verb={text('web.saveAgenda')} send={send} onDone={onDone} onCancel={onDone}>
      {lines.map((line, at) => (
        <AgendaLine key={line.key} line={line} at={at + 1} change={(more) => change(line.key, more)}>
          <Button
            aria-label={text('web.removeItem', { number: at + 1 })}
            onClick={() => setLines(lines.filter(({ key }) => key !== line.key))}
          >
            <Icon name="close" />
          </Button>
        </AgendaLine>
      ))}
      <p>
        <Button
          onClick={() => setLines([...lines, { ...blank, key: Math.max(0, ...lines.map(({ key }) => key)) + 1 }])}
        >
          {text('web.addItem')}
        </Button>
      </p>
    </VerbForm>
  );
}

function AgendaLine({
  line,
  at,
  change,
  children,
}: {
  line: Line;
  at: number;
  change: (more: Partial<Line>) => void;
  children: ReactNode;
}) {
  const text = useText('gatherings');
  const label = (key: string) => text('web.itemField', { number: at, field: text(`agenda.columns.${key}`) });
  return (
    <div className="gat-item">
      <Input
        aria-label={label('title')}
        placeholder={text('agenda.columns.title')}
        value={line.title}
        maxLength={200}
        onChange={(event) => change({ title: event.target.value })}
      />
      <Input
        aria-label={label('speaker')}
        placeholder={text('agenda.columns.speaker')}
        value={line.speaker}
        maxLength={60}
        onChange={(event) => change({ speaker: event.target.value })}
      />
      <InputNumber
        aria-label={label('minutes')}
        placeholder={text('agenda.columns.minutes')}
        value={line.minutes}
        min={1}
        max={600}
        precision={0}
        onChange={(minutes) => change({ minutes: typeof minutes === 'number' ? minutes : null })}
      />
      {children}
    </div>
  );
}

function PaperVerbs({ gatheringId, item }: { gatheringId: string; item: AgendaItem }) {
  const text = useText('gatherings');
  const [adding, setAdding] = useState(false);
  const [files, setFiles] = useState<FileView[]>([]);
  const params = { gatheringId, itemId: item.id };
  const done = () => {
    setFiles([]);
    setAdding(false);
  };
  if (adding) {
    const send = () => callApi(addPapers, { params, body: { fileIds: files.map(({ id }) => id) } });
    return (
      <VerbForm name={`papers-${item.id}`} verb={text('web.addPapers')} send={send} onDone={done} onCancel={done}>
        <FileField purpose={paperPurpose} label={text('web.papers')} value={files} onChange={setFiles} most={5} />
      </VerbForm>
    );
  }
  return (
    <div className="gat-verbs ys-no-print">
      <Button size="small" onClick={() => setAdding(true)}>
        {text('web.addPapers')}
      </Button>
      {item.papers.map(({ id, name }) => (
        <PressVerb
          key={id}
          verb={text('web.removePaper', { name })}
          send={() => callApi(removePaper, { params: { ...params, fileId: id } })}
        />
      ))}
    </div>
  );
}
