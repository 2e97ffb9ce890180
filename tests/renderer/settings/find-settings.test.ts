import { expect, it } from 'vitest';
import { findSettings } from '../../../renderer/settings/find-settings.ts';
import { sectionNames, settingsOf, settingsPlace } from '../../../renderer/settings/sections.ts';
import { settingNames } from '../../../renderer/settings/setting-rows.ts';

const texts = [
  ['language', ['Idioma', 'español, portugués', 'Región']],
  ['clock', ['Reloj', '24 horas', 'Región']],
] as const;

it.each([
  ['ESPANOL', ['language']],
  ['région', ['language', 'clock']],
  ['region 24', ['clock']],
  ['24 idioma', []],
  ['  ', []],
  ['.*', []],
])('%j finds %j', (query, names) => {
  expect(findSettings(query, texts)).toEqual(names);
});

it('every setting is in one section', () => {
  expect(sectionNames.flatMap(settingsOf).toSorted()).toEqual(settingNames.toSorted());
});

it('a place is a setting, a section, or the beginning', () => {
  expect(settingsPlace('testKeys')).toEqual({ section: 'keys', setting: 'testKeys' });
  expect(settingsPlace('storage')).toEqual({ section: 'storage', setting: null });
  expect(settingsPlace('of another version')).toEqual({ section: 'delivery', setting: null });
  expect(settingsPlace(null)).toEqual({ section: 'delivery', setting: null });
});
