import { clocks, densities, timeZones } from '../../shared/appearance.ts';
import { languages } from '../../shared/language.ts';
import type { Settings, SettingsChange } from '../../shared/settings.ts';
import { sshServices } from '../../shared/ssh.ts';
import { themes } from '../../shared/theme.ts';
import { tunnelKind, type TunnelSetting } from '../../shared/tunnel.ts';
import { updateChoices } from '../../shared/updates.ts';
import {
  formatBytesInput,
  formatCountInput,
  formatMegabytes,
  parseBytes,
  parseCount,
  parseMegabytes,
} from './amount-input.ts';
import type { SectionName } from './sections.ts';

interface Placed {
  readonly section: SectionName;
  /** Whether it has an effect with the other settings as they are. */
  readonly isShown?: (settings: Settings) => boolean;
}

/** A setting that is typed into a field. */
export interface TextRow extends Placed {
  readonly control: 'text';
  /** The value as a user would type it. `locale` as in BCP 47. */
  readonly show: (settings: Settings, locale: string) => string;
  /** The change that a typed text means. The inspector refuses a value that is not valid. */
  readonly toChange: (typed: string, locale: string) => SettingsChange;
  readonly isNumber?: true;
  readonly isDisabled?: (settings: Settings) => boolean;
}

/** A setting that is one of a few values. Its id is its name in `Settings`. */
export interface ChoiceRow extends Placed {
  readonly control: 'choice';
  readonly choices: readonly string[];
}

/** A setting that is on or off. Its id is its name in `Settings`. */
export interface SwitchRow extends Placed {
  readonly control: 'switch';
}

/** A setting with a component of its own, in `own-controls.tsx`. */
export interface OwnRow extends Placed {
  readonly control: 'own';
}

export type SettingRow = TextRow | ChoiceRow | SwitchRow | OwnRow;

const needsTunnel =
  (name: TunnelSetting) =>
  ({ tunnel }: Settings): boolean =>
    tunnelKind(tunnel.kind).settings.includes(name);

/** A setting of the tunnel that is a text, and may be empty. */
const tunnelText = (
  name:
    | 'subdomain'
    | 'address'
    | 'domain'
    | 'tunnelName'
    | 'tokenFile'
    | 'sshTo'
    | 'sshAddress'
    | 'sshName'
    | 'sshKeyFile',
): Pick<TextRow, 'isShown' | 'show' | 'toChange'> => ({
  isShown: needsTunnel(name),
  show: ({ tunnel }) => tunnel[name] ?? '',
  toChange: (text) => ({ tunnel: { [name]: text === '' ? null : text } }),
});

const isOwnSshServer = ({ tunnel }: Settings): boolean =>
  tunnel.kind === 'ssh' && tunnel.sshService === 'own';

/**
 * Every setting by its id, in the order of its section. Its label, its hint and the words that also find it are in
 * `settings.json`, by the same id.
 */
