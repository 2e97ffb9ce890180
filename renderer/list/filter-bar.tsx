import { Search, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Filter } from '../../shared/summary.ts';
import { useWindow } from '../store/use-window.ts';
import { Button } from '../ui/button.tsx';
import '../ui/input.css';
import './filter-bar.css';

const shows: readonly Filter['show'][] = ['all', 'sms', 'email', 'other', 'stray'];
const debounceMs = 150;

/** Narrows the list: a text to look for, and what to show. */
export function FilterBar({ search }: { readonly search: RefObject<HTMLInputElement | null> }) {
  const { t } = useTranslation();
  const filter = useWindow((state) => state.filter);
  const setFilter = useWindow((state) => state.setFilter);
  const selectAt = useWindow((state) => state.selectAt);
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
          placeholder={t('list.search')}
          value={text}
          spellCheck={false}
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
        {text !== '' && (
          <Button variant="quiet" icon={X} aria-label={t('list.clearSearch')} onClick={clear} />
        )}
      </div>
      <div className="filter-chips" role="group" aria-label={t('list.show')}>
        {shows.map((show) => (
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
      </div>
    </div>
  );
}
