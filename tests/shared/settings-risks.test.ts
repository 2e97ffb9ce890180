import { describe, expect, it } from 'vitest';
import { destinationKeys, settingsRisks } from '../../shared/settings-risks.ts';
import { settingsSchema, type Settings } from '../../shared/settings.ts';

const settings = settingsSchema.parse({ pathToken: 'secret-of-today' });
const rule = (reply: object, on = true) => ({ id: 'a', name: 'a', on, reply });
const withReplies = (...replies: object[]) =>
  settingsSchema.parse({ ...settings, replies }).replies;

const known = {
  tokens: new Set(['secret-of-today', 'of-yesterday']),
  destinations: new Set<string>(),
};
const url = 'https://mine.example/hook';
const withDestination = (change: object = {}) =>
  settingsSchema.parse({ ...settings, destinations: [{ id: 'd', name: 'd', url, ...change }] })
    .destinations;
const relay = { destination: 'd', failureStatus: 502 };

function risksOf(change: Partial<Settings>, before: Partial<Settings> = {}) {
  const was = { ...settings, ...before };
  return settingsRisks(was, { ...was, ...change }, known);
}

describe('a change that leads elsewhere is a risk:', () => {
  it.each<[string, Partial<Settings>, unknown]>([
    [
      'a host',
      { allowedHost: 'localhost:3000' },
      { code: 'allowed-host', value: 'localhost:3000' },
    ],
    [
      'a tunnel server',
      { tunnel: { ...settings.tunnel, host: 'https://evil.example' } },
      { code: 'tunnel-server', value: 'https://evil.example' },
    ],
    [
      'a tunnel server for later',
      { tunnel: { ...settings.tunnel, kind: 'none', host: 'https://evil.example' } },
      { code: 'tunnel-server', value: 'https://evil.example' },
    ],
    [
      'a public address',
      { tunnel: { ...settings.tunnel, kind: 'address', address: 'http://10.0.0.1' } },
      { code: 'public-address', value: 'http://10.0.0.1' },
    ],
    [
      'a host name',
      { tunnel: { ...settings.tunnel, domain: 'evil.example' } },
      { code: 'public-address', value: 'https://evil.example' },
    ],
    [
      'a file that is read as a token',
      { tunnel: { ...settings.tunnel, tokenFile: '/home/me/token' } },
      { code: 'tunnel-token', value: '/home/me/token' },
    ],
    [
      'an ssh server',
      { tunnel: { ...settings.tunnel, sshTo: 'me@evil.example' } },
      { code: 'ssh-server', value: 'me@evil.example' },
    ],
    [
      'the address of an ssh server',
      { tunnel: { ...settings.tunnel, sshAddress: 'https://evil.example' } },
      { code: 'public-address', value: 'https://evil.example' },
    ],
    [
      'the keys of the user for an ssh server',
      { tunnel: { ...settings.tunnel, sshKey: 'system' } },
      { code: 'ssh-key', value: 'ssh-agent, ~/.ssh' },
    ],
    [
      'a key file for an ssh server',
      { tunnel: { ...settings.tunnel, sshKey: 'file', sshKeyFile: '/home/me/.ssh/id_rsa' } },
      { code: 'ssh-key', value: '/home/me/.ssh/id_rsa' },
    ],
    ['a path', { pathToken: 'chosen' }, { code: 'path-token', value: 'chosen' }],
    ['every path', { pathToken: null }, { code: 'path-token', value: null }],
    [
      'a redirect',
      {
        replies: withReplies(
          rule({ status: 307, headers: [['location', 'https://evil.example']] }),
        ),
      },
      { code: 'redirect', value: 'https://evil.example' },
    ],
    [
      'a destination',
      { destinations: withDestination() },
      { code: 'destination', value: url, of: 'd' },
    ],
    [
      'a destination for later',
      { destinations: withDestination({ on: false }) },
      { code: 'destination', value: url, of: 'd' },
    ],
    ['a relay to nobody yet', { relay }, { code: 'relay', value: 'd' }],
  ])('%s', (_what, change, risk) => {
    expect(risksOf(change)).toEqual([risk]);
  });

  it.each<[string, object, unknown]>([
    [
      'another address',
      { url: 'http://evil.example/' },
      { code: 'destination-moved', value: 'http://evil.example/', before: url },
    ],
    [
      'other fields',
      {
        headers: [
          ['X-A', '1'],
          ['X-B', '2'],
          ['X-C', '3'],
        ],
      },
      { code: 'destination-headers', value: `${url}: X-B, X-C` },
    ],
    ['no check of its certificate', { certificate: 'none' }, { code: 'certificate', value: url }],
    [
      'another authority',
      { certificate: 'own', authority: 'PEM' },
      { code: 'certificate', value: url },
    ],
  ])('a destination with %s', (_what, change, risk) => {
    const headers = [
      ['X-A', '1'],
      ['X-B', '1'],
    ];
    const before = { destinations: withDestination({ headers }) };
    expect(risksOf({ destinations: withDestination({ headers, ...change }) }, before)).toEqual([
      { ...(risk as object), of: 'd' },
    ]);
  });

  it('the keys of the user for a known ssh server, by whichever setting they come to be offered', () => {
    const own = { ...settings.tunnel, sshService: 'own', sshTo: 'me@mine.example' } as const;
    const keys = { code: 'ssh-key', value: 'ssh-agent, ~/.ssh' };
    const before = { tunnel: { ...own, sshKey: 'hookscope' } } as const;
    expect(risksOf({ tunnel: { ...own, sshKey: 'auto' } }, before)).toEqual([keys]);
    const service = { tunnel: { ...own, sshService: 'localhost.run' } } as const;
    expect(risksOf({ tunnel: own }, service)).toEqual([keys]);
    expect(risksOf({ tunnel: own }, { tunnel: own })).toEqual([]);
  });

  it('a new destination that relays and is not checked is three', () => {
    const destinations = withDestination({ certificate: 'none', headers: [['X-A', '1']] });
    expect(risksOf({ destinations, relay }).map(({ code }) => code)).toEqual([
      'destination',
      'certificate',
      'relay',
    ]);
  });
});

