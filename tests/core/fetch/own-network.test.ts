import { isIP } from 'node:net';
import { describe, expect, it } from 'vitest';
import { isOwnNetwork, systemNetworks } from '../../../electron/core/fetch/own-network.ts';

const networks = ['203.0.113.7/24', '2a00:1450:4001:81b::7/64', '5.0.0.1/0', '2600::1/3'];

describe('the own network', () => {
  it.each([
    ['this machine', '203.0.113.7'],
    ['a neighbour', '203.0.113.200'],
    ['this machine, by IPv6', '2a00:1450:4001:81b::7'],
    ['a neighbour, by IPv6', '2a00:1450:4001:81b:ffff::1'],
    ['this machine on a VPN that takes all traffic', '5.0.0.1'],
    ['the same, by IPv6', '2600::1'],
  ])('contains %s', (_, address) => {
    expect(isOwnNetwork(address, networks)).toBe(true);
  });

  it.each([
    ['the next network', '203.0.114.1'],
    ['the next network, by IPv6', '2a00:1450:4001:81c::7'],
    ['an address behind a VPN that takes all traffic', '8.8.8.8'],
    ['the same, by IPv6', '2606:4700:4700::1111'],
    ['a name', 'files.example'],
  ])('does not contain %s', (_, address) => {
    expect(isOwnNetwork(address, networks)).toBe(false);
  });

  it('is read from the system, as addresses with their prefix', () => {
    const own = systemNetworks().map((network) => network.split('/')[0] ?? '');
    expect(own).toContain('127.0.0.1');
    expect(own.every((address) => isIP(address) !== 0)).toBe(true);
    for (const address of own) expect(isOwnNetwork(address, systemNetworks())).toBe(true);
  });
});