export const settingRows = {
  tunnel: { section: 'delivery', control: 'own' },
  host: {
    section: 'delivery',
    control: 'text',
    isShown: needsTunnel('host'),
    show: ({ tunnel }) => tunnel.host,
    toChange: (host) => ({ tunnel: { host } }),
  },
  subdomain: { section: 'delivery', control: 'text', ...tunnelText('subdomain') },
  address: { section: 'delivery', control: 'text', ...tunnelText('address') },
  domain: { section: 'delivery', control: 'text', ...tunnelText('domain') },
  tunnelName: { section: 'delivery', control: 'text', ...tunnelText('tunnelName') },
  tokenFile: { section: 'delivery', control: 'text', ...tunnelText('tokenFile') },
  funnelPort: {
    section: 'delivery',
    control: 'text',
    isNumber: true,
    isShown: needsTunnel('funnelPort'),
    show: ({ tunnel }) => tunnel.funnelPort,
    // The inspector refuses every other port.
    toChange: (port) => ({ tunnel: { funnelPort: port as Settings['tunnel']['funnelPort'] } }),
  },
  sshService: { section: 'delivery', control: 'own', isShown: needsTunnel('sshService') },
  sshTo: { section: 'delivery', control: 'text', ...tunnelText('sshTo'), isShown: isOwnSshServer },
  sshRemote: {
    section: 'delivery',
    control: 'text',
    isShown: isOwnSshServer,
    show: ({ tunnel }) => tunnel.sshRemote,
    toChange: (sshRemote) => ({ tunnel: { sshRemote } }),
  },
  sshAddress: {
    section: 'delivery',
    control: 'text',
    ...tunnelText('sshAddress'),
    isShown: isOwnSshServer,
  },
  sshName: {
    section: 'delivery',
    control: 'text',
    ...tunnelText('sshName'),
    isShown: ({ tunnel }) => tunnel.kind === 'ssh' && sshServices[tunnel.sshService].takesName,
  },
  sshKey: { section: 'delivery', control: 'own', isShown: needsTunnel('sshKey') },
  sshKeyFile: {
    section: 'delivery',
    control: 'text',
    ...tunnelText('sshKeyFile'),
    isShown: ({ tunnel }) => tunnel.kind === 'ssh' && tunnel.sshKey === 'file',
  },
  port: {
    section: 'delivery',
    control: 'text',
    isNumber: true,
    show: ({ port }) => String(port),
    toChange: (port) => ({ port: parseCount(port) }),
  },
  replyStatus: {
    section: 'replies',
    control: 'text',
    isNumber: true,
    show: ({ replyStatus }) => String(replyStatus),
    toChange: (status) => ({ replyStatus: parseCount(status) }),
  },
  replyRules: { section: 'replies', control: 'own' },
  maxBody: {
    section: 'replies',
    control: 'text',
    isNumber: true,
    show: ({ maxBodyBytes }, locale) => formatMegabytes(maxBodyBytes, locale),
    toChange: (size, locale) => ({ maxBodyBytes: parseMegabytes(size, locale) }),
  },
  maxInFlight: {
    section: 'replies',
    control: 'text',
    isNumber: true,
    show: ({ maxInFlightBytes }, locale) => formatBytesInput(maxInFlightBytes, locale),
    toChange: (size) => ({ maxInFlightBytes: parseBytes(size) }),
  },
  path: { section: 'access', control: 'own' },
  blockStrays: { section: 'access', control: 'own' },
  straysPerMinute: {
    section: 'access',
    control: 'text',
    isNumber: true,
    show: ({ straysPerMinute }, locale) => formatCountInput(straysPerMinute, locale),
    toChange: (count) => ({ straysPerMinute: parseCount(count) }),
    isDisabled: ({ blockStrays }) => blockStrays,
  },
  guard: { section: 'access', control: 'own' },
  allowedHost: {
    section: 'access',
    control: 'text',
    show: ({ allowedHost }) => allowedHost ?? '',
    toChange: (host) => ({ allowedHost: host === '' ? null : host.toLowerCase() }),
  },
  destinations: { section: 'forwarding', control: 'own' },
  keepRequests: {
    section: 'storage',
    control: 'text',
    isNumber: true,
    show: ({ keepRequests }, locale) => formatCountInput(keepRequests, locale),
    toChange: (count) => ({ keepRequests: parseCount(count) }),
  },
  keepBytes: {
    section: 'storage',
    control: 'text',
    isNumber: true,
    show: ({ keepBytes }, locale) => formatBytesInput(keepBytes, locale),
    toChange: (size, locale) => ({ keepBytes: parseBytes(size, locale) }),
  },
  dataFolder: { section: 'storage', control: 'own' },
  deleteAll: { section: 'storage', control: 'own' },
  testKeys: { section: 'keys', control: 'own' },
  theme: { section: 'look', control: 'choice', choices: themes },
  density: { section: 'look', control: 'choice', choices: densities },
  followNewest: { section: 'look', control: 'switch' },
  language: { section: 'region', control: 'choice', choices: languages },
  timeZone: { section: 'region', control: 'choice', choices: timeZones },
  clock: { section: 'region', control: 'choice', choices: clocks },
  tray: { section: 'background', control: 'own' },
  closeToTray: { section: 'background', control: 'own' },
  badge: { section: 'background', control: 'own' },
  startAtLogin: { section: 'background', control: 'own' },
  notifications: { section: 'background', control: 'own' },
  notifyQuery: { section: 'background', control: 'own' },
  updates: { section: 'updates', control: 'choice', choices: updateChoices },
  updateStatus: { section: 'updates', control: 'own' },
} as const satisfies Readonly<Record<string, SettingRow>>;

type SettingRows = typeof settingRows;
export type SettingName = keyof SettingRows;

/** The settings with that kind of control. */
export type NamesOf<Control extends SettingRow['control']> = {
  [Name in SettingName]: SettingRows[Name]['control'] extends Control ? Name : never;
}[SettingName];

export const settingNames = Object.keys(settingRows) as readonly SettingName[];

/** The row of a setting, as the interface that every row has. */
export function settingRow(name: SettingName): SettingRow {
  return settingRows[name];
}

/** Whether a setting has that kind of control. */
export function hasControl<Control extends SettingRow['control']>(
  name: SettingName,
  control: Control,
): name is NamesOf<Control> {
  return settingRows[name].control === control;
}
