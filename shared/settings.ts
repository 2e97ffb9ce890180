import { z } from 'zod';
import { accessSettings } from './access.ts';
import { clocks, densities, timeZones } from './appearance.ts';
import { backgroundSettings } from './background.ts';
import { destinations, relay } from './destinations.ts';
import { languages } from './language.ts';
import { replyRules } from './reply-rules.ts';
import type { Result } from './result.ts';
import { sshSettings } from './ssh-settings.ts';
import { themes } from './theme.ts';
import { funnelPorts, hostName, tunnelKindNames, tunnelName } from './tunnel.ts';
import { updateChoices } from './updates.ts';

/** Letters, digits, `-` and `_`; long enough that nobody guesses it, unless the user chose it. */
const pathToken = z.string().regex(/^[A-Za-z0-9_-]{1,128}$/);

/** A host as `URL` writes it (lower case, IPv6 in brackets), and a port unless it is the default one. */
const hostAndPort = z
  .string()
  .regex(/^(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[[0-9a-f:]+\])(?::(?:[1-9]\d{0,4}))?$/);

/** How many test keys there can be: each signature may be checked with all of them. */
export const testKeyLimit = 16;

/** The name of a test key. */
export const testKeyName = z.string().trim().min(1).max(60);

/** Every setting, with its default. Times are milliseconds, sizes bytes. */
export const settingsSchema = z.object({
  /** The first port tried; the next free one is taken. 0 is any free port. */
  port: z.int().min(0).max(65_535).default(4040),
  /** The unguessable part of the Delivery URL's path. `null` listens on `/` and has no strays. */
  pathToken: pathToken.nullable(),
  maxBodyBytes: z
    .int()
    .min(1)
    .max(1024 ** 3)
    .default(25 * 1024 ** 2),
  /** Bytes of all requests that are in memory until they are on disk. Over the limit, sockets are not read. */
  maxInFlightBytes: z
    .int()
    .min(1024 ** 2)
    .max(64 * 1024 ** 3)
    .default(256 * 1024 ** 2),
  /** How many captures are stored, the newest first; pinned ones are not counted. */
  keepRequests: z.int().min(1).max(100_000_000).default(1_000_000),
  /** Bytes of bodies and header fields that are stored, the newest first; pinned ones stay. */
  keepBytes: z
    .int()
    .min(1024 ** 2)
    .default(4 * 1024 ** 3),
  /** The status of the default reply. */
  replyStatus: z.int().min(200).max(599).default(200),
  replies: replyRules.default([]),
  /** Servers that captured requests are forwarded to. */
  destinations: destinations.default([]),
  /** The destination whose answer becomes our reply; `null` replies at once. */
  relay: relay.nullable().default(null),
  ...accessSettings,
  tunnel: z
    .object({
      kind: z.enum(tunnelKindNames).default('localtunnel'),
      /** The localtunnel server's own address. */
      host: z.url({ protocol: /^https?$/ }).default('https://localtunnel.me'),
      /** The name to request; `null` accepts any. localtunnel requires 4 to 63 characters. */
      subdomain: z
        .string()
        .regex(/^[a-z0-9](?:[a-z0-9-]{2,61})[a-z0-9]$/)
        .nullable()
        .default(null),
      /** The public address that the user's own proxy forwards to the local one. */
      address: z
        .url({ protocol: /^https?$/ })
        .max(2_000)
        .nullable()
        .default(null),
      /** The user's own host name: reserved at ngrok, or routed to a tunnel of Cloudflare's. */
      domain: z.string().regex(hostName).nullable().default(null),
      /** The name or the id of a tunnel that cloudflared has credentials for. */
      tunnelName: z.string().regex(tunnelName).nullable().default(null),
      /** The file with the token of a tunnel of Cloudflare's. Only cloudflared reads it; it goes before a name. */
      tokenFile: z
        .string()
        .max(1_000)
        .regex(/^(?:\/|[A-Za-z]:[\\/]|\\\\)[^\p{Cc}]+$/u)
        .nullable()
        .default(null),
      /** Where Tailscale Funnel listens. */
      funnelPort: z.enum(funnelPorts).default('443'),
      ...sshSettings,
    })
    .prefault({}),
  /** The one host that may be fetched from although it is not public, for work on the user's own machine. */
  allowedHost: hostAndPort.nullable().default(null),
  /** Keys that verify signatures besides HighLevel's, in PEM. */
  testKeys: z
    .array(z.object({ name: testKeyName, publicKey: z.string().max(4_000) }).readonly())
    .max(testKeyLimit)
    .readonly()
    .default([]),
  theme: z.enum(themes).default('system'),
  /** The language of the window, its menus and its dialogs. */
  language: z.enum(languages).default('system'),
  /** The zone that times are shown in. */
  timeZone: z.enum(timeZones).default('local'),
  clock: z.enum(clocks).default('system'),
  density: z.enum(densities).default('comfortable'),
  /** Whether the list shows and selects the newest request as it arrives. */
  followNewest: z.boolean().default(false),
  /** Whether the window's exports, and its copies of whole requests, leave out what gives access. */
  redactExports: z.boolean().default(false),
  ...backgroundSettings,
  updates: z.enum(updateChoices).default('ask'),
});

export type Settings = Readonly<z.infer<typeof settingsSchema>>;

/** A change of settings: only what is named changes. */
export type SettingsChange = Partial<Omit<Settings, 'tunnel' | 'notifications'>> & {
  readonly tunnel?: Partial<Settings['tunnel']>;
  readonly notifications?: Partial<Settings['notifications']>;
};

/** The settings after a change, not validated. */
export function withChange(settings: Settings, change: SettingsChange): Settings {
  return {
    ...settings,
    ...change,
    tunnel: { ...settings.tunnel, ...change.tunnel },
    notifications: { ...settings.notifications, ...change.notifications },
  };
}

/** `declined`: the user was asked and did not confirm. */
export type SettingsFault = 'invalid' | 'not-saved' | 'declined';
export type SettingsOutcome = Result<Settings, SettingsFault>;
