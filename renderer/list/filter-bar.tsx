import { CircleQuestionMark, Search, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Filter } from '../../shared/contract/arguments.ts';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { useShortcut, useShortcutText } from '../ui/shortcuts.ts';
import { FilterChips } from './filter-chips.tsx';
import { QueryFaultNote, queryFaultId } from './query-fault-note.tsx';
import { SearchHelp } from './search-help.tsx';
import '../ui/input.css';
import './filter-bar.css';

/** Keys that are pressed faster are one search. A search that a newer one replaces is cancelled, so waiting longer gains nothing. */
const debounceMs = 30;

/** The search box and the filters of the list. */
export function FilterBar({ input }: { readonly input: RefObject<HTMLInputElement | null> }) {
  const { t } = useTranslation();
  const keysOf = useShortcutText();
  const filter = useWindow((state) => state.filter);
  const setFilter = useWindow((state) => state.setFilter);
  const selectAt = useWindow((state) => state.selectAt);
  const isFaulty = useWindow((state) => state.queryFault !== null);
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  const [text, setText] = useState(filter.text);
  const [lastFilterText, setLastFilterText] = useState(filter.text);
  // Other parts of the window change the filter too.
  if (filter.text !== lastFilterText) {
    setLastFilterText(filter.text);
    setText(filter.text);
  }

  useEffect(() => {
    if (text === filter.text) return;
    const timer = setTimeout(() => setFilter({ ...filter, text }), debounceMs);
    return () => clearTimeout(timer);
  }, [text, filter, setFilter]);

  useShortcut('searchHelp', () => setIsHelpOpen(true));

  function change(next: Filter) {
    setText(next.text);
    setFilter(next);
  }

  function clear() {
    setText('');
    setFilter({ ...filter, text: '' });
    input.current?.focus();
  }

  return (
    <div className="filter" role="search">
      <div className="filter-search">
        <Search className="filter-search-icon" size={14} aria-hidden />
        <input
          ref={input}
          className="input"
          aria-label={t('list.search')}
          placeholder={t('list.searchHint')}
          value={text}
          spellCheck={false}
          aria-invalid={isFaulty}
          aria-describedby={isFaulty ? queryFaultId : undefined}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && text !== '') clear();
            if (event.key === 'ArrowDown') {
              event.preventDefault();
              document.querySelector<HTMLElement>('.rows-scroller')?.focus();
              selectAt(0);
            }
          }}
        />
        <span className="filter-search-buttons">
          {text !== '' && (
            <Button
              variant="quiet"
              icon={X}
              aria-label={t('list.clearSearch')}
              title={t('list.clearSearch')}
              onClick={clear}
            />
          )}
          <Button
            variant="quiet"
            icon={CircleQuestionMark}
            aria-label={t('searchHelp.open')}
            title={t('searchHelp.openHint', { keys: keysOf('searchHelp') })}
            onClick={() => setIsHelpOpen(true)}
          />
        </span>
      </div>
      <QueryFaultNote onUse={() => input.current?.focus()} />
      <FilterChips query={text} onChange={change} />
      {isHelpOpen && <SearchHelp onClose={() => setIsHelpOpen(false)} />}
    </div>
  );
}
