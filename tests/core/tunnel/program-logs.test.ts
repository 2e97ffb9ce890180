import { describe, expect, it } from 'vitest';
import {
  readNamedTunnel,
  whyNamedTunnelEnded,
} from '../../../electron/core/tunnel/cloudflared-named-log.ts';
import { readNgrokLine, whyNgrokEnded } from '../../../electron/core/tunnel/ngrok-log.ts';
import { withoutSecrets } from '../../../electron/core/tunnel/program/without-secrets.ts';
import { readFunnel, whyFunnelEnded } from '../../../electron/core/tunnel/tailscale-output.ts';
import { fixtureLines } from '../../support/fake-tunnel-program.ts';

const url = 'https://hooks.example.com';
const linesOf = (name: string) =>
  fixtureLines(name).map((line) => line.trim().replaceAll('{url}', url));

describe('what a program reports of an open tunnel', () => {
  it('is for ngrok the address of its JSON log, a lost session, and one that is back', () => {
    const events = (name: string) => linesOf(name).flatMap((line) => readNgrokLine(line) ?? []);
    expect(events('ngrok-open')).toEqual([
      { is: 'connected' },
      { is: 'connected' },
      { is: 'open', url },
    ]);
    expect(events('ngrok-lost')).toEqual([{ is: 'lost' }]);
    expect(events('ngrok-back')).toEqual([{ is: 'connected' }]);
  });

  it('is for a named tunnel lost only when none of its connections is left', () => {
    const read = readNamedTunnel();
    const events = (name: string) => linesOf(name).flatMap((line) => read(line) ?? []);
    expect(events('cloudflared-open')).toEqual([{ is: 'connected' }, { is: 'connected' }]);
    expect(events('cloudflared-lost-one')).toEqual([]);
    expect(events('cloudflared-lost-all')).toEqual([{ is: 'lost' }]);
    expect(events('cloudflared-back')).toEqual([{ is: 'connected' }]);
  });

  it('is for Tailscale an address that is on the internet, and none that only the tailnet reaches', () => {
    const events = (name: string) => {
      const read = readFunnel();
      return linesOf(name).flatMap((line) => read(line) ?? []);
    };
    expect(events('tailscale-open')).toEqual([{ is: 'open', url }]);
    expect(events('tailscale-tailnet-only')).toEqual([]);
  });

  it.each([
    '{"msg":"started tunnel","url":"http://plain.example"}',
    '{"msg":"started tunnel","url":"javascript:alert(1)"}',
    '{"msg":"started tunnel","url":["https://a.example"]}',
    '{"msg":"started tun',
    'null',
    '{}',
  ])('is nothing for the line %s', (line) => {
    expect(readNgrokLine(line)).toBeNull();
  });
});

describe('why a program has no tunnel', () => {
  it.each([
    ['ngrok-no-account', 'not-logged-in', /^ERR_NGROK_4018: authentication failed: Usage of ngrok/],
    ['ngrok-bad-authtoken', 'not-logged-in', /^ERR_NGROK_105: The authtoken you specified/],
    ['ngrok-limit', 'session-limit', /limited to 1 simultaneous/],
    ['ngrok-not-reserved', 'domain-refused', /^ERR_NGROK_319: failed to start tunnel/],
    ['ngrok-taken', 'in-use', /already online/],
    ['ngrok-port', 'port-in-use', /127\.0\.0\.1:4040/],
    ['ngrok-offline', 'unreachable', /server misbehaving/],
    ['cloudflared-unknown', 'unknown-tunnel', /hoks is neither/],
    ['cloudflared-no-credentials', 'unknown-tunnel', /credentials file/],
    ['cloudflared-no-account', 'not-logged-in', /origincert/],
    ['cloudflared-bad-token', 'bad-token', /not valid/],
    ['cloudflared-refused-token', 'bad-token', /Invalid tunnel secret/],
    ['cloudflared-old', 'outdated', /token-file/],
    ['tailscale-not-enabled', 'not-enabled', /not enabled on your tailnet/],
    ['tailscale-no-attribute', 'not-enabled', /node attribute not set/],
    ['tailscale-logged-out', 'not-logged-in', /Logged out/],
    ['tailscale-stopped', 'not-running', /stopped/],
    ['tailscale-no-service', 'not-running', /tailscaled/],
    ['tailscale-denied', 'not-allowed', /./],
    ['tailscale-in-use', 'in-use', /already exists for port 443/],
  ] as const)('is, for %s, %s', (name, fault, detail) => {
    const why = name.startsWith('ngrok')
      ? whyNgrokEnded
      : name.startsWith('cloudflared')
        ? whyNamedTunnelEnded
        : whyFunnelEnded;
    const end = why(linesOf(name));
    expect(end.fault).toBe(fault);
    expect(end.detail).toMatch(detail);
    expect(end.detail).not.toContain('SECRET');
  });

  it('is known before the program ends, which tries again by itself', () => {
    const faults = (lines: readonly string[], read: (line: string) => unknown) =>
      lines.flatMap((line) => read(line) ?? []);
    for (const name of ['ngrok-no-account', 'ngrok-bad-authtoken', 'ngrok-limit']) {
      const [first] = faults(linesOf(name), readNgrokLine);
      expect(first).toMatchObject({ is: 'failed' });
      expect(JSON.stringify(first)).not.toContain('SECRET');
    }
    const refused = faults(linesOf('cloudflared-refused-token'), readNamedTunnel());
    expect(refused).toMatchObject([{ is: 'failed', end: { fault: 'bad-token' } }]);
    const enable = faults(linesOf('tailscale-not-enabled'), readFunnel());
    expect(enable).toMatchObject([
      { is: 'failed', end: { fault: 'not-enabled', detail: /^https:\/\/login\.tailscale/ } },
    ]);
  });

  it('is a fault for any output', () => {
    for (const why of [whyNgrokEnded, whyNamedTunnelEnded, whyFunnelEnded]) {
      expect(why([])).toEqual({ fault: 'refused', detail: '' });
      expect(why(['\u0007 x'.repeat(2_000)]).detail.length).toBeLessThanOrEqual(300);
    }
  });
});

it.each([
  'Your authtoken: 1yaSECRET_B8Z5e',
  '{"authtoken":"SECRET_B8Z5e"}',
  'token=SECRETeyJhIjoiMTIz',
  'run --token eyJhIjoiSECRETSECRETSECRETSECRET==',
])('a message has no secret: %s', (message) => {
  expect(withoutSecrets(message)).not.toMatch(/SECRET/);
});
