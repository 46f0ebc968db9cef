import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Measure, MeasureDocument, MeasureSummary } from '#modules/visits/contract/measure.ts';
import { type TestPlatform, testPlatform, zoneA, zoneB } from '#testing/database.ts';
import { foldActs } from './domain/measure-states.ts';
import { measureRegister } from './import-measures.ts';
import { addDepartments, type TestDepartments } from './measures.fixture.ts';
import { openMeasureWork } from './move-department.ts';

let test: TestPlatform;
let departments: TestDepartments;
let documentId: string;
const number = '测管发〔2026〕8号';

type Asking = 'officer' | 'departmentHead' | 'leader' | 'firmMember' | 'anonymous';
const get = (role: Asking, url: string, zone = zoneA) => test.request(role, { method: 'GET', url, zone });
const send = (role: Asking, url: string, payload: object, zone = zoneA) =>
  test.request(role, { method: 'POST', url, payload, zone });
const codeOf = (answer: { json(): { error?: { code: string } } }) => answer.json().error?.code;

async function enter(title: string, more: object = {}): Promise<string> {
  const fields = { title, leadDepartmentId: departments.bureau, dueOn: '2026-11-30', ...more };
  const answer = await send('officer', `/api/visits/measure-documents/${documentId}/measures`, fields);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json().id as string;
}
const read = async (id: string) => (await get('officer', `/api/visits/measures/${id}`)).json() as Measure;
const act = async (id: string, kind: string, more: object = {}, role: Asking = 'officer') =>
  send(role, `/api/visits/measures/${id}/acts`, { kind, seen: (await read(id)).seen, ...more });

beforeAll(async () => {
  test = await testPlatform();
  // A Saturday, and Monday is a working day.
  test.setNow('2026-11-21T02:00:00Z');
  departments = await addDepartments(test, zoneA);
  const fields = { number, title: '优化营商环境若干举措', issuedOn: '2026-03-02', source: 'https://example.invalid/8' };
  const aspects = [{ title: '用地用房' }, { title: '用工' }];
  const answer = await send('officer', '/api/visits/measure-documents', { ...fields, aspects });
  expect(answer.statusCode, answer.body).toBe(200);
  documentId = answer.json().id;
});
afterAll(() => test.close());

describe('a document of measures', () => {
  const address = () => `/api/visits/measure-documents/${documentId}`;

  it('is entered once for its number, and belongs to its zone', async () => {
    const again = { number, title: '另一份', issuedOn: '2026-03-03' };
    expect(codeOf(await send('officer', '/api/visits/measure-documents', again))).toBe('visits.measureDocumentTaken');
    expect((await send('leader', '/api/visits/measure-documents', again)).statusCode).toBe(403);
    expect((await send('officer', '/api/visits/measure-documents', { ...again, number: 'a/b' })).statusCode).toBe(422);
    expect((await send('officer', '/api/visits/measure-documents', again, zoneB)).statusCode).toBe(200);
    const foreign = await get('officer', address(), zoneB);
    expect([foreign.statusCode, codeOf(foreign)]).toEqual([404, 'visits.measureDocumentUnknown']);
    const { documents } = (await get('officer', '/api/visits/measure-documents', zoneB)).json();
    expect(documents.map((one: MeasureDocument) => one.title)).toEqual(['另一份']);
  });

  it('keeps its aspects in the order named, those left out behind them, and says what it was before', async () => {
    const { aspects } = (await get('officer', address())).json();
    const [land, labour] = aspects;
    const body = { number, title: '优化营商环境若干举措', issuedOn: '2026-03-02', reason: '补录方面' };
    const told = { ...body, aspects: [{ title: '融资' }, { id: land.id, title: '用地与厂房' }] };
    const amended = await test.request('officer', { method: 'PUT', url: address(), payload: told });
    expect(amended.statusCode, amended.body).toBe(200);
    const after = (await get('officer', address())).json();
    expect(after.aspects.map((one: { title: string }) => one.title)).toEqual(['融资', '用地与厂房', '用工']);
    expect(after.aspects[2].id).toBe(labour.id);
    const wrong = { ...body, aspects: [{ id: documentId, title: '别处的方面' }] };
    const refused = await test.request('officer', { method: 'PUT', url: address(), payload: wrong });
    expect(codeOf(refused)).toBe('visits.measureAspectUnknown');
  });

  it('keeps the files of its original beside those that were there', async () => {
    const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
    const sent = await test.request('officer', {
      ...{ method: 'POST', url: '/api/files?purpose=visits.measureSource&name=%E5%8E%9F%E6%96%87.pdf', payload: pdf },
      headers: { 'content-type': 'application/octet-stream' },
    });
    expect(sent.statusCode, sent.body).toBe(200);
    const fileIds = [sent.json().id];
    const payload = { number, title: '优化营商环境若干举措', issuedOn: '2026-03-02', reason: '补传原文', fileIds };
    const amend = () => test.request('officer', { method: 'PUT', url: address(), payload });
    expect((await amend()).statusCode).toBe(200);
    expect((await get('leader', address())).json().files).toMatchObject([{ id: fileIds[0], name: '原文.pdf' }]);
    expect(codeOf(await amend())).toBe('files.notAttachable');
  });
});

