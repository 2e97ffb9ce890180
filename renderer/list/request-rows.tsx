import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { rowHeights, visibleRows } from '../store/geometry.ts';
import { indexOfRequest } from '../store/list-view.ts';
import { isSelected } from '../store/many.ts';
import { useWindow } from '../store/use-window.ts';
import { RequestRow, rowElementId } from './request-row.tsx';
import { scrolledHeight } from './scroll-scale.ts';
import { useRowMenu } from './use-row-menu.ts';
import { useRowSelection } from './use-row-selection.ts';
import { useListKeys } from './use-list-keys.ts';
import { useListScroll } from './use-list-scroll.ts';
import { useNow } from '../ui/use-now.ts';
import { useTimes } from '../ui/use-times.ts';
import './request-rows.css';

/**
 * The visible rows of a list of any length. The element scrolls a spacer of the list's height; the rows are in a sticky
 * pane.
 */
export function RequestRows({ onOpen }: { readonly onOpen: () => void }) {
  const { t } = useTranslation();
  const view = useWindow((state) => state.view);
  const selection = useWindow((state) => state.selection);
  const scroller = useRef<HTMLDivElement>(null);
  const scrolling = useListScroll(scroller);
  const onKeyDown = useListKeys(onOpen);
  const onContextMenu = useRowMenu();
  const now = useNow();
  const times = useTimes();
  const { rowHeight } = view;
  const { from, to } = visibleRows(view);
  useDensity();
  const isOutdated = useWindow((state) => state.queryFault !== null);
  const many = useWindow((state) => state.many);
  const selectRow = useRowSelection();
  const selectedIndex = selection.id === null ? null : indexOfRequest(selection.id, view.rows);
  const isVisible = selectedIndex !== null && selectedIndex >= from && selectedIndex < to;

  return (
    <div
      className={`rows rows-${rowHeight < rowHeights.comfortable ? 'compact' : 'comfortable'} ${isOutdated ? 'rows-outdated' : ''}`}
    >
      <div
        ref={scroller}
        className="rows-scroller"
        role="listbox"
        aria-multiselectable
        tabIndex={0}
        aria-label={t('parts.list')}
        aria-activedescendant={
          isVisible && selection.id !== null ? rowElementId(selection.id) : undefined
        }
        onKeyDown={onKeyDown}
        onContextMenu={onContextMenu}
        {...scrolling}
      >
        <div role="presentation" style={{ height: scrolledHeight(view) }}>
          <div className="rows-pane" role="presentation" style={{ height: view.height }}>
            {Array.from({ length: to - from }, (_, offset) => {
              const index = from + offset;
              const row = view.rows.get(index);
              const y = index * rowHeight - view.top;
              return row ? (
                <RequestRow
                  key={row.id}
                  row={row}
                  index={index}
                  total={view.counted ? view.total : null}
                  offset={y}
                  height={rowHeight}
                  hasSigned={view.hasSigned}
                  selected={isSelected(row.id, many, selection.id)}
                  focused={row.id === selection.id}
                  now={now}
                  times={times}
                  onSelect={selectRow}
                  onOpen={onOpen}
                />
              ) : (
                <div
                  key={`unknown-${index}`}
                  className="row row-unknown"
                  role="presentation"
                  style={{ height: rowHeight, transform: `translateY(${y}px)` }}
                />
              );
            })}
          </div>
        </div>
      </div>
    </div>
  );
}

/** Gives the rows the height that the settings say. */
function useDensity(): void {
  const density = useWindow(({ inspector }) => inspector?.settings.density ?? 'comfortable');
  const setDensity = useWindow((state) => state.setDensity);
  useLayoutEffect(() => setDensity(density), [density, setDensity]);
}
