import { beforeAll, describe, expect, it, vi } from 'vitest';
import { isShortcut, shortcutText } from '../../../renderer/ui/shortcuts.ts';
import { shortcuts, type ShortcutName } from '../../../shared/shortcuts.ts';

interface Keys {
  readonly key: string;
  readonly code?: string;
  readonly ctrlKey?: boolean;
  readonly metaKey?: boolean;
  readonly altKey?: boolean;
  readonly shiftKey?: boolean;
  readonly isAltGraph?: boolean;
}

class FakeElement {
  readonly isContentEditable = false;
  readonly tag: string;
  constructor(tag: string) {
    this.tag = tag;
  }
  matches = (selector: string) => selector.split(', ').includes(this.tag);
}

let isCovered = false;

beforeAll(() => {
  vi.stubGlobal('HTMLElement', FakeElement);
  vi.stubGlobal('HTMLInputElement', class extends FakeElement {});
  vi.stubGlobal('document', { querySelector: () => (isCovered ? {} : null) });
  return () => vi.unstubAllGlobals();
});

function shortcutOf(keys: Keys, target = 'body'): ShortcutName | undefined {
  const event = {
    code: '',
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    defaultPrevented: false,
    getModifierState: () => keys.isAltGraph === true,
    composedPath: () => [new FakeElement(target)],
    ...keys,
  } as unknown as KeyboardEvent;
  return (Object.keys(shortcuts) as ShortcutName[]).find((name) => isShortcut(name, event));
}

describe('the table of shortcuts', () => {
  it('uses no keys twice where they work at the same time', () => {
    const rows = Object.values(shortcuts);
    // The rules are in a dialog, which covers the window and its list.
    for (const covered of ['rule', 'window'] as const) {
      const all = rows
        .filter(({ scope }) => scope !== covered)
        .flatMap(({ keys }): readonly string[] => keys);
      expect(new Set(all).size).toBe(all.length);
    }
  });

  it('shows keys as each system writes them', () => {
    const texts = (isMac: boolean) =>
      Object.fromEntries(
        (Object.keys(shortcuts) as ShortcutName[]).map((name) => [
          name,
          shortcutText(name, isMac, 'Supr'),
        ]),
      );
    expect(texts(false)).toMatchObject({
      importFiles: 'Ctrl+O',
      exportList: 'Ctrl+Shift+S',
      undo: 'Ctrl+Z',
      goBack: 'Alt+←',
      removeRequest: 'Supr',
      moveRuleUp: 'Alt+↑',
    });
    expect(texts(true)).toMatchObject({
      importFiles: '⌘O',
      exportList: '⌘⇧S',
      undo: '⌘Z',
      goBack: '⌘[',
      removeRequest: 'Supr',
      moveRuleUp: '⌥↑',
    });
  });
});

describe('a key press', () => {
  it.each<[string, Keys, ShortcutName | undefined]>([
    ['Ctrl+F', { key: 'f', code: 'KeyF', ctrlKey: true }, 'find'],
    ['⌘F under Caps Lock', { key: 'F', code: 'KeyF', metaKey: true }, 'find'],
    ['Ctrl+F on a Cyrillic keyboard', { key: 'а', code: 'KeyF', ctrlKey: true }, 'find'],
    ['Ctrl+F on a Dvorak keyboard', { key: 'f', code: 'KeyY', ctrlKey: true }, 'find'],
    ['F’s place on a Dvorak keyboard', { key: 'u', code: 'KeyF', ctrlKey: true }, undefined],
    ['Ctrl+Shift+F', { key: 'F', code: 'KeyF', ctrlKey: true, shiftKey: true }, undefined],
    ['Ctrl+Alt+F', { key: 'f', code: 'KeyF', ctrlKey: true, altKey: true }, undefined],
    ['/', { key: '/' }, 'search'],
    ['/ typed with Shift', { key: '/', shiftKey: true }, 'search'],
    ['/ typed with AltGr', { key: '/', ctrlKey: true, altKey: true, isAltGraph: true }, 'search'],
    ['Ctrl+/', { key: '/', ctrlKey: true }, undefined],
    ['Ctrl+Z on a German keyboard', { key: 'z', code: 'KeyY', ctrlKey: true }, 'undo'],
    ['Ctrl+Shift+Z', { key: 'Z', code: 'KeyZ', ctrlKey: true, shiftKey: true }, undefined],
    ['Alt+←', { key: 'ArrowLeft', altKey: true }, 'goBack'],
    ['←', { key: 'ArrowLeft' }, undefined],
    ['Ctrl+Alt+←', { key: 'ArrowLeft', altKey: true, ctrlKey: true }, undefined],
    ['⌘]', { key: ']', metaKey: true }, 'goForward'],
    ['Ctrl+]', { key: ']', ctrlKey: true }, undefined],
    ['Backspace', { key: 'Backspace' }, 'removeRequest'],
    ['P under Caps Lock', { key: 'P', code: 'KeyP' }, 'pinRequest'],
    ['Ctrl+P', { key: 'p', code: 'KeyP', ctrlKey: true }, undefined],
    ['F1', { key: 'F1' }, 'searchHelp'],
  ])('%s', (_what, keys, name) => {
    expect(shortcutOf(keys)).toBe(name);
  });

  it('in a text field is a shortcut only if it neither types nor edits', () => {
    const inField = (keys: Keys) => shortcutOf(keys, 'textarea');
    expect(inField({ key: 'f', code: 'KeyF', ctrlKey: true })).toBe('find');
    expect(inField({ key: 'F1' })).toBe('searchHelp');
    expect(inField({ key: '[', metaKey: true })).toBe('goBack');
    expect(inField({ key: '/' })).toBeUndefined();
    expect(inField({ key: 'p', code: 'KeyP' })).toBeUndefined();
    expect(inField({ key: 'ArrowLeft', altKey: true })).toBeUndefined();
    expect(inField({ key: 'z', code: 'KeyZ', ctrlKey: true })).toBeUndefined();
  });

  it('of a letter in a menu leads to an entry, and is not a shortcut', () => {
    expect(shortcutOf({ key: 'r' })).toBe('sendAgain');
    expect(shortcutOf({ key: 'r' }, '[role="menu"] *')).toBeUndefined();
  });

  it('while a dialog is open is not a shortcut of the window', () => {
    isCovered = true;
    expect(shortcutOf({ key: '/' })).toBeUndefined();
    expect(shortcutOf({ key: 'ArrowLeft', altKey: true })).toBeUndefined();
    expect(shortcutOf({ key: 'z', code: 'KeyZ', ctrlKey: true })).toBe('undo');
    isCovered = false;
  });
});
