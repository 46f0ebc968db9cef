import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reachOf } from './address-rules.ts';
import { parseAllowedHost } from './allowed-hosts.ts';
import { openOutbound } from './outbound.ts';

let canary: Server;
let port = 0;
let reached = 0;

beforeAll(async () => {
  canary = createServer((_request, reply) => {
    reached += 1;
    reply.end();
  });
  await new Promise<void>((done) => canary.listen(0, '127.0.0.1', done));
  port = (canary.address() as AddressInfo).port;
});
afterAll(() => {
  canary.closeAllConnections();
  canary.close();
});

type Octets = readonly [number, number, number, number];

const closed: readonly Octets[] = [
  [127, 0, 0, 1],
  [127, 1, 2, 3],
  [0, 0, 0, 0],
  [10, 0, 0, 8],
  [172, 16, 0, 1],
  [172, 31, 255, 254],
  [192, 168, 1, 1],
  [169, 254, 169, 254],
  [100, 64, 0, 1],
  [100, 100, 100, 200],
  [192, 0, 0, 192],
  [198, 18, 0, 1],
  [224, 0, 0, 1],
  [240, 0, 0, 1],
  [255, 255, 255, 255],
];

const hex = (part: number) => part.toString(16);
const wide = (text: string) =>
  [...text].map((one) => (/\d/.test(one) ? String.fromCodePoint(0xff10 + Number(one)) : one)).join('');

/** Every way we know to write one IPv4 address. */
function spellings([a, b, c, d]: Octets): string[] {
  const number = ((a * 256 + b) * 256 + c) * 256 + d;
  const pair = `${hex(a * 256 + b)}:${hex(c * 256 + d)}`;
  const dotted = `${a}.${b}.${c}.${d}`;
  const octal = (part: number) => `0${part.toString(8)}`;
  return [
    dotted,
    String(number),
    `0x${hex(number)}`,
    `0X${hex(number).toUpperCase()}`,
    `0${number.toString(8)}`,
    [a, b, c, d].map(octal).join('.'),
    [a, b, c, d].map((part) => `0x${hex(part)}`).join('.'),
    [a, b, c, d].map((part) => `00${octal(part)}`).join('.'),
    `${a}.${(b * 256 + c) * 256 + d}`,
    `${a}.${b}.${c * 256 + d}`,
    `0x${hex(a)}.${b}.${octal(c)}.${d}`,
    `${dotted}.`,
    `${a}%2e${b}%2e${c}%2e${d}`,
    wide(dotted),
    dotted.replaceAll('.', '。'),
    dotted.replaceAll('.', '．'),
    `[::ffff:${dotted}]`,
    `[::ffff:${pair}]`,
    `[0:0:0:0:0:ffff:${pair}]`,
    `[::ffff:0:${dotted}]`,
    `[::${dotted}]`,
    `[::${pair}]`,
    `[2002:${pair}::]`,
    `[2002:${pair}::1]`,
    `[64:ff9b::${dotted}]`,
    `[64:ff9b::${pair}]`,
    `[64:ff9b:1::${pair}]`,
    `[2001:0:${pair}::1]`,
    `[2001:0:4136:e378:8000:63bf:${hex(0xffff - (a * 256 + b))}:${hex(0xffff - (c * 256 + d))}]`,
  ];
}

const v6 = ['::1', '::', 'fe80::1', 'febf::1', 'fec0::1', 'fc00::1', 'fd12:3456::1', 'fd00:ec2::254', 'ff02::1'];
const odd = ['2001:db8::1', '100::1', '5f00::1', '3fff::1', '4000::1', '0:0:0:0:0:0:0:1', '0000::0001'];
const names = [
  'localhost',
  'LOCALHOST',
  'a.localhost',
  'printer.local',
  'metadata.google.internal',
  'intranet',
  'a.lan',
];

function corpus(): string[] {
  const hosts = [...closed.flatMap(spellings), ...[...v6, ...odd].map((host) => `[${host}]`), ...names];
  const plain = hosts.map((host) => `https://${host}/latest/meta-data`);
  const onPort = hosts.map((host) => `http://${host}:${port}/`);
  const shapes = [
    `https://user@public.example/`,
    `https://user:secret@public.example/`,
    `https://public.example@127.0.0.1/`,
    `http://public.example#@127.0.0.1:${port}/`,
    `https://public.example:8443/`,
    `https://public.example:${port}/`,
    `https://public.example:80/`,
    `http://public.example/`,
    `HTTPS://127.0.0.1/`,
    `https:127.0.0.1`,
    `https:/127.0.0.1/`,
    `https:///127.0.0.1/`,
    `https:\\\\127.0.0.1\\`,
    `https://public.example\\@127.0.0.1/`,
    `https://127.0.0.1\t/`,
    `https://12\n7.0.0.1/`,
    ` https://127.0.0.1/`,
    `https://public.example/ a`,
    `https://[fe80::1%25eth0]/`,
    `https://公网.example/`,
    `https://ｐublic.example/`,
    `https://public.example./`,
    `https://pub%6cic.example/`,
    `https://-a.example/`,
    `https://a_b.example/`,
    `https://public.example/${'a'.repeat(2_100)}`,
    `//127.0.0.1/`,
    `127.0.0.1`,
    ``,
    ...[
      'file:///etc/passwd',
      'ftp://127.0.0.1/',
      'gopher://127.0.0.1:70/_a',
      'data:text/plain,a',
      'blob:https://a.example',
    ],
    ...['dict://127.0.0.1:11211/', 'ldap://127.0.0.1/', 'javascript:1', 'ws://127.0.0.1/', 'unix:/run/docker.sock'],
  ];
  return [...plain, ...onPort, ...shapes];
}

