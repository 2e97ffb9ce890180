import { describe, expect, it } from 'vitest';
import { tunnelEvent } from '../../electron/terminal/output/outer-json.ts';
import { stateLine } from '../../electron/terminal/output/tunnel-line.ts';
import type { InspectorState } from '../../shared/state.ts';
import type { TunnelState } from '../../shared/tunnel.ts';

const fingerprint = `SHA256:${'a'.repeat(43)}`;
const url = 'https://one.tunnel.test';
const open = { url, insteadOf: null, probe: { at: 1, outcome: { ok: true, ms: 84 } } } as const;

function stateOf(tunnel: TunnelState, movedFrom: string | null = null): InspectorState {
  const deliveryUrl = 'url' in tunnel ? `${tunnel.url}/in/x` : null;
  return { tunnel, deliveryUrl, movedFrom } as InspectorState;
}

const states: readonly (readonly [InspectorState, line: string, event: object])[] = [
  [
    stateOf({ is: 'open', ...open, probe: null }),
    `Delivery URL: ${url}/in/x`,
    { state: 'open', url: `${url}/in/x` },
  ],
  [
    stateOf({ is: 'open', ...open }, 'https://two.tunnel.test'),
    `Delivery URL: ${url}/in/x  (before: https://two.tunnel.test; change it in the CRM)`,
    { state: 'open', url: `${url}/in/x`, movedFrom: 'https://two.tunnel.test', proved: true },
  ],
  [
    stateOf({ is: 'open', ...open, insteadOf: 'mine' }),
    `Delivery URL: ${url}/in/x  (the name mine was taken)`,
    { state: 'open', url: `${url}/in/x`, insteadOf: 'mine', proved: true },
  ],
  [
    stateOf(
      {
        is: 'degraded',
        ...open,
        insteadOf: 'two',
        degradation: { is: 'few-connections', up: 3, of: 10 },
      },
      'https://two.tunnel.test',
    ),
    `The tunnel is degraded (3 of 10 connections): ${url}/in/x  (the name two was taken; before: https://two.tunnel.test; change it in the CRM)`,
    {
      state: 'degraded',
      url: `${url}/in/x`,
      insteadOf: 'two',
      movedFrom: 'https://two.tunnel.test',
      reason: '3 of 10 connections',
    },
  ],
  [
    stateOf({
      is: 'degraded',
      ...open,
      degradation: { is: 'probe-failed', fault: 'no-answer', detail: '' },
    }),
    `The tunnel is degraded (no-answer): ${url}/in/x`,
    { state: 'degraded', url: `${url}/in/x`, reason: 'no-answer' },
  ],
  [
    stateOf({ is: 'failed', host: '', fault: 'no-program', detail: 'cloudflared', retryAt: 5 }),
    'No tunnel (no-program: cloudflared): install it, or set HOOKSCOPE_CLOUDFLARED to its path',
    { state: 'failed', reason: 'no-program: cloudflared' },
  ],
  [
    stateOf({ is: 'failed', host: '', fault: 'refused', detail: '403 Forbidden', retryAt: 5 }),
    'No tunnel (refused: 403 Forbidden): it is retried automatically; or choose another --tunnel or --tunnel-host',
    { state: 'failed', reason: 'refused: 403 Forbidden' },
  ],
  [
    stateOf({
      is: 'failed',
      host: 'ssh://hooks.test',
      fault: 'host-key-unknown',
      detail: `ED25519 ${fingerprint}`,
      retryAt: 5,
    }),
    `No tunnel (host-key-unknown: ED25519 ${fingerprint}): if this is the fingerprint of that server, start again with --ssh-host-key ${fingerprint}`,
    { state: 'failed', reason: `host-key-unknown: ED25519 ${fingerprint}` },
  ],
  [stateOf({ is: 'opening', host: '' }), 'Opening …', { state: 'opening' }],
];

describe('the state of the tunnel', () => {
  it.each(states)('is a line and an object: %#', (state, line, event) => {
    expect(stateLine(state)).toBe(line);
    expect(tunnelEvent(state)).toEqual({ event: 'tunnel', ...event });
  });

  it('stays the same when only a probe or the next try is newer', () => {
    const newer = { at: 2, outcome: { ok: true, ms: 99 } } as const;
    expect(tunnelEvent(stateOf({ is: 'open', ...open, probe: newer }))).toEqual(
      tunnelEvent(stateOf({ is: 'open', ...open })),
    );
    const failed = { is: 'failed', host: '', fault: 'died', detail: 'x' } as const;
    expect(tunnelEvent(stateOf({ ...failed, retryAt: 1 }))).toEqual(
      tunnelEvent(stateOf({ ...failed, retryAt: 2 })),
    );
  });
});
