import { describe, expect, it, vi } from 'vitest';
import { commandNamespaces, labelOf, missingNeed } from '../../../renderer/commands/command.ts';
import { findCommands } from '../../../renderer/commands/find-commands.ts';
import { commands } from '../../../renderer/commands/index.ts';
import { menuCommands } from '../../../shared/menu-commands.ts';
import { createI18n } from '../../../renderer/i18n.ts';
import { createWindowStore } from '../../../renderer/store/window-store.ts';
import { recordedBridge } from '../recorded-bridge.ts';

// Some commands call the bridge, which is the page's.
vi.hoisted(() => vi.stubGlobal('window', { hookscope: {} }));

const rowsIn = async (locale: string) => {
  const t = (await createI18n(locale)).getFixedT(null, commandNamespaces);
  return commands.map((command) => ({
    id: command.id,
    label: labelOf(command, t),
    group: t(`commands:group.${command.group}`),
  }));
};
const english = await rowsIn('en');
const found = (query: string, recent: readonly string[] = [], rows = english) =>
  findCommands(rows, query, recent).map(({ id }) => id);

describe('the table of commands', () => {
  it('names each command once, by an id and by a label', async () => {
    for (const locale of ['en', 'es', 'pt']) {
      const rows = await rowsIn(locale);
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
      const labels = rows.map(({ label }) => label);
      expect(labels.filter((label, at) => labels.indexOf(label) !== at)).toEqual([]);
      expect(labels.filter((label) => label.includes(':action') || label === '')).toEqual([]);
    }
  });

  it('has every command that the app’s menu names', () => {
    const ids = commands.map(({ id }) => id);
    expect(menuCommands.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('says why a command is impossible', () => {
    const window = createWindowStore(recordedBridge().bridge, () => 0).getState();
    const reasonOf = (id: string) => {
      const command = commands.find((one) => one.id === id);
      return command === undefined ? undefined : missingNeed(command, window);
    };
    expect(reasonOf('send-to-last')).toBe('request');
    expect(reasonOf('go-back')).toBe('earlier');
    expect(reasonOf('copy-delivery-url')).toBe('address');
    expect(reasonOf('settings')).toBeNull();
  });
});

describe('the palette', () => {
  it('finds by words in any order, by beginnings, without accents, and by the words of the id', async () => {
    expect(found('delivery copy')[0]).toBe('copy-delivery-url');
    expect(found('dark')[0]).toBe('theme-dark');
    expect(found('delivery url copiar', [], await rowsIn('es'))[0]).toBe('copy-delivery-url');
    expect(found('peticion siguiente', [], await rowsIn('es'))[0]).toBe('next-request');
    expect(found('theme', [], await rowsIn('es')).slice(0, 3)).toContain('theme-dark');
    expect(found('zzz')).toEqual([]);
  });

  it('finds by the first letters of words', () => {
    expect(found('cdu')[0]).toBe('copy-delivery-url');
  });

  it('begins with what was used last, and prefers it among equals', () => {
    expect(found('', ['theme-dark', 'keys']).slice(0, 2)).toEqual(['theme-dark', 'keys']);
    expect(found('theme:', ['theme-dark'])[0]).toBe('theme-dark');
  });

  it('answers within a frame', () => {
    const many = Array.from({ length: 1_000 }, (_, index) => ({
      id: `command-${index}`,
      label: `Do the thing number ${index} with a longer label`,
      group: 'Things',
    }));
    // The quickest of three: a busy machine may stop a single one for longer.
    const taken = Array.from({ length: 3 }, () => {
      const began = performance.now();
      findCommands(many, 'label thing 9', []);
      return performance.now() - began;
    });
    expect(Math.min(...taken)).toBeLessThan(100);
  });
});
