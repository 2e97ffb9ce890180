import { Ellipsis, X } from 'lucide-react';
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Popover } from '../../ui/popover.tsx';
import { toneIcon } from '../../ui/tone.ts';
import { SystemDetail } from '../system-detail.tsx';
import type { Strip } from './strip.ts';

interface StripLineProps {
  readonly strip: Strip;
  /** The others are only announced: screen readers hear of each strip once, when it comes. */
  readonly isShown: boolean;
}

/**
 * One strip on one line of fixed height, whatever its text. A text that is cut opens whole in a popover, with the same
 * actions.
 */
export function StripLine({ strip, isShown }: StripLineProps) {
  const { t } = useTranslation(['window', 'address']);
  const text = useRef<HTMLParagraphElement>(null);
  const isCut = useIsCut(text);
  const { severity, action, onDismiss } = strip;
  const Icon = toneIcon[severity];
  return (
    <div className={isShown ? 'strip' : 'visually-hidden'} data-cut={isCut || undefined}>
      <Icon className="strip-icon" size={14} aria-hidden />
      <p
        ref={text}
        className="strip-text truncate selectable"
        role={severity === 'error' ? 'alert' : 'status'}
      >
        <span className="visually-hidden">{t(`severity.${severity}`)}</span>{' '}
        <StripText strip={strip} />
      </p>
      {isShown && (
        <>
          <Popover
            align="end"
            label={t('address:strip.whole')}
            trigger={
              <Button
                variant="quiet"
                icon={Ellipsis}
                className="strip-more"
                aria-label={t('address:strip.more')}
                title={t('address:strip.more')}
              />
            }
          >
            <div className="strip-whole">
              <p className="selectable">
                <StripText strip={strip} />
              </p>
              {action && <StripActions>{action}</StripActions>}
            </div>
          </Popover>
          {action && <StripActions>{action}</StripActions>}
          {onDismiss && (
            <Button
              variant="quiet"
              icon={X}
              aria-label={t('dismiss')}
              title={t('dismiss')}
              onClick={onDismiss}
            />
          )}
        </>
      )}
    </div>
  );
}

function StripActions({ children }: { readonly children: ReactNode }) {
  return <span className="strip-actions">{children}</span>;
}

function StripText({ strip: { text, detail = '' } }: { readonly strip: Strip }) {
  return (
    <>
      {text} <SystemDetail detail={detail} />
    </>
  );
}

/** Whether a text that stands on one line is longer than its place. */
function useIsCut(place: { readonly current: HTMLElement | null }): boolean {
  const [isCut, setIsCut] = useState(false);
  // After each drawing, because a text changes without its place changing.
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return;
    const measure = () => setIsCut(element.scrollWidth > element.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  });
  return isCut;
}