describe('a measure', () => {
  it('goes from planned to done by the department that leads, with evidence', async () => {
    const id = await enter('多层厂房分割转让', { cooperatingIds: [departments.other, departments.bureau] });
    expect(await read(id)).toMatchObject({
      ...{ state: 'planned', light: 'ok', workingDays: 6, position: 1, seen: 0, issues: 0 },
      lead: { name: '规划建设局' },
      cooperating: [{ name: '社会事业局' }],
      allowed: ['begin', 'report', 'amend', 'drop'],
    });
    expect(codeOf(await act(id, 'finish', { text: '已印发' }))).toBe('visits.measureActRefused');
    expect((await act(id, 'begin')).json().state).toBe('underWay');
    expect(codeOf(await act(id, 'finish'))).toBe('visits.measureEvidenceNeeded');
    expect((await act(id, 'finish', { text: '实施细则已印发，文号测规发〔2026〕3号' })).json().state).toBe('done');
    const done = await read(id);
    expect(done).toMatchObject({ state: 'done', light: null, allowed: ['reopen'] });
    expect(done.acts.map(({ kind, by }) => [kind, by])).toEqual([
      ['finish', '测试officer'],
      ['begin', '测试officer'],
    ]);
    expect(foldActs(done.acts.map(({ kind }) => kind).reverse())).toBe(done.state);
    expect(codeOf(await act(id, 'reopen'))).toBe('visits.measureReasonNeeded');
    expect((await act(id, 'reopen', { text: '企业反映仍未落实' })).json().state).toBe('underWay');
  });

  it('is not for the hands of other departments; those that help tell how it goes', async () => {
    const id = await enter('人才公寓扩容', { cooperatingIds: [departments.other] });
    const refused = await act(id, 'begin', {}, 'departmentHead');
    expect([refused.statusCode, codeOf(refused)]).toEqual([403, 'visits.measureOfOthers']);
    expect((await act(id, 'report', { text: '已摸底需求' }, 'departmentHead')).statusCode).toBe(200);
    expect((await act(id, 'begin', {}, 'leader')).statusCode).toBe(403);
    const seen = (await get('departmentHead', `/api/visits/measures/${id}`)).json() as Measure;
    expect(seen.allowed).toEqual(['report', 'amend']);
    const foreign = await test.request('officer', { method: 'GET', url: `/api/visits/measures/${id}`, zone: zoneB });
    expect(codeOf(foreign)).toBe('visits.measureUnknown');
    expect((await get('firmMember', `/api/visits/measures/${id}`)).statusCode).toBe(403);
  });

  it('takes one of several acts at once, and the others see that something changed', async () => {
    const id = await enter('标准厂房租金减免');
    const { seen } = await read(id);
    const url = `/api/visits/measures/${id}/acts`;
    const answers = await Promise.all([1, 2, 3, 4].map(() => send('officer', url, { kind: 'begin', seen })));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409, 409]);
    expect((await read(id)).acts).toHaveLength(1);
  });

  it('is amended with a reason, and keeps what stood before', async () => {
    const id = await enter('水电接入限时办结');
    const url = `/api/visits/measures/${id}`;
    const body = { title: '水电气接入限时办结', leadDepartmentId: departments.other, dueOn: '2026-12-31' };
    const payload = { ...body, reason: '职责调整', seen: 0 };
    expect((await test.request('officer', { method: 'PUT', url, payload })).statusCode).toBe(200);
    expect(await read(id)).toMatchObject({
      title: body.title,
      lead: { name: '社会事业局' },
      dueOn: '2026-12-31',
      seen: 1,
    });
    expect(codeOf(await test.request('officer', { method: 'PUT', url, payload }))).toBe('visits.measureChanged');
    const unknown = { ...payload, seen: 1, leadDepartmentId: documentId };
    expect(codeOf(await test.request('officer', { method: 'PUT', url, payload: unknown }))).toBe(
      'visits.measureDepartmentUnknown',
    );
    const taken = { title: '人才公寓扩容', leadDepartmentId: departments.bureau, dueOn: '2026-12-31' };
    const again = await send('officer', `/api/visits/measure-documents/${documentId}/measures`, taken);
    expect(codeOf(again)).toBe('visits.measureTaken');
  });

  it('takes a file as evidence, which staff read', async () => {
    const id = await enter('企业码上办');
    await act(id, 'begin');
    const bytes = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
    const sent = await test.request('officer', {
      ...{
        method: 'POST',
        url: '/api/files?purpose=visits.measureEvidence&name=%E5%8D%B0%E5%8F%91.pdf',
        payload: bytes,
      },
      headers: { 'content-type': 'application/octet-stream' },
    });
    expect(sent.statusCode, sent.body).toBe(200);
    const fileId = sent.json().id;
    expect((await act(id, 'finish', { fileIds: [fileId] })).statusCode).toBe(200);
    expect((await read(id)).acts[0]?.files).toMatchObject([{ id: fileId, name: '印发.pdf' }]);
    const other = await enter('一件事联办');
    await act(other, 'begin');
    expect(codeOf(await act(other, 'finish', { fileIds: [fileId] }))).toBe('files.notAttachable');
  });
});

