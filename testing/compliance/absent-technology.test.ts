import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import packageLock from '../../package-lock.json' with { type: 'json' };

// What the platform does not contain cannot be attacked. The day one of these comes in, its line here fails, and the
// requirements that compliance/*.csv answers with that line need an answer of their own.

interface Absence {
  what: string;
  /** No package that runs in production has such a name. */
  packages?: RegExp;
  /** No source file of the platform holds it. */
  source?: RegExp;
}

const absences: Absence[] = [
  { what: 'LDAP', packages: /(^|[/-])ldap/ },
  { what: 'XPath', packages: /xpath/, source: /\.evaluate\(\s*['"`]\/\// },
  { what: 'LaTeX', packages: /latex|katex|mathjax/ },
  { what: 'JNDI and Java', packages: /(^|[/-])(jndi|java)([/-]|$)/ },
  { what: 'memcache', packages: /memcache/ },
  { what: 'mail', packages: /nodemailer|smtp|imap|sendmail/ },
  { what: 'text messages and telephone', packages: /twilio|nexmo|sms/ },
  { what: 'editors of HTML', packages: /quill|tiptap|prosemirror|slate|ckeditor|tinymce|wangeditor/ },
  { what: 'Markdown and style sheets from users', packages: /markdown|(^|\/)marked$|remark|showdown/ },
  { what: 'templates built from input', packages: /handlebars|mustache|(^|\/)(ejs|pug|nunjucks|eta)$/ },
  { what: 'code from text', source: /\beval\s*\(|\bnew Function\s*\(|\bvm\.run|from 'node:vm'/ },
  { what: 'raw HTML', source: /dangerouslySetInnerHTML|\.innerHTML\s*=|insertAdjacentHTML|document\.write\s*\(/ },
  { what: 'messages between windows', source: /\bpostMessage\s*\(|addEventListener\(\s*['"]message['"]/ },
  { what: 'JSONP', source: /[?&]callback=|\bjsonp\b/i },
  { what: 'GraphQL', packages: /graphql/ },
  { what: 'WebSocket', packages: /(^|\/)ws$|socket\.io|websocket/, source: /new WebSocket\b/ },
  { what: 'SAML', packages: /saml/ },
  {
    what: 'an authorization server',
    packages: /^oidc-provider$|oauth2orize|oauth2-server|jsonwebtoken/,
    source: /\bSignJWT\b|\bCompactSign\b/,
  },
  { what: 'signing out behind the back of the browser', source: /logout_token|backchannel/i },
  { what: 'hints and secret questions', source: /(password|login)Hint\b|(security|secret)Question/i },
  { what: 'WebRTC', packages: /webrtc|simple-peer|mediasoup|(^|\/)turn$/, source: /RTCPeerConnection/ },
  { what: 'biometrics', packages: /webauthn|face-?api|fingerprint/, source: /navigator\.credentials/ },
  { what: 'plug-ins of browsers', source: /<(object|embed|applet)\b/ },
  { what: 'scripts from other hosts', source: /<script[^>]+src=["']https?:/ },
  {
    what: 'random numbers that can be guessed, where they are secrets',
    source: /(token|secret|password|code|nonce)\w*\s*=[^;\n]*Math\.random/i,
  },
  { what: 'broken ciphers and hashes', source: /['"`](md5|sha1|des|rc4|aes-\d+-(ecb|cbc))['"`]/ },
];

const shipped = Object.entries(packageLock.packages as Record<string, { dev?: boolean }>)
  .filter(([path, { dev }]) => path !== '' && dev !== true)
  .map(([path]) => path.replace(/^.*node_modules\//, ''));

const root = new URL('../../', import.meta.url);
const sources = ['platform', 'kernel', 'ui', 'modules', 'app'].flatMap((folder) =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|tsx|mjs|html)$/.test(file) && !/\.(test|db\.test|journey|fixture)\.ts$/.test(file))
    .map((file) => ({ file: `${folder}/${file}`, text: readFileSync(new URL(`${folder}/${file}`, root), 'utf8') })),
);

describe('not in the platform', () => {
  it('is judged by what really ships', () => {
    expect(shipped).toContain('fastify');
    expect(shipped).not.toContain('vitest');
    expect(sources.length).toBeGreaterThan(200);
  });

  it.each(absences)('$what', ({ packages, source }) => {
    expect(packages ?? source).toBeDefined();
    if (packages !== undefined) expect(shipped.filter((name) => packages.test(name))).toEqual([]);
    if (source !== undefined) {
      expect(sources.filter(({ text }) => source.test(text)).map(({ file }) => file)).toEqual([]);
    }
  });
});

describe('own code below JavaScript', () => {
  it('is none: no addon is built or loaded', () => {
    const all = readdirSync(root, { encoding: 'utf8' });
    expect(all).not.toContain('binding.gyp');
    expect(
      sources.filter(({ text }) =>
        /process\.dlopen|createRequire|(from|import|require)\s*\(?['"][^'"]+\.node['"]/.test(text),
      ),
    ).toEqual([]);
  });
});
