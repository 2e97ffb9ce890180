import type { LucideIcon } from 'lucide-react';
import {
  ArrowRightLeft,
  BellRing,
  Database,
  Download,
  Globe,
  KeyRound,
  Languages,
  MessageSquareReply,
  Palette,
  ShieldCheck,
} from 'lucide-react';
import { settingNames, settingRow, type SettingName } from './setting-rows.ts';

/** The sections of the settings in their order, each with its icon. Their names are in `settings.json`. */
export const sections = {
  delivery: Globe,
  replies: MessageSquareReply,
  access: ShieldCheck,
  forwarding: ArrowRightLeft,
  storage: Database,
  keys: KeyRound,
  look: Palette,
  region: Languages,
  background: BellRing,
  updates: Download,
} as const satisfies Readonly<Record<string, LucideIcon>>;

export type SectionName = keyof typeof sections;

export const sectionNames = Object.keys(sections) as readonly SectionName[];

/** The settings of a section, in their order. */
export function settingsOf(section: SectionName): readonly SettingName[] {
  return settingNames.filter((name) => settingRow(name).section === section);
}

/** A place in the settings: a section, and the one setting that is wanted there. */
export interface SettingsPlace {
  readonly section: SectionName;
  readonly setting: SettingName | null;
}

/** The place with that id: a setting's or a section's. An unknown one leads to the beginning. */
export function settingsPlace(id: string | null): SettingsPlace {
  const setting = settingNames.find((name) => name === id) ?? null;
  if (setting !== null) return { section: settingRow(setting).section, setting };
  return { section: sectionNames.find((name) => name === id) ?? 'delivery', setting: null };
}
