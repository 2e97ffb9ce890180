import { CircleQuestionMark, Search, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { listChoices } from '../../shared/list-filter.ts';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import { useShortcut, useShortcutText } from '../ui/shortcuts.ts';
import { IssueFilter, KindFilter } from './finding-filters.tsx';
import { QueryFaultNote, queryFaultId } from './query-fault-note.tsx';
import { SignatureFilter } from './signature-filter.tsx';
import { SearchHelp } from './search-help.tsx';
import '../ui/input.css';
import './filter-bar.css';

const debounceMs = 150;

/** Narrows the list: a text to look for, and what to show. */
export function FilterBar({ search }: { readonly search: RefObject<HTMLInputElement | null> }) {
  const { t } = useTranslation();
  const keysOf = useShortcutText();
  const filter = useWindow((state) => state.filter);
  const setFilter = useWindow((state) => state.setFilter);
  const selectAt = useWindow((state) => state.selectAt);
  const faulty = useWindow((state) => state.queryFault !== null);
  const [helping, setHelping] = useState(false);
  const [text, setText] = useState(filter.text);
  const [followed, setFollowed] = useState(filter.text);
  // The filter can also be cleared from elsewhere.
  if (filter.text !== followed) {
    setFollowed(filter.text);
    setText(filter.text);
  }

  useEffect(() => {
    if (text === filter.text) return;
    const timer = setTimeout(() => setFilter({ ...filter, text }), debounceMs);
    return () => clearTimeout(timer);
  }, [text, filter, setFilter]);

  useShortcut('searchHelp', () => setHelping(true));

  function ask(query: string) {
    setText(query);
    setFilter({ ...filter, text: query });
  }

  function clear() {
    setText('');
    setFilter({ ...filter, text: '' });
    search.current?.focus();
  }

  return (
    <div className="filter" role="search">
      <div className="filter-search">
        <Search className="filter-search-icon" size={14} aria-hidden />
        <input
          ref={search}
          className="input"
          aria-label={t('list.search')}
          placeholder={t('list.searchHint')}
          value={text}
          spellCheck={false}
          aria-invalid={faulty}
          aria-describedby={faulty ? queryFaultId : undefined}
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
            onClick={() => setHelping(true)}
          />
        </span>
      </div>
      <QueryFaultNote onUse={() => search.current?.focus()} />
      <div className="filter-chips" role="group" aria-label={t('list.show')}>
        {listChoices.map((show) => (
          <button
            key={show}
            type="button"
            className="chip"
            aria-pressed={filter.show === show}
            onClick={() => setFilter({ ...filter, text, show })}
          >
            {t(`list.chip.${show}`)}
          </button>
        ))}
        <KindFilter query={text} onChange={ask} />
        <IssueFilter query={text} onChange={ask} />
        <SignatureFilter query={text} onChange={ask} />
      </div>
      {helping && <SearchHelp onClose={() => setHelping(false)} />}
    </div>
  );
}
