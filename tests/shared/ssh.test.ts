import { expect, it } from 'vitest';
import { settingsSchema } from '../../shared/settings.ts';
import { readSshServer } from '../../shared/ssh.ts';

const isAccepted = (tunnel: object) =>
  settingsSchema.safeParse({ pathToken: null, tunnel }).success;

it.each([
  ['hooks.test', { user: null, host: 'hooks.test', port: null }],
  ['me@hooks.test:2222', { user: 'me', host: 'hooks.test', port: 2222 }],
  ['token+force@pro.pinggy.io:443', { user: 'token+force', host: 'pro.pinggy.io', port: 443 }],
  ['me@[::1]:22', { user: 'me', host: '::1', port: 22 }],
  ['my_alias', { user: null, host: 'my_alias', port: null }],
])('%s names a server', (text, parts) => {
  expect(readSshServer(text)).toEqual(parts);
  expect(isAccepted({ sshTo: text })).toBe(true);
});

it.each([
  '',
  '-oProxyCommand=evil',
  'me@-oProxyCommand=evil',
  '-l@hooks.test',
  'hooks.test -oProxyCommand=evil',
  'hooks.test\nevil',
  'hooks.test;evil',
  '$(evil)',
  'me`evil`@hooks.test',
  'a|b@hooks.test',
  '%h',
  'hooks.test:0',
  'hooks.test:70000',
  'ssh://hooks.test',
  '::1',
  'a@b@c',
  'x'.repeat(300),
])('%j names none, so nothing in it becomes an option or a command', (text) => {
  expect(readSshServer(text)).toBeNull();
  expect(isAccepted({ sshTo: text })).toBe(false);
});

it.each(['8080', '0', '0.0.0.0:8080', '*:80', '[::]:80', 'localhost:65535', 'hooks.test:80'])(
  'a port of the server may be written %s',
  (sshRemote) => expect(isAccepted({ sshRemote })).toBe(true),
);

it.each(['', '-1', '65536', ':80', '-x:80', '80:localhost:22', '*:80 -x', '/tmp/socket', 'a b:80'])(
  'a port of the server is never written %j',
  (sshRemote) => expect(isAccepted({ sshRemote })).toBe(false),
);

it.each(['id_rsa', '-x', '/key\n', '/a"b'])('a key is never at %j', (sshKeyFile) =>
  expect(isAccepted({ sshKeyFile })).toBe(false),
);