describe('the register of measures', () => {
  it('filters by words, state, department and light, and counts what a filter can take', async () => {
    await enter('超期的举措', { dueOn: '2026-11-13' });
    await enter('临期的举措', { dueOn: '2026-11-24' });
    const listed = async (query: string) => (await get('leader', `/api/visits/measures${query}`)).json();
    const all = await listed('');
    expect(all.total).toBe(all.measures.length);
    const late = await listed('?light=late');
    expect(late.measures.map((one: MeasureSummary) => [one.title, one.workingDays])).toEqual([['超期的举措', 5]]);
    const warn = await listed('?light=warn');
    expect(warn.measures.map((one: MeasureSummary) => [one.title, one.workingDays])).toEqual([['临期的举措', 2]]);
    const { facets } = all;
    for (const field of ['state', 'department', 'light'] as const) {
      for (const { value, count } of facets[field]) expect((await listed(`?${field}=${value}`)).total).toBe(count);
    }
    expect((await listed('?q=厂房')).total).toBe(2);
    expect((await listed('?q=%25')).total).toBe(0);
    const { alarms, counts } = await alarmsOf();
    expect(counts).toEqual({ late: 1, warn: 1, hold: 0 });
    expect(alarms[0]).toMatchObject({ title: '超期的举措', light: 'late', owner: '规划建设局', workingDays: 5 });
  });

  it('leaves as workbook and on A4, and so does the document', async () => {
    for (const url of [
      '/api/visits/measures/export?state=done',
      '/api/visits/measures/export?format=pdfA4',
      `/api/visits/measure-documents/${documentId}/print`,
    ]) {
      const answer = await get('leader', url);
      expect(answer.statusCode, answer.body.slice(0, 200)).toBe(200);
    }
    expect((await get('firmMember', '/api/visits/measures/export')).statusCode).toBe(403);
  });

  async function alarmsOf() {
    const source = test.composition.parts
      .flatMap(({ alarms }) => alarms ?? [])
      .find(({ id }) => id === 'visits.measures');
    if (source === undefined) throw new Error('the alarm is not declared');
    const asked = { today: '2026-11-21', now: test.platform.now(), limit: 10, can: () => true };
    return source.open(test.platform.database.forZone(zoneA.id), asked);
  }
});

