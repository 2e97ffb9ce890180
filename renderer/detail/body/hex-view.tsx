import { useVirtualizer } from '@tanstack/react-virtual';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { useFindTarget, type FindTarget } from '../../ui/find/find-targets.ts';
import { formatNumber } from '../../ui/format.ts';
import { hexPageBytes, hexRows } from './hex-rows.ts';
import { Loaded } from '../shared/loaded.tsx';
import { useCall } from '../shared/use-call.ts';

interface HexViewProps {
  readonly id: number;
  /** Bytes of the whole body. */
  readonly total: number;
}

/** The bytes of the body, one page at a time. */
export function HexView({ id, total }: HexViewProps) {
  const { t, i18n } = useTranslation('detail');
  const [from, setFrom] = useState(0);
  const call = useCall('body.bytes', { id, from, count: hexPageBytes });
  const format = (count: number) => formatNumber(count, i18n.language);
  const to = Math.min(total, from + hexPageBytes);

  return (
    <div className="hex">
      {total > hexPageBytes && (
        <div className="hex-pages">
          <Button
            variant="quiet"
            icon={ChevronLeft}
            aria-label={t('hex.previous')}
            disabled={from === 0}
            onClick={() => setFrom(from - hexPageBytes)}
          />
          <span className="detail-muted" role="status">
            {t('hex.page', { from: format(from), to: format(to - 1), total: format(total) })}
          </span>
          <Button
            variant="quiet"
            icon={ChevronRight}
            aria-label={t('hex.next')}
            disabled={to === total}
            onClick={() => setFrom(to)}
          />
        </div>
      )}
      <Loaded call={call}>{(bytes) => <HexPage key={from} bytes={bytes} from={from} />}</Loaded>
    </div>
  );
}

const rowHeight = 18;

/** Only the rows in sight are in the page, and a text would be cut between two of them. */
const notSearched: FindTarget = {
  find: () => ({ fault: 'bytes' }),
  show: () => undefined,
  clear: () => undefined,
};

function HexPage({ bytes, from }: { readonly bytes: Uint8Array; readonly from: number }) {
  const { t } = useTranslation('detail');
  const rows = useMemo(() => hexRows(bytes, from), [bytes, from]);
  const scroller = useRef<HTMLDivElement>(null);
  useFindTarget(scroller, notSearched);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 20,
  });
  return (
    <div
      ref={scroller}
      className="hex-rows mono selectable"
      data-find="skip"
      role="region"
      tabIndex={0}
      aria-label={t('hex.bytes')}
    >
      <div className="hex-all" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          return (
            row && (
              <div key={index} className="hex-row" style={{ transform: `translateY(${start}px)` }}>
                <span className="hex-offset">{row.offset}</span>
                <span className="hex-bytes">{row.hex}</span>
                <span className="hex-text">{row.text}</span>
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}
