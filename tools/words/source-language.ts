import type { TreeCheck, Violation } from '#tools/boundaries/violation.ts';

const source = /^(platform|kernel|ui|modules|journeys|app|bench|tools|testing)\/.*\.tsx?$/;
const exempt = /\.(test|journey|fixture)\.tsx?$|^testing\/|^tools\//;
const chinese = /\p{Script=Han}/u;
/** Strings are kept, comments dropped: a comment may cite a law in its own words. */
const stringOrComment = /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?\*\/|\/\/.*$/gm;

/** Code speaks English; what people read stands in locale files, zone data and the comments of tables. */
export const sourceLanguage: TreeCheck = {
  rules: ['source-without-chinese'],
  run: (tree) =>
    tree.files
      .filter((file) => source.test(file) && !exempt.test(file))
      .flatMap((file): Violation[] => {
        const code = tree
          .read(file)
          .replace(stringOrComment, (all, kept: string | undefined) => kept ?? all.replace(/[^\n]/g, ''));
        const lines = code.split('\n');
        return lines.flatMap((line, index): Violation[] => {
          if (!chinese.test(line) || /comment on/.test(line)) return [];
          const message = 'holds Chinese; move it to a locale file or to zone data.';
          return [{ rule: 'source-without-chinese', file: `${file}:${index + 1}`, message }];
        });
      }),
};
