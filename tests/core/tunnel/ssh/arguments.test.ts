import { describe, expect, it } from 'vitest';
import {
  learningArguments,
  tunnelArguments,
} from '../../../../electron/core/tunnel/ssh/arguments.ts';
import { sshHost, sshTarget } from '../../../../electron/core/tunnel/ssh/services.ts';
import { settingsSchema, type Settings } from '../../../../shared/settings.ts';

const { tunnel: defaults } = settingsSchema.parse({ pathToken: null });

function argumentsOf(settings: Partial<Settings['tunnel']>): string {
  const target = sshTarget({ ...defaults, ...settings });
  return target === null
    ? ''
    : tunnelArguments(target, settings.sshKeyFile ?? null, 4999).join(' ');
}
const own = { sshService: 'own', sshTo: 'me@hooks.test:2222' } as const;

describe('the arguments of ssh', () => {
  it('give a service neither the user’s configuration nor keys, and ask it for its port', () => {
    const args = argumentsOf({});
    expect(args).toMatch(
      /^-T -o .* -R 80:127\.0\.0\.1:4999 -F none -l nokey -p 22 localhost\.run$/,
    );
    expect(args).toContain('PubkeyAuthentication=no');
    expect(argumentsOf({ sshService: 'pinggy' })).toMatch(
      /-R 0:127\.0\.0\.1:4999 -F none -l http -p 443 free\.pinggy\.io$/,
    );
    expect(argumentsOf({ sshService: 'serveo', sshName: 'hooks' })).toMatch(
      /IdentityAgent=none -i id_ed25519 -R hooks:80:127\.0\.0\.1:4999 -F none .* serveo\.net$/,
    );
  });

  it('ask a service for the domain that was paid for, with a key', () => {
    expect(argumentsOf({ sshName: 'hooks.test', sshKey: 'hookscope' })).toMatch(
      /-i id_ed25519 -R hooks\.test:80:127\.0\.0\.1:4999 -F none -l plan -p 22 localhost\.run$/,
    );
  });

  it('respect the configuration for an own server, and open no session where the address is given', () => {
    const args = argumentsOf({ ...own, sshAddress: 'https://hooks.test', sshRemote: '*:9000' });
    expect(args).toMatch(/^-T -N -o .* -R \*:9000:127\.0\.0\.1:4999 -l me -p 2222 hooks\.test$/);
    expect(args).not.toContain('-F');
    expect(argumentsOf({ ...own, sshTo: 'alias' })).toMatch(/4999 alias$/);
  });

  it('offer the key of a file, in which a % is not a value of ssh', () => {
    expect(argumentsOf({ ...own, sshKey: 'file', sshKeyFile: '/k/50%h' })).toContain('-i /k/50%%h');
  });

  it.each([
    'BatchMode=yes',
    'StrictHostKeyChecking=yes',
    'UserKnownHostsFile=known_hosts',
    'GlobalKnownHostsFile=known_hosts',
    'ExitOnForwardFailure=yes',
    'ServerAliveInterval=15',
    'ForwardAgent=no',
    'ForwardX11=no',
    'PermitLocalCommand=no',
    'RemoteCommand=none',
    'ControlPath=none',
    'RequestTTY=no',
  ])('always say %s, before a configuration could say otherwise', (option) => {
    expect(argumentsOf(own)).toContain(`-o ${option} `);
  });

  it('learn a key without a login and without the forwardings of the configuration', () => {
    const target = sshTarget({ ...defaults, ...own });
    const args = target === null ? '' : learningArguments(target).join(' ');
    expect(args).toContain('UserKnownHostsFile=learned');
    expect(args).toContain('PubkeyAuthentication=no');
    expect(args).toContain('ClearAllForwardings=yes');
    expect(args).not.toContain(' -R ');
  });
});

it('the server is named by its host, and by its port when that is an unusual one', () => {
  expect(sshHost(defaults)).toBe('ssh://localhost.run');
  expect(sshHost({ ...defaults, ...own })).toBe('ssh://hooks.test:2222');
  expect(sshHost({ ...defaults, sshService: 'own', sshTo: '[::1]:22' })).toBe('ssh://[::1]');
  expect(sshHost({ ...defaults, sshService: 'own' })).toBe('');
});
