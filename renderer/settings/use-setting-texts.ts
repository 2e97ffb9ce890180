import type { i18n } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { languageNames } from '../../shared/language.ts';
import type { SettingTexts } from './find-settings.ts';
import { settingNames, settingRow, type SettingName } from './setting-rows.ts';

/** The texts by which each setting is found: those that it shows and more words, in the language and in English. */
export function useSettingTexts(): SettingTexts<SettingName> {
  const { i18n } = useTranslation('settings');
  const locale = i18n.language;
  return useMemo(
    () =>
      settingNames.map((name) => [
        name,
        [...new Set([locale, 'en'])].flatMap((one) => textsOf(name, i18n, one)),
      ]),
    [i18n, locale],
  );
}

function textsOf(name: SettingName, i18n: i18n, locale: string): readonly string[] {
  const t = i18n.getFixedT(locale, 'settings');
  const hints: Readonly<Record<string, string>> = t('hint', { returnObjects: true });
  const choices: Readonly<Record<string, Readonly<Record<string, string>>>> = t('choice', {
    returnObjects: true,
  });
  return [
    t(`label.${name}`),
    t(`words.${name}`),
    hints[name] ?? '',
    t(`section.${settingRow(name).section}`),
    ...Object.values(choices[name] ?? {}),
    ...(name === 'language' ? Object.values(languageNames) : []),
  ];
}
