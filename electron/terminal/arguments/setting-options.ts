import { resolve } from 'node:path';
import type { z } from 'zod';
import {
  funnelPorts,
  tunnelKindNames,
  tunnelKinds,
  type TunnelKind,
} from '../../../shared/tunnel.ts';
import { settingsSchema, type Settings, type SettingsChange } from '../../../shared/settings.ts';
import { sshServiceNames } from '../../../shared/ssh.ts';
import { BadArguments, type OptionValues } from './read-arguments.ts';

/** The options of `start` and `listen` that override a setting. */
export const settingOptions = {
  port: {
    type: 'string',
    value: 'N',
    help: 'first port to try, 0 for any free one (default 4040)',
  },
  tunnel: {
    type: 'string',
    value: 'KIND',
    help: 'localtunnel, ngrok, … or none (default none; the kinds: docs/tunnels.md)',
  },
  'tunnel-host': {
    type: 'string',
    value: 'URL',
    help: "a localtunnel server's address, or your own public address",
  },
  subdomain: { type: 'string', value: 'NAME', help: 'the name to request from the tunnel server' },
  'tunnel-domain': {
    type: 'string',
    value: 'HOST',
    help: 'your own host name, for ngrok and cloudflared-named',
  },
  'tunnel-name': { type: 'string', value: 'NAME', help: 'your tunnel, for cloudflared-named' },
  'tunnel-token-file': {
    type: 'string',
    value: 'PATH',
    help: "a file with that tunnel's token, instead of its name",
  },
  'funnel-port': { type: 'string', value: 'N', help: `${anyOf(funnelPorts)} (default 443)` },
  'ssh-service': { type: 'string', value: 'NAME', help: `${anyOf(sshServiceNames)}, for ssh` },
  'ssh-to': { type: 'string', value: 'SERVER', help: 'your own ssh server: user@host:port' },
  'ssh-remote': { type: 'string', value: 'PORT', help: 'its port, or address:port (default 8080)' },
  'ssh-address': { type: 'string', value: 'URL', help: 'the public address of that port' },
  'ssh-name': { type: 'string', value: 'NAME', help: 'the name to request from an ssh service' },
  'ssh-key': { type: 'string', value: 'KEY', help: 'hookscope, system, or the path of a key' },
  'path-token': {
    type: 'string',
    value: 'TOKEN',
    help: 'the unguessable part of the path; "none" accepts every path',
  },
  reply: { type: 'string', value: 'STATUS', help: 'status of the reply (default 200)' },
  'max-body': { type: 'string', value: 'BYTES', help: 'body limit (default 26214400)' },
  'max-in-flight': {
    type: 'string',
    value: 'BYTES',
    help: 'limit for all bodies that are being received (default 268435456)',
  },
} as const;

/** What each option accepts, for the message about a value that it refuses. */
const accepted: Readonly<Record<keyof typeof settingOptions, string>> = {
  port: 'a whole number from 0 to 65535',
  tunnel: anyOf(tunnelKindNames),
  'tunnel-host': 'an http or https address',
  subdomain: '4 to 63 lower-case letters, digits and dashes, without a dash at either end',
  'tunnel-domain': 'a host name without https://',
  'tunnel-name': 'up to 100 letters, digits, spaces, dots, dashes and underscores',
  'tunnel-token-file': 'the whole path of a file',
  'funnel-port': anyOf(funnelPorts),
  'ssh-service': anyOf(sshServiceNames),
  'ssh-to': 'user@host:port, host, or an alias of your ssh configuration',
  'ssh-remote': 'a port, or address:port',
  'ssh-address': 'an http or https address',
  'ssh-name': 'a name or a domain in lower case',
  'ssh-key': 'hookscope, system, or the path of a private key',
  'path-token': 'up to 128 letters, digits, "-" and "_", or none',
  reply: 'a status from 200 to 599',
  'max-body': 'a whole number from 1 to 1073741824',
  'max-in-flight': 'a whole number from 1048576 to 68719476736',
};

