import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { readLines } from '../../../../electron/core/tunnel/program/read-lines.ts';
import { sshTarget } from '../../../../electron/core/tunnel/ssh/services.ts';
import {
  readSshLine,
  whySshEnded,
  whySshIsLate,
} from '../../../../electron/core/tunnel/ssh/ssh-output.ts';
import { settingsSchema } from '../../../../shared/settings.ts';
import type { SshService } from '../../../../shared/ssh.ts';

const { tunnel: defaults } = settingsSchema.parse({ pathToken: null });
const fixture = (name: string) =>
  readFileSync(new URL(`../../../fixtures/ssh/${name}.txt`, import.meta.url));

async function eventsOf(sshService: SshService, name: string) {
  const target = sshTarget({ ...defaults, sshService, sshTo: 'hooks.test' });
  const lines: string[] = [];
  const output = Readable.from([fixture(name)]);
  readLines(output, (line) => lines.push(line));
  await new Promise((resolve) => output.once('close', resolve));
  return target && lines.flatMap((line) => readSshLine(sshService, target, line) ?? []);
}

describe('the address', () => {
  it.each([
    ['localhost.run', 'https://da7941d39b603e.lhr.life'],
    ['pinggy', 'https://rnabc-203-0-113-7.run.pinggy-free.link'],
    ['serveo', 'https://5c1923faa907cb9a-203-0-113-7.serveousercontent.com'],
  ] as const)(
    'of %s is read from what it writes, and no other address of it',
    async (service, url) => {
      expect(await eventsOf(service, service)).toEqual([{ is: 'open', url }]);
      // A server of one's own may be of the same make.
      expect(await eventsOf('own', service)).toEqual([{ is: 'open', url }]);
    },
  );

  it.each(['localhost.run', 'pinggy', 'serveo', 'own'] as const)(
    'of %s is nothing that only looks like one',
    async (service) => expect(await eventsOf(service, 'garbage')).toEqual([]),
  );

  it.each([
    ['HTTPS: https://hooks.sish.test', 'https://hooks.sish.test'],
    ['1: https://abc.srv.test/, https://me.gh.srv.test/', 'https://abc.srv.test'],
  ])('of an own server is read from %s', (line, url) => {
    const target = sshTarget({ ...defaults, sshService: 'own', sshTo: 'hooks.test' });
    expect(target && readSshLine('own', target, line)).toEqual({ is: 'open', url });
  });

  it('that the user gave is the only one, and counts once the port is forwarded', () => {
    const target = sshTarget({
      ...defaults,
      sshService: 'own',
      sshTo: 'hooks.test',
      sshAddress: 'https://hooks.test',
    });
    if (target === null) throw new Error('no target');
    expect(readSshLine('own', target, 'https://evil.test')).toBeNull();
    expect(
      readSshLine(
        'own',
        target,
        'debug1: remote forward success for: listen 8080, connect 127.0.0.1:1',
      ),
    ).toEqual({ is: 'connected' });
  });

  it('of serveo needs a registered key for a name, and the place to register it is told', async () => {
    expect(await eventsOf('serveo', 'serveo-unregistered')).toEqual([
      {
        is: 'failed',
        end: {
          fault: 'key-refused',
          detail: expect.stringMatching(/^https:\/\/console\.serveo\.net\/ssh\/keys\?add=SHA256/),
        },
      },
    ]);
  });
});

describe('why ssh ended', () => {
  it.each([
    ['unreachable', 'ssh: connect to host hooks.test port 22: Connection refused'],
    ['unreachable', 'ssh: Could not resolve hostname nope.test: Name or service not known'],
    ['no-answer', 'Connection timed out during banner exchange'],
    ['no-answer', 'Timeout, server hooks.test not responding.'],
    ['bad-answer', 'kex_exchange_identification: Connection closed by remote host'],
    ['key-refused', 'me@hooks.test: Permission denied (publickey).'],
    ['port-taken', 'Error: remote port forwarding failed for listen port 8080'],
    ['refused', 'Connection closed by 203.0.113.7 port 22'],
  ])('is, by its last words, %s', (fault, said) => {
    expect(whySshEnded(['debug1: some detail', said, 'debug1: Exit status 255'])).toEqual({
      fault,
      detail: said,
    });
  });

  it('is the key of the server, with its fingerprint and not with what ssh advises', () => {
    const fingerprint = `SHA256:${'b'.repeat(43)}`;
    expect(
      whySshEnded([
        `debug1: Server host key: ecdsa-sha2-nistp256 ${fingerprint}`,
        'No ECDSA host key is known for hooks.test and you have requested strict checking.',
        'Host key verification failed.',
      ]),
    ).toEqual({ fault: 'host-key-unknown', detail: `ECDSA ${fingerprint}` });
  });

  it.each([
    ['debug1: Remote: Server has disabled port forwarding.'],
    ['debug1: Remote: port forwarding refused'],
  ])('is a server that forwards no ports: %s', (line) => {
    const said = 'Error: remote port forwarding failed for listen port 80';
    expect(whySshEnded([line, said])).toEqual({ fault: 'forwarding-refused', detail: said });
  });

  it('is told by what the server or ssh said last, and not by how much was transferred', () => {
    expect(
      whySshEnded([
        'OpenSSH_9.2p1 Debian-2+deb12u10, OpenSSL 3.0.19 27 Jan 2026',
        'Authenticated to hooks.test ([203.0.113.7]:22) using "publickey".',
        'Connection to hooks.test closed by remote host.',
        'Transferred: sent 3412, received 3132 bytes, in 1.9 seconds',
        'Bytes per second: sent 1822.1, received 1672.6',
        'debug1: Exit status -1',
      ]).detail,
    ).toBe('Connection to hooks.test closed by remote host.');
  });

  it('is a fault for any output, and at the deadline too', () => {
    expect(whySshEnded([])).toEqual({ fault: 'refused', detail: '' });
    expect(whySshIsLate([])).toEqual({ fault: 'no-answer', detail: '' });
    expect(whySshIsLate(['Authenticated to hooks.test using "publickey".', 'Hi']).fault).toBe(
      'bad-answer',
    );
  });
});
