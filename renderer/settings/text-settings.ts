import type { Settings, SettingsChange } from '../../shared/settings.ts';
import {
  formatBytesInput,
  formatCountInput,
  formatMegabytes,
  parseBytes,
  parseCount,
  parseMegabytes,
} from './amount-input.ts';

interface TextSetting {
  /** The value as a user would type it. `locale` as in BCP 47. */
  readonly show: (settings: Settings, locale: string) => string;
  /** The change that a typed text means. The inspector refuses a value that is not valid. */
  readonly toChange: (typed: string, locale: string) => SettingsChange;
  readonly isNumber?: true;
  readonly isDisabled?: (settings: Settings) => boolean;
}

/** The settings that are typed into a field. Their texts are in `window.json`, by the same names. */
export const textSettings = {
  host: {
    show: ({ tunnel }) => tunnel.host,
    toChange: (host) => ({ tunnel: { host } }),
  },
  subdomain: {
    show: ({ tunnel }) => tunnel.subdomain ?? '',
    toChange: (subdomain) => ({ tunnel: { subdomain: subdomain === '' ? null : subdomain } }),
  },
  address: {
    show: ({ tunnel }) => tunnel.address ?? '',
    toChange: (address) => ({ tunnel: { address: address === '' ? null : address } }),
  },
  port: {
    isNumber: true,
    show: ({ port }) => String(port),
    toChange: (port) => ({ port: parseCount(port) }),
  },
  replyStatus: {
    isNumber: true,
    show: ({ replyStatus }) => String(replyStatus),
    toChange: (status) => ({ replyStatus: parseCount(status) }),
  },
  maxBody: {
    isNumber: true,
    show: ({ maxBodyBytes }, locale) => formatMegabytes(maxBodyBytes, locale),
    toChange: (size, locale) => ({ maxBodyBytes: parseMegabytes(size, locale) }),
  },
  maxInFlight: {
    isNumber: true,
    show: ({ maxInFlightBytes }, locale) => formatBytesInput(maxInFlightBytes, locale),
    toChange: (size) => ({ maxInFlightBytes: parseBytes(size) }),
  },
  straysPerMinute: {
    isNumber: true,
    show: ({ straysPerMinute }, locale) => formatCountInput(straysPerMinute, locale),
    toChange: (count) => ({ straysPerMinute: parseCount(count) }),
    isDisabled: ({ blockStrays }) => blockStrays,
  },
  keepRequests: {
    isNumber: true,
    show: ({ keepRequests }, locale) => formatCountInput(keepRequests, locale),
    toChange: (count) => ({ keepRequests: parseCount(count) }),
  },
  keepBytes: {
    isNumber: true,
    show: ({ keepBytes }, locale) => formatBytesInput(keepBytes, locale),
    toChange: (size, locale) => ({ keepBytes: parseBytes(size, locale) }),
  },
  allowedHost: {
    show: ({ allowedHost }) => allowedHost ?? '',
    toChange: (host) => ({ allowedHost: host === '' ? null : host.toLowerCase() }),
  },
} as const satisfies Readonly<Record<string, TextSetting>>;

export type TextSettingName = keyof typeof textSettings;

/** The row of a setting, as the interface that every row has. */
export function textSetting(name: TextSettingName): TextSetting {
  return textSettings[name];
}