describe('a sheet of measures', () => {
  const context = () => ({
    ...{ zoneId: zoneA.id, accountId: null, now: test.platform.now(), today: '2026-11-21', keys: test.platform.keys },
    ...{ can: () => true, emptyClears: true, batchId: '018f0000-0000-7000-8000-0000000000b1' },
  });
  const rowOf = (rowNumber: number, more: Record<string, string | null> = {}, reason: string | null = null) => {
    const told = { documentNumber: number, title: '表格导入的举措', lead: '规划建设局', dueOn: '2026-12-01', ...more };
    return { rowNumber, reason, values: { aspect: null, content: null, cooperating: null, ...told } };
  };
  const db = () => test.platform.database.forZone(zoneA.id);
  const examine = (rows: ReturnType<typeof rowOf>[]) => measureRegister.examine(db(), rows, context());
  const commit = async (row: ReturnType<typeof rowOf>) => {
    const [verdict] = await examine([row]);
    if (verdict?.action !== 'add' && verdict?.action !== 'change') throw new Error(JSON.stringify(verdict));
    const accepted = { ...row, verdict: { ...verdict, action: verdict.action } };
    return test.platform.database.transaction(zoneA.id, (tx) => measureRegister.commit(tx, [accepted], context()));
  };

  it('is told what is wrong with each row', async () => {
    const wrong = await examine([
      rowOf(2, { documentNumber: '没有这份' }),
      rowOf(3, { lead: '没有这个局' }),
      rowOf(4),
      rowOf(5),
    ]);
    expect(wrong.map(({ action, faults }) => [action, faults[0]?.code.split('.').at(-1)])).toEqual([
      ...[
        ['reject', 'document'],
        ['reject', 'department'],
        ['add', undefined],
        ['reject', 'twice'],
      ],
    ]);
  });

  it('adds measures with new aspects, amends with a reason, and is undone', async () => {
    const [added] = await commit(rowOf(2, { aspect: '新的方面', cooperating: '社会事业局、规划建设局' }));
    const id = added?.subjectId ?? '';
    expect(await read(id)).toMatchObject({ aspect: { title: '新的方面' }, cooperating: [{ name: '社会事业局' }] });
    expect((await examine([rowOf(2, { aspect: '新的方面', cooperating: '社会事业局' })]))[0]?.action).toBe('same');
    const later = { aspect: '新的方面', cooperating: '社会事业局', dueOn: '2027-01-31' };
    expect((await examine([rowOf(2, later)]))[0]?.faults[0]?.severity).toBe('needsReason');
    const changed = await commit(rowOf(2, later, '延期'));
    expect(await read(id)).toMatchObject({ dueOn: '2027-01-31', seen: 1 });
    expect(await measureRegister.builtOn?.(db(), [id])).toHaveLength(1);
    const undo = (records: typeof changed) =>
      test.platform.database.transaction(zoneA.id, (tx) => measureRegister.undo(tx, records, context()));
    await undo(changed);
    expect(await read(id)).toMatchObject({ dueOn: '2026-12-01', seen: 2 });
    await undo(added === undefined ? [] : [added]);
    expect((await get('officer', `/api/visits/measures/${id}`)).statusCode).toBe(404);
  });
});

describe('the public page', () => {
  const page = (query = '') => get('anonymous', `/measures/test-a/${encodeURIComponent(number)}${query}`);
  const publish = (payload: object, role: Asking = 'departmentHead') =>
    send(role, `/api/visits/measure-documents/${documentId}/publication`, payload);

  it('is not there before the document is published, nor after it is withdrawn', async () => {
    expect((await page()).statusCode).toBe(404);
    expect((await publish({ published: true }, 'officer')).statusCode).toBe(403);
    expect((await publish({ published: true })).statusCode).toBe(200);
    expect((await page()).statusCode).toBe(200);
    expect(codeOf(await publish({ published: true }))).toBe('visits.measureChanged');
    expect(codeOf(await publish({ published: false }))).toBe('visits.measureReasonNeeded');
    expect((await publish({ published: false, reason: '校对文号' })).statusCode).toBe(200);
    const gone = await page();
    const unknown = await get('anonymous', '/measures/test-a/%E6%B2%A1%E6%9C%89');
    expect([gone.statusCode, gone.body.length]).toEqual([404, unknown.body.length + lengthGap()]);
    expect((await get('anonymous', '/measures/none/x1')).statusCode).toBe(404);
    await publish({ published: true });
  });

  /** The pages differ by their own address in the switch of language alone. */
  function lengthGap(): number {
    return encodeURIComponent(number).length - encodeURIComponent('没有').length;
  }

  it('says of each measure state, department and day as the rows have them', async () => {
    const { body } = await page();
    const { counts } = (await get('officer', `/api/visits/measure-documents/${documentId}`)).json() as MeasureDocument;
    const said = `共 ${counts.total} 项：已完成 ${counts.done}，推进中 ${counts.underWay}，待启动 ${counts.planned}`;
    expect(body).toContain(said);
    expect(body).toContain('超期 5 个工作日');
    expect(body).toContain('规划建设局');
    expect(body.match(/class="told late"/g)).toHaveLength(counts.late);
    const english = (await page('?lang=en')).body;
    expect(english).toContain(`${counts.total} measures: ${counts.done} done`);
    for (const kept of ['测试officer', '实施细则已印发', documentId]) expect(body + english).not.toContain(kept);
  });

  it('stays below 30 KB however many measures and however long, and shows them all on its pages', async () => {
    const client = await test.connect('superuser');
    await client.query(
      `insert into visits.measure (zone_id, id, document_id, position, title, lead_department_id, due_on, demonstration)
       select $1, gen_random_uuid(), $2, 100 + n, lpad(n::text, 300, '长'), $3, '2026-12-31', true
       from generate_series(1, 60) as n`,
      [zoneA.id, documentId, departments.bureau],
    );
    let shown = 0;
    for (let number = 1, pages = 1; number <= pages; number += 1) {
      for (const lang of ['zh-CN', 'en']) {
        const { body } = await page(`?page=${number}&lang=${lang}`);
        expect(Buffer.byteLength(body)).toBeLessThan(30_000);
        if (lang === 'en') pages = Number(/Page \d+ of (\d+)/.exec(body)?.[1] ?? 1);
        else shown += (body.match(/<dt>第 \d+ 项/g) ?? []).length;
      }
    }
    const { counts } = (await get('officer', `/api/visits/measure-documents/${documentId}`)).json() as MeasureDocument;
    expect(shown).toBe(counts.total);
    await client.query('delete from visits.measure where position > 100');
    await client.end();
  });
});

