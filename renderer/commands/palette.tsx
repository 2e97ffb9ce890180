import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useWindowStore } from '../store/use-window.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useShortcutText } from '../ui/shortcuts.ts';
import { commandNamespaces, isPossible, labelOf, missingNeed, runCommand } from './command.ts';
import type { WindowCommand } from './command.ts';
import { findCommands } from './find-commands.ts';
import { commands } from './index.ts';
import { recentCommands, rememberCommand } from './recent-commands.ts';
import '../ui/input.css';
import './palette.css';

/** A command as the palette shows it. */
interface Row {
  readonly id: string;
  readonly label: string;
  readonly group: string;
  readonly keys: string | null;
  /** Why it is impossible now. */
  readonly missing: string | null;
  readonly command: WindowCommand;
}

/**
 * Every action and every setting, found by a few letters (ARIA Authoring Practices, "Combobox with a listbox"). Enter runs
 * the active one after the palette has closed and the focus is back where it was.
 */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('commands');
  const store = useWindowStore();
  const rows = useRows();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const id = useId();
  const recent = useMemo(recentCommands, []);
  const found = useMemo(() => {
    const matching = findCommands(rows, query, recent);
    // What is impossible is not an offer, and an answer only to those who look for it.
    const possible = matching.filter(({ missing }) => missing === null);
    return query.trim() === '' ? possible : [...possible, ...matching.filter((row) => row.missing)];
  }, [rows, query, recent]);
  const active = Math.min(chosen, found.length - 1);

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active, found]);

  function run(row: Row | undefined) {
    if (row === undefined || row.missing !== null) return;
    rememberCommand(row.id);
    flushSync(onClose);
    runCommand(row.command, store.getState());
  }

  const steps: Readonly<Record<string, number>> = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: Math.min(active + 10, found.length - 1),
    PageUp: Math.max(active - 10, 0),
  };

  return (
    <Dialog title={t('palette.title')} onClose={onClose}>
      <div className="palette">
        <input
          className="input palette-input"
          role="combobox"
          aria-label={t('palette.title')}
          aria-expanded
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={found.length === 0 ? undefined : `${id}-${active}`}
          data-focus-first
          placeholder={t('palette.placeholder')}
          spellCheck={false}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setChosen(0);
          }}
          onKeyDown={(event) => {
            const next = steps[event.key];
            if (event.key === 'Enter') run(found[active]);
            else if (next === undefined || found.length === 0) return;
            else setChosen((next + found.length) % found.length);
            event.preventDefault();
          }}
        />
        <ul ref={list} id={`${id}-list`} role="listbox" aria-label={t('palette.title')}>
          {found.map((row, index) => (
            <li
              key={row.id}
              id={`${id}-${index}`}
              className="palette-row"
              role="option"
              aria-selected={index === active}
              aria-disabled={row.missing !== null}
              onMouseMove={() => setChosen(index)}
              onClick={() => run(row)}
            >
              <span className="truncate">{row.label}</span>
              <span className="palette-group">{row.missing ?? row.group}</span>
              {row.keys !== null && <kbd>{row.keys}</kbd>}
            </li>
          ))}
        </ul>
        <p className={found.length === 0 ? 'palette-none' : 'visually-hidden'} role="status">
          {found.length === 0 ? t('palette.none') : t('palette.count', { count: found.length })}
        </p>
      </div>
    </Dialog>
  );
}

/** Every command in the window's language, as things are when the palette opens. */
function useRows(): readonly Row[] {
  const { t } = useTranslation(commandNamespaces);
  const keysOf = useShortcutText();
  const store = useWindowStore();
  const [rows] = useState(() => {
    const window = store.getState();
    return commands.flatMap((command): readonly Row[] => {
      const { id, shortcut } = command;
      const need = missingNeed(command, window);
      // A part that is not on screen can't do it.
      if (need === null && !isPossible(command, window)) return [];
      return [
        {
          id,
          label: labelOf(command, t),
          group: t(`commands:group.${command.group}`),
          keys: shortcut === undefined ? null : keysOf(shortcut),
          missing: need === null ? null : t(`commands:needs.${need}`),
          command,
        },
      ];
    });
  });
  return rows;
}
