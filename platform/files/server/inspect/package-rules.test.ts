import { describe, expect, it } from 'vitest';
import { checkDocx } from './package-rules.ts';
import { docxParts, zip } from './samples.fixture.ts';
import { checkTable } from './text.ts';

const withRelation = (attributes: string) =>
  checkDocx(
    zip(
      docxParts([
        { name: 'word/_rels/a.rels', content: `<Relationships><Relationship ${attributes}/></Relationships>` },
      ]),
    ),
  );
const withBody = (body: string) => checkDocx(zip(docxParts([], body)));
const outside = 'Type="x/attachedTemplate" Target="http://a.example" TargetMode="External"';

describe('a tie to elsewhere', () => {
  it.each([outside, `Id="a>b" ${outside}`, `Id=' TargetMode="Internal" Target="x.xml" ' ${outside}`])(
    'is found in %s',
    async (attributes) => {
      await expect(withRelation(attributes)).rejects.toMatchObject({ code: 'files.activeContent' });
    },
  );
});

describe('an instruction that starts another program', () => {
  it.each([
    '<w:fldSimple w:instr="DDEAUTO c"/>',
    "<w:fldSimple w:instr='DDEAUTO c'/>",
    '<x:fldSimple x:dirty="a>b" x:instr="DDEAUTO c"/>',
    '<w:instrText>&#68;DEAUTO c</w:instrText>',
    '<w:instrText>DDE</w:instrText><w:instrText>AUTO c</w:instrText>',
  ])('is found in %s', async (body) => {
    await expect(withBody(body)).rejects.toMatchObject({ code: 'files.activeContent' });
  });
});

describe('a file made to be read for hours', () => {
  it('is read in the time that its length takes', async () => {
    const [many, noise] = [2_000_000, (index: number) => (index * 2_654_435_761).toString(36)];
    checkTable(Buffer.from(`+${'|'.repeat(many)}`));
    // Numbers between keep it from looking like an archive bomb.
    const body = Array.from({ length: 150_000 }, (_, index) => `<w:instrText ${noise(index)}`).join('');
    await expect(withBody(body)).resolves.toEqual([]);
  });
});