describe('nothing is asked about', () => {
  const redirect = { status: 302, headers: [['Location', 'https://mine.example']] };
  it.each<[string, Partial<Settings>, Partial<Settings>?]>([
    ['no host any more', { allowedHost: null }, { allowedHost: 'localhost' }],
    ['the same host', { allowedHost: 'localhost' }, { allowedHost: 'localhost' }],
    ['another kind of tunnel', { tunnel: { ...settings.tunnel, kind: 'none' } }],
    ['another name', { tunnel: { ...settings.tunnel, subdomain: 'my-name' } }],
    ['a path of before', { pathToken: 'of-yesterday' }],
    [
      'a redirect that was there',
      { replies: withReplies(rule(redirect)) },
      { replies: withReplies(rule(redirect)) },
    ],
    ['a redirect that is off', { replies: withReplies(rule(redirect, false)) }],
    ['a location without a redirect', { replies: withReplies(rule({ ...redirect, status: 201 })) }],
    [
      'a destination that goes on otherwise',
      {
        destinations: withDestination({
          name: 'n',
          on: false,
          query: 'q',
          timeoutMs: 100,
          concurrency: 9,
          whenBack: 'send',
          followRedirects: true,
        }),
        relay: { ...relay, failureStatus: 500 },
      },
      { destinations: withDestination({ headers: [['X-A', '1']] }), relay },
    ],
    ['no relay any more', { relay: null }, { relay }],
    ['everything else', { port: 5000, theme: 'dark', replyStatus: 503, keepRequests: 10 }],
  ])('%s', (_what, change, before) => {
    expect(risksOf(change, before)).toEqual([]);
  });

  it('what was in force before, such as a destination that is restored', () => {
    const restored = {
      destinations: withDestination({ certificate: 'none', headers: [['X-A', '1']] }),
      relay,
    };
    const destinations = new Set(destinationKeys({ ...settings, ...restored }));
    const after = { ...settings, ...restored };
    expect(settingsRisks(settings, after, { ...known, destinations })).toEqual([]);
  });
});