/**
 * The settings that the options name. All others keep the value of the settings file.
 *
 * @param defaultTunnel the kind of tunnel without `--tunnel`; `null` takes it from the settings file.
 * @throws BadArguments
 */
export function settingsOf(
  options: OptionValues<typeof settingOptions>,
  defaultTunnel: TunnelKind | null,
): SettingsChange {
  const { shape } = settingsSchema;
  const tunnel = shape.tunnel.unwrap().shape;
  const token = options['path-token'];
  const typedFile = options['tunnel-token-file'];
  const tokenFile = typedFile === undefined ? undefined : resolve(typedFile);
  return {
    ...setting('port', shape.port, 'port', number(options.port)),
    ...setting('reply', shape.replyStatus, 'replyStatus', number(options.reply)),
    ...setting('max-body', shape.maxBodyBytes, 'maxBodyBytes', number(options['max-body'])),
    ...setting(
      'max-in-flight',
      shape.maxInFlightBytes,
      'maxInFlightBytes',
      number(options['max-in-flight']),
    ),
    ...setting('path-token', shape.pathToken, 'pathToken', token === 'none' ? null : token),
    tunnel: {
      ...setting('tunnel', tunnel.kind, 'kind', options.tunnel ?? defaultTunnel ?? undefined),
      ...(isOwnAddress(options.tunnel)
        ? setting('tunnel-host', tunnel.address, 'address', options['tunnel-host'])
        : setting('tunnel-host', tunnel.host, 'host', options['tunnel-host'])),
      ...setting('subdomain', tunnel.subdomain, 'subdomain', options.subdomain),
      ...setting('tunnel-domain', tunnel.domain, 'domain', options['tunnel-domain']),
      ...setting('tunnel-name', tunnel.tunnelName, 'tunnelName', options['tunnel-name']),
      ...setting('tunnel-token-file', tunnel.tokenFile, 'tokenFile', tokenFile),
      ...setting('funnel-port', tunnel.funnelPort, 'funnelPort', options['funnel-port']),
      ...sshOf(options),
    },
  };
}

/** The settings of an ssh tunnel. A server of the user's own needs no `--ssh-service`. */
function sshOf(options: OptionValues<typeof settingOptions>): Partial<Settings['tunnel']> {
  const tunnel = settingsSchema.shape.tunnel.unwrap().shape;
  const { 'ssh-to': to, 'ssh-service': service, 'ssh-key': key } = options;
  const isFile = key !== undefined && key !== 'hookscope' && key !== 'system';
  return {
    ...setting('ssh-service', tunnel.sshService, 'sshService', service ?? (to && 'own')),
    ...setting('ssh-to', tunnel.sshTo, 'sshTo', to),
    ...setting('ssh-remote', tunnel.sshRemote, 'sshRemote', options['ssh-remote']),
    ...setting('ssh-address', tunnel.sshAddress, 'sshAddress', options['ssh-address']),
    ...setting('ssh-name', tunnel.sshName, 'sshName', options['ssh-name']),
    ...setting('ssh-key', tunnel.sshKey, 'sshKey', isFile ? 'file' : key),
    ...setting('ssh-key', tunnel.sshKeyFile, 'sshKeyFile', isFile ? resolve(key) : undefined),
  };
}

/** Whether `--tunnel-host` is the user's own address, and not that of a tunnel server. */
function isOwnAddress(kind: string | undefined): boolean {
  return tunnelKindNames.some((name) => name === kind && tunnelKinds[name].isOwnAddress);
}

/** The validated setting under its name; nothing without the option. */
function setting<Name extends string, Schema extends z.ZodType>(
  option: keyof typeof settingOptions,
  schema: Schema,
  name: Name,
  value: unknown,
): Partial<Record<Name, z.infer<Schema>>> {
  if (value === undefined) return {};
  const checked = schema.safeParse(value);
  if (!checked.success) throw new BadArguments(`--${option} takes ${accepted[option]}.`);
  return { [name]: checked.data } as Record<Name, z.infer<Schema>>;
}

/** Digits as a number; the schema refuses every other text. */
function number(text: string | undefined): number | string | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : text;
}

function anyOf(names: readonly string[]): string {
  return `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}
