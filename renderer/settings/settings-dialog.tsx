import { Search } from 'lucide-react';
import { Tabs } from 'radix-ui';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../shared/settings.ts';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { findSettings } from './find-settings.ts';
import { sectionNames, sections, settingsOf, settingsPlace, type SectionName } from './sections.ts';
import { SettingList } from './setting-list.tsx';
import { settingRow } from './setting-rows.ts';
import { useSettingTexts } from './use-setting-texts.ts';
import '../ui/input.css';
import './settings.css';

export interface SettingsDialogProps {
  /** The id of the section or the setting to show; `null` for the beginning. */
  readonly at: string | null;
  /** The settings of the destinations. */
  readonly destinations: ReactNode;
  readonly onClose: () => void;
}

/** The dialog with every setting, a section at a time or those that a search finds. Each one is saved by itself at once. */
export function SettingsDialog({ at, destinations, onClose }: SettingsDialogProps) {
  const { t } = useTranslation('settings');
  const settings = useWindow((state) => state.inspector?.settings);
  return (
    <Dialog title={t('title')} hasPanes onClose={onClose}>
      {settings && (
        <SettingsPanes key={at} at={at} settings={settings} destinations={destinations} />
      )}
    </Dialog>
  );
}

interface SettingsPanesProps extends Pick<SettingsDialogProps, 'at' | 'destinations'> {
  readonly settings: Settings;
}

function SettingsPanes({ at, settings, destinations }: SettingsPanesProps) {
  const { t } = useTranslation('settings');
  const wanted = settingsPlace(at);
  const [section, setSection] = useState(wanted.section);
  const [query, setQuery] = useState('');
  const found = findSettings(query, useSettingTexts());
  const pane = useRef<HTMLDivElement>(null);
  const isSearching = query.trim() !== '';

  useEffect(() => {
    if (at !== null) focusFirst(pane.current, settingsPlace(at).setting);
  }, [at]);

  return (
    <Tabs.Root
      className="settings-panes"
      orientation="vertical"
      value={isSearching ? '' : section}
      onValueChange={(value) => {
        setQuery('');
        setSection(sectionNames.find((name) => name === value) ?? section);
      }}
    >
      <div className="settings-side">
        <div className="settings-search">
          <Search size={14} aria-hidden />
          <input
            className="input"
            type="search"
            aria-label={t('search')}
            placeholder={t('search')}
            value={query}
            data-focus-first
            onChange={(event) => setQuery(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' && event.key !== 'ArrowDown') return;
              event.preventDefault();
              focusFirst(pane.current, null);
            }}
          />
        </div>
        <Tabs.List className="settings-sections" aria-label={t('sections')}>
          {sectionNames.map((name) => (
            <SectionTab key={name} name={name} />
          ))}
        </Tabs.List>
        <p className="settings-note">{t('savedAtOnce')}</p>
      </div>
      <div ref={pane} className="settings-pane">
        {isSearching ? (
          <section className="settings-results" aria-label={t('found', { count: found.length })}>
            <p className="settings-found" role="status">
              {t(found.length === 0 ? 'nothingFound' : 'found', { count: found.length, query })}
            </p>
            {found.length === 0 && <Button onClick={() => setQuery('')}>{t('clear')}</Button>}
            {sectionNames.map((name) => {
              const names = found.filter((one) => settingRow(one).section === name);
              if (names.length === 0) return null;
              return (
                <div key={name} className="settings-section">
                  <h3>{t(`section.${name}`)}</h3>
                  <SettingList {...{ names, settings, destinations }} wanted={null} />
                </div>
              );
            })}
          </section>
        ) : (
          sectionNames.map((name) => (
            <Tabs.Content key={name} className="settings-section" value={name} tabIndex={-1}>
              <h3>{t(`section.${name}`)}</h3>
              <SettingList
                names={settingsOf(name)}
                wanted={wanted.setting}
                {...{ settings, destinations }}
              />
            </Tabs.Content>
          ))
        )}
      </div>
    </Tabs.Root>
  );
}

function SectionTab({ name }: { readonly name: SectionName }) {
  const { t } = useTranslation('settings');
  const Icon = sections[name];
  return (
    <Tabs.Trigger className="settings-tab" value={name}>
      <Icon size={14} aria-hidden />
      {t(`section.${name}`)}
    </Tabs.Trigger>
  );
}

/** What takes the focus of a setting: of choices, the one that is chosen. */
const focusable = [
  ':is(select, textarea, input:not([type="radio"])):enabled',
  'input[type="radio"]:checked',
  'button[role="radio"][aria-checked="true"]',
  'button:enabled:not([role="radio"])',
].join(',');

/** Puts the focus into a setting, or into the first one that is shown, and scrolls to it. */
function focusFirst(pane: HTMLElement | null, setting: string | null): void {
  const within = pane?.querySelector(`[data-setting="${setting}"]`) ?? pane;
  within?.scrollIntoView({ block: 'nearest' });
  within?.querySelector<HTMLElement>(focusable)?.focus();
}