describe('open measures in a reorganisation', () => {
  it('go to the successor with those that the department helps with, and come back as they were', async () => {
    const { other, bureau, root } = departments;
    const led = await enter('移交的牵头举措');
    const helped = await enter('移交的配合举措', { leadDepartmentId: root, cooperatingIds: [bureau] });
    const beside = await enter('承接部门牵头的举措', { leadDepartmentId: other, cooperatingIds: [bureau] });
    const dropped = await enter('不再实施的举措');
    expect((await act(dropped, 'drop', { text: '并入他项' })).statusCode).toBe(200);
    const placesOf = async (id: string) => {
      const { lead, cooperating } = await read(id);
      return [lead.id, ...cooperating.map((one) => one.id)];
    };
    const all = [led, helped, beside, dropped];
    const before = await Promise.all(all.map(placesOf));
    const move = (from: string, to: string, only?: readonly string[]) =>
      test.platform.database.transaction(zoneA.id, (tx) =>
        openMeasureWork.move(tx, { from, to, on: '2026-11-21', ...(only === undefined ? {} : { only }) }),
      );
    const db = test.platform.database.forZone(zoneA.id);
    const counted = await openMeasureWork.count(db, bureau);
    const moved = await move(bureau, other);
    expect(moved).toEqual(expect.arrayContaining([led, helped]));
    expect(moved).not.toContain(beside);
    expect(moved).not.toContain(dropped);
    expect([counted > 0, await openMeasureWork.count(db, bureau)]).toEqual([true, 0]);
    expect(await Promise.all(all.map(placesOf))).toEqual([[other], [root, other], [other, bureau], [bureau]]);
    expect((await move(other, bureau, moved)).toSorted()).toEqual([...moved].toSorted());
    expect(await Promise.all(all.map(placesOf))).toEqual(before);
    expect(await openMeasureWork.count(db, bureau)).toBe(counted);
  });
});

describe('the rows', () => {
  it('are seen by no other zone, acts are never changed, and states equal the fold of their acts', async () => {
    const app = await test.connect('yuanshu_app');
    await app.query(`set yuanshu.zone_id = '${zoneA.id}'`);
    await expect(app.query(`update visits.measure_act set text = 'x'`)).rejects.toThrow(/permission denied/);
    expect((await app.query('delete from visits.measure_act')).rowCount).toBe(0);
    const { rows } = await app.query(
      `select measure.state, array_agg(act.kind order by act.number) filter (where act.kind is not null) as kinds
       from visits.measure left join visits.measure_act as act on act.zone_id = measure.zone_id and act.measure_id = measure.id
       group by measure.id, measure.state`,
    );
    expect(rows.length).toBeGreaterThan(5);
    for (const { state, kinds } of rows) expect(foldActs(kinds ?? [])).toBe(state);
    await app.query(`set yuanshu.zone_id = '${zoneB.id}'`);
    for (const table of ['measure', 'measure_act', 'measure_aspect', 'measure_cooperation']) {
      expect((await app.query(`select 1 from visits.${table}`)).rowCount).toBe(0);
    }
    await app.end();
  });

  it('give the share of measures done', async () => {
    const metric = test.composition.parts
      .flatMap(({ metrics }) => metrics ?? [])
      .find(({ id }) => id === 'visits.measuresDone');
    const db = test.platform.database.forZone(zoneA.id);
    const answer = await metric?.compute(db, { periods: ['2026-11-21'], today: '2026-11-21' });
    const { counts } = (await get('officer', `/api/visits/measure-documents/${documentId}`)).json() as MeasureDocument;
    expect(answer?.get('2026-11-21')).toMatchObject({
      value: ((100 * counts.done) / (counts.total - counts.dropped)).toFixed(1),
      rows: counts.total - counts.dropped,
    });
  });
});
