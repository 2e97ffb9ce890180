import type { z } from 'zod';
import type { SettingsChange } from '../../shared/settings.ts';
import { settingsSchema } from '../../shared/settings.ts';
import { tunnelKindNames, tunnelKinds, type TunnelKind } from '../../shared/tunnel.ts';
import { BadArguments, type Given } from './arguments.ts';

/** The flags of `listen` that stand for a setting. */
export const settingOptions = {
  port: { type: 'string', value: 'N', help: 'first port tried, 0 is any free one (default 4040)' },
  tunnel: { type: 'string', value: 'KIND', help: `${anyOf(tunnelKindNames)} (default none)` },
  'tunnel-host': {
    type: 'string',
    value: 'URL',
    help: "a localtunnel server's address, or your own public one",
  },
  subdomain: { type: 'string', value: 'NAME', help: 'the name asked of the tunnel server' },
  'path-token': {
    type: 'string',
    value: 'TOKEN',
    help: 'the unguessable part of the path; "none" takes every path',
  },
  reply: { type: 'string', value: 'STATUS', help: 'status of the reply (default 200)' },
  'max-body': { type: 'string', value: 'BYTES', help: 'body limit (default 26214400)' },
  'max-in-flight': {
    type: 'string',
    value: 'BYTES',
    help: 'limit of all bodies that are being received (default 268435456)',
  },
} as const;

/** What each flag takes, in words. */
const takes: Readonly<Record<keyof typeof settingOptions, string>> = {
  port: 'a whole number from 0 to 65535',
  tunnel: anyOf(tunnelKindNames),
  'tunnel-host': 'an http or https address',
  subdomain: '4 to 63 lower-case letters, digits and dashes, with no dash at its ends',
  'path-token': 'up to 128 letters, digits, "-" and "_", or none',
  reply: 'a status from 200 to 599',
  'max-body': 'a whole number from 1 to 1073741824',
  'max-in-flight': 'a whole number from 1048576 to 68719476736',
};

/**
 * The settings that the command line asks for. What it doesn't name stays as it is kept.
 *
 * @param tunnelElse the kind of tunnel where none is named; `null` leaves it as it is kept.
 * @throws BadArguments
 */
export function settingsOf(
  given: Given<typeof settingOptions>,
  tunnelElse: TunnelKind | null,
): SettingsChange {
  const { shape } = settingsSchema;
  const tunnel = shape.tunnel.unwrap().shape;
  const token = given['path-token'];
  return {
    ...setting('port', shape.port, 'port', number(given.port)),
    ...setting('reply', shape.replyStatus, 'replyStatus', number(given.reply)),
    ...setting('max-body', shape.maxBodyBytes, 'maxBodyBytes', number(given['max-body'])),
    ...setting(
      'max-in-flight',
      shape.maxInFlightBytes,
      'maxInFlightBytes',
      number(given['max-in-flight']),
    ),
    ...setting('path-token', shape.pathToken, 'pathToken', token === 'none' ? null : token),
    tunnel: {
      ...setting('tunnel', tunnel.kind, 'kind', given.tunnel ?? tunnelElse ?? undefined),
      ...(isOwnAddress(given.tunnel)
        ? setting('tunnel-host', tunnel.address, 'address', given['tunnel-host'])
        : setting('tunnel-host', tunnel.host, 'host', given['tunnel-host'])),
      ...setting('subdomain', tunnel.subdomain, 'subdomain', given.subdomain),
    },
  };
}

/** Whether `--tunnel-host` is the user's own address, and not that of a tunnel server. */
function isOwnAddress(kind: string | undefined): boolean {
  return tunnelKindNames.some((name) => name === kind && tunnelKinds[name].isOwnAddress);
}

/** The setting under its name, checked; nothing when the flag was not given. */
function setting<Name extends string, Schema extends z.ZodType>(
  flag: keyof typeof settingOptions,
  schema: Schema,
  name: Name,
  value: unknown,
): Partial<Record<Name, z.infer<Schema>>> {
  if (value === undefined) return {};
  const checked = schema.safeParse(value);
  if (!checked.success) throw new BadArguments(`--${flag} takes ${takes[flag]}.`);
  return { [name]: checked.data } as Record<Name, z.infer<Schema>>;
}

function number(text: string | undefined): number | string | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : text;
}

function anyOf(words: readonly string[]): string {
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
