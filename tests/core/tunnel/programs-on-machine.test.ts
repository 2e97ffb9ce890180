import { describe, expect, it } from 'vitest';
import {
  findPrograms,
  readTailscale,
  readVersion,
} from '../../../electron/core/tunnel/programs-on-machine.ts';
import { recommend, type ProgramOnMachine } from '../../../shared/fixed-address.ts';
import { fakeTunnelProgram } from '../../support/fake-tunnel-program.ts';

/** As Tailscale writes it: `ipn/ipnstate/ipnstate.go`. */
const status = (change: object) =>
  JSON.stringify(
    {
      Version: '1.96.2-tabc',
      BackendState: 'Running',
      Self: { DNSName: 'laptop.tail1234.ts.net.', CapMap: { funnel: null, https: null } },
      ...change,
    },
    null,
    2,
  );

describe('the programs on this computer', () => {
  it.runIf(process.platform !== 'win32')(
    'are asked for version and account, and no more',
    async () => {
      const first = 'ngrok-open';
      const ngrok = fakeTunnelProgram('ngrok', {
        first,
        answers: {
          version: 'ngrok version 3.19.1\n',
          'config check': 'Valid configuration file at /home/me/.config/ngrok/ngrok.yml\n',
        },
      });
      const tailscale = fakeTunnelProgram('tailscale', {
        first: 'tailscale-open',
        answers: {
          version: '1.96.2\n  tailscale commit: abc\n  go version: go1.26\n',
          'status --json --peers=false': status({}),
        },
      });
      const found = await findPrograms(new AbortController().signal);
      expect(found).toContainEqual({
        program: 'ngrok',
        isFound: true,
        version: '3.19.1',
        account: 'ready',
        host: null,
      });
      expect(found).toContainEqual({
        program: 'tailscale',
        isFound: true,
        version: '1.96.2',
        account: 'ready',
        host: 'laptop.tail1234.ts.net',
      });
      const asked = [...ngrok.starts(), ...tailscale.starts()].map(({ args }) => args.join(' '));
      expect(asked.sort()).toEqual([
        'config check',
        'status --json --peers=false',
        'version',
        'version',
      ]);
    },
  );

  it.each([
    [status({}), 'ready', 'laptop.tail1234.ts.net'],
    [status({ Self: { DNSName: 'laptop.tail1234.ts.net.' } }), 'unknown', 'laptop.tail1234.ts.net'],
    [status({ BackendState: 'NeedsLogin' }), 'missing', null],
    [status({ Self: { DNSName: '--evil' } }), 'unknown', null],
    ['failed to connect to local tailscaled; is it running?', 'missing', null],
    ['', 'missing', null],
  ])('Tailscale says %s', (text, account, host) => {
    expect(readTailscale(text.split('\n'))).toEqual({ account, host });
  });

  it('say their version in their own way, or none', () => {
    expect(readVersion(['cloudflared version 2026.5.0 (built 2026-05-18-1200 UTC)'])).toBe(
      '2026.5.0',
    );
    expect(readVersion(['OpenSSH_9.2p1 Debian-2, OpenSSL 3.0.17'])).toBe('9.2p1');
    expect(readVersion(['x'.repeat(10_000)])).toBeNull();
  });
});

describe('what is recommended', () => {
  const on = (
    program: ProgramOnMachine['program'],
    account: ProgramOnMachine['account'] = 'ready',
  ): ProgramOnMachine => ({ program, isFound: true, version: null, account, host: null });

  it.each([
    ['what is ready', [on('ngrok'), on('tailscale', 'unknown')], 'ngrok', 'ready'],
    ['what needs no domain first', [on('cloudflared'), on('tailscale')], 'tailscale', 'ready'],
    ['what is installed', [on('cloudflared', 'unknown')], 'cloudflared-named', 'found'],
    ['ngrok where there is nothing', [on('ssh', 'unknown')], 'ngrok', 'nothing'],
  ] as const)('is %s', (_, programs, kind, why) => {
    expect(recommend(programs)).toEqual({ kind, why });
  });
});
