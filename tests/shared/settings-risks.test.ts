import { describe, expect, it } from 'vitest';
import { settingsRisks } from '../../shared/settings-risks.ts';
import { settingsSchema, type Settings } from '../../shared/settings.ts';

const settings = settingsSchema.parse({ pathToken: 'secret-of-today' });
const rule = (reply: object, on = true) => ({ id: 'a', name: 'a', on, reply });
const withReplies = (...replies: object[]) =>
  settingsSchema.parse({ ...settings, replies }).replies;

function risksOf(change: Partial<Settings>, before: Partial<Settings> = {}) {
  const was = { ...settings, ...before };
  return settingsRisks(was, { ...was, ...change }, new Set(['secret-of-today', 'of-yesterday']));
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
  ])('%s', (_what, change, risk) => {
    expect(risksOf(change)).toEqual([risk]);
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
    ['everything else', { port: 5000, theme: 'dark', replyStatus: 503, keepRequests: 10 }],
  ])('%s', (_what, change, before) => {
    expect(risksOf(change, before)).toEqual([]);
  });
});