describe('a target that nobody allowed', () => {
  it('is refused in every spelling we know (at least 500), and nothing is reached', async () => {
    // Where a name does get as far as the resolver it leads to the canary.
    const outbound = openOutbound({ allow: [], resolve: async () => ['127.0.0.1'] });
    const urls = corpus();
    const passed: string[] = [];
    for (const url of urls) {
      const code = await outbound.request(url).then(
        () => 'reached',
        (error: { code?: string }) => error.code,
      );
      if (code !== 'outbound.addressRefused') passed.push(`${url} ${code}`);
    }
    expect(passed).toEqual([]);
    expect(new Set(urls).size).toBeGreaterThanOrEqual(500);
    expect(reached).toBe(0);
  });

  it('cannot borrow the allowance of another: closed addresses stay closed behind an allowed name, in http and on its port', async () => {
    const answers = [
      '127.0.0.1',
      '::1',
      '::ffff:127.0.0.1',
      '169.254.169.254',
      '100.100.100.200',
      '0.0.0.0',
      'fe80::1',
      'no address',
    ];
    for (const address of answers) {
      const outbound = openOutbound({ allow: [`http://erp.example:${port}`], resolve: async () => [address] });
      await expect(outbound.request(`http://erp.example:${port}/`)).rejects.toMatchObject({
        code: 'outbound.addressRefused',
      });
    }
    expect(reached).toBe(0);
  });

  it('is reached once it is allowed, so that the canary is known to sing', async () => {
    const outbound = openOutbound({ allow: [`http://127.0.0.1:${port}`] });
    expect((await outbound.request(`http://127.0.0.1:${port}/`)).status).toBe(200);
    expect(reached).toBe(1);
    reached = 0;
  });
});

describe('the reach of an address', () => {
  const octet = fc.integer({ min: 0, max: 255 });

  it('is public for addresses of public services', () => {
    for (const address of [
      '1.1.1.1',
      '93.184.215.14',
      '114.114.114.114',
      '223.5.5.5',
      '2400:3200::1',
      '2606:4700::1111',
    ]) {
      expect(reachOf(address), address).toBe('public');
    }
  });

  it('is never public inside a closed network, whichever the host', () => {
    const prefixes = [[10], [127], [192, 168], [169, 254], [100, 64], [172, 20], [0], [224], [250], [198, 19]];
    fc.assert(
      fc.property(fc.constantFrom(...prefixes), fc.tuple(octet, octet, octet, octet), (prefix, tail) => {
        expect(reachOf([...prefix, ...tail].slice(0, 4).join('.'))).not.toBe('public');
      }),
    );
  });

  it('is never public for an IPv6 address that carries an IPv4 one', () => {
    fc.assert(
      fc.property(octet, octet, octet, octet, (...octets) => {
        for (const text of spellings(octets).filter((one) => one.startsWith('['))) {
          expect(reachOf(text.slice(1, -1)), text).toBe(text === '[::1]' || text === '[::0:1]' ? 'loopback' : 'never');
        }
      }),
      {
        examples: [
          [127, 0, 0, 1],
          [1, 1, 1, 1],
        ],
      },
    );
  });

  it('tells what an operator may allow from what nobody may', () => {
    const expected = {
      '10.0.0.8': 'closed',
      '172.16.3.4': 'closed',
      '100.64.0.9': 'closed',
      'fd12::1': 'closed',
      '127.0.0.1': 'loopback',
      '::1': 'loopback',
      '169.254.169.254': 'never',
      '100.100.100.200': 'never',
      'fd00:ec2::254': 'never',
      '0.0.0.0': 'never',
      '::': 'never',
      localhost: 'never',
      '': 'never',
    };
    for (const [address, reach] of Object.entries(expected)) expect(reachOf(address), address).toBe(reach);
  });
});

describe('an allowed target is written', () => {
  it('as host and port, or with http', () => {
    expect(parseAllowedHost('IdP.example:443')).toEqual({ scheme: 'https:', host: 'idp.example', port: 443 });
    expect(parseAllowedHost('http://10.0.0.8:8080')).toEqual({ scheme: 'http:', host: '10.0.0.8', port: 8080 });
    expect(parseAllowedHost('https://[fd12::1]:8443')).toEqual({ scheme: 'https:', host: 'fd12::1', port: 8443 });
  });

  it('not without a port, with a path, a wildcard or a user', () => {
    for (const text of [
      'idp.example',
      '*:443',
      '*.example:443',
      'a@b:443',
      'http://a:1/path',
      'ftp://a:1',
      'a:0',
      'a:70000',
      '',
    ])
      expect(parseAllowedHost(text), text).toBeUndefined();
  });
});
