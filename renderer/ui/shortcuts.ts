import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { shortcuts } from '../../shared/shortcuts.ts';
import type { ShortcutName } from '../../shared/shortcuts.ts';
import { isDialogOpen, isTyping } from './keys.ts';

// tinykeys 4 was tried: it compares the typed character or the key's position, so Ctrl+F would be missed on a Cyrillic
// keyboard, or taken at another letter on a Dvorak one, and `/` needs each set of modifiers that may type it.

/** A combination of keys, parsed from an Electron accelerator. */
interface Chord {
  /** As `KeyboardEvent.key` has it, letters in lower case. */
  readonly key: string;
  readonly modifiers: ReadonlySet<string>;
}

const arrows: Readonly<Record<string, string>> = {
  Up: 'ArrowUp',
  Down: 'ArrowDown',
  Left: 'ArrowLeft',
  Right: 'ArrowRight',
};

function parseChord(accelerator: string): Chord {
  const parts = accelerator.split('+');
  const key = parts.pop() ?? '';
  return {
    key: key.length === 1 ? key.toLowerCase() : (arrows[key] ?? key),
    modifiers: new Set(parts),
  };
}

type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'getModifierState'
>;

/**
 * The character of a key in a shortcut, in lower case: what is typed, also under Caps Lock. For a layout of another
 * script, the position of the key on a US keyboard is used.
 */
function characterOf({ key, code }: KeyPress): string {
  const isForeign = /^[^\p{ASCII}\p{Script=Latin}]+$/u.test(key);
  const letter = isForeign ? /^Key([A-Z])$/.exec(code)?.[1] : undefined;
  return (letter ?? key).toLowerCase();
}

function matches(event: KeyPress, { key, modifiers }: Chord): boolean {
  if ((key.length === 1 ? characterOf(event) : event.key) !== key) return false;
  const isAltGraph = event.getModifierState('AltGraph');
  // Shift and Alt may be part of typing a symbol, and keyboards report AltGr as Ctrl and Alt.
  const isSymbol = key.length === 1 && !/[a-z]/.test(key) && modifiers.size === 0;
  if (isSymbol) return isAltGraph || !(event.ctrlKey || event.metaKey);
  if (modifiers.has('CmdOrCtrl')) {
    if (!event.ctrlKey && !event.metaKey) return false;
  } else if (event.ctrlKey || modifiers.has('Cmd') !== event.metaKey) return false;
  if (modifiers.has('Alt') !== event.altKey) return false;
  const ignoresShift = modifiers.size === 0 && !isFunctionKey(key);
  return ignoresShift || modifiers.has('Shift') === event.shiftKey;
}

function isFunctionKey(key: string): boolean {
  return /^F\d+$/.test(key);
}

/** Whether keys with these modifiers type something, or move the caret, in a text field. */
function isTypingKey({ key, modifiers }: Chord): boolean {
  return !isFunctionKey(key) && !modifiers.has('CmdOrCtrl') && !modifiers.has('Cmd');
}

/**
 * Whether a key press triggers this shortcut, given the current focus. A key press that a control has already handled
 * does not.
 */
export function isShortcut(name: ShortcutName, event: KeyboardEvent): boolean {
  const shortcut: (typeof shortcuts)[ShortcutName] & { readonly isTextKey?: true } =
    shortcuts[name];
  if (event.defaultPrevented) return false;
  const chord = shortcut.keys.map(parseChord).find((one) => matches(event, one));
  if (chord === undefined) return false;
  if (shortcut.scope === 'window' && isDialogOpen()) return false;
  return !((shortcut.isTextKey === true || isTypingKey(chord)) && isTyping(event));
}

/** What the parts on screen do at their shortcuts, the ones that were shown first at the beginning: they get the keys first, too. */
const bound = new Map<ShortcutName, (() => void)[]>();

/** Runs something at a shortcut of the whole window, for as long as the component is shown. */
export function useShortcut(name: ShortcutName, run: () => void): void {
  const current = useRef(run);
  useLayoutEffect(() => {
    current.current = run;
  });
  // Before the first paint: who sees the part may press the keys at once.
  useLayoutEffect(() => {
    const act = () => current.current();
    const onKey = (event: KeyboardEvent) => {
      if (!isShortcut(name, event)) return;
      event.preventDefault();
      act();
    };
    bound.set(name, [...(bound.get(name) ?? []), act]);
    window.addEventListener('keydown', onKey);
    return () => {
      bound.set(
        name,
        (bound.get(name) ?? []).filter((one) => one !== act),
      );
      window.removeEventListener('keydown', onKey);
    };
  }, [name]);
}

/** Whether a part on screen does something at a shortcut. */
export function isShortcutBound(name: ShortcutName): boolean {
  return (bound.get(name) ?? []).length > 0;
}

/** Does what the shortcut does, without its keys. */
export function runShortcut(name: ShortcutName): void {
  bound.get(name)?.at(0)?.();
}

const macModifiers: Readonly<Record<string, string>> = {
  CmdOrCtrl: '⌘',
  Cmd: '⌘',
  Alt: '⌥',
  Shift: '⇧',
};
const keySymbols: Readonly<Record<string, string>> = {
  Escape: 'Esc',
  Up: '↑',
  Down: '↓',
  Left: '←',
  Right: '→',
};

/**
 * The keys of a shortcut for people: `Ctrl+Z`, or `⌘Z` on a Mac.
 *
 * @param deleteKey what the user's keyboard calls the Delete key.
 */
export function shortcutText(name: ShortcutName, isMac: boolean, deleteKey: string): string {
  const keys: readonly string[] = shortcuts[name].keys;
  const accelerator = keys.find((one) => one.startsWith('Cmd+') === isMac) ?? keys[0] ?? '';
  const parts = accelerator.split('+');
  const key = parts.pop() ?? '';
  const shown = key === 'Delete' ? deleteKey : (keySymbols[key] ?? key);
  if (isMac) return parts.map((part) => macModifiers[part] ?? part).join('') + shown;
  return [...parts.map((part) => (part === 'CmdOrCtrl' ? 'Ctrl' : part)), shown].join('+');
}

export function isOnMac(): boolean {
  return navigator.userAgent.includes('Macintosh');
}

/** The keys of shortcuts in the user's words and on the user's system. */
export function useShortcutText(): (name: ShortcutName) => string {
  const { t } = useTranslation('window');
  return (name) => shortcutText(name, isOnMac(), t('deleteKey'));
}
