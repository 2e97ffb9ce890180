import { ChevronRight } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../../store/use-window.ts';
import { Button } from '../../ui/button.tsx';
import '../../ui/tone.css';
import { useDataWorkStrips } from './data-work.tsx';
import type { Strip } from './strip.ts';
import { StripLine } from './strip-line.tsx';
import { inOrder, shownIndex, type StripChoice } from './strip-order.ts';
import { useAllStrips } from './use-all-strips.ts';
import './strips.css';

/** The line below the address bar: the most serious of the current problems with its next step, and a way to the others. */
export function StripBar() {
  const { t } = useTranslation('address');
  const strips = useStrips();
  const [choice, setChoice] = useState<StripChoice | null>(null);
  const focusHandlers = useFocusAfterwards();
  if (strips.length === 0) return null;
  const index = shownIndex(strips, choice);
  const shown = strips[index];
  const next = strips[(index + 1) % strips.length];
  return (
    <div className={`strips tone-${shown?.severity}`} {...focusHandlers}>
      {strips.map((strip) => (
        <StripLine key={strip.id} strip={strip} isShown={strip === shown} />
      ))}
      {strips.length > 1 && next && (
        <Button
          variant="quiet"
          className="strip-step"
          title={t('strip.next')}
          onClick={() => setChoice({ id: next.id, among: strips.map(({ id }) => id) })}
        >
          {t('strip.place', { place: index + 1, count: strips.length })}
          <span className="visually-hidden">{t('strip.next')}</span>
          <ChevronRight size={12} aria-hidden />
        </Button>
      )}
    </div>
  );
}

function useStrips(): readonly Strip[] {
  const { t } = useTranslation();
  const connected = useWindow((state) => state.connected);
  const dataWork = useDataWorkStrips();
  const strips = useAllStrips();
  if (connected === false && dataWork.length > 0) return dataWork;
  if (connected === false)
    return [{ id: 'restarting', severity: 'info', text: t('inspector.restarting') }];
  return inOrder(strips);
}

/** Gives the focus to the tunnel's state when the button that has it leaves with its strip, so that the keyboard goes on from here. */
function useFocusAfterwards() {
  const hasFocus = useRef(false);
  useLayoutEffect(() => {
    if (!hasFocus.current || document.activeElement !== document.body) return;
    hasFocus.current = false;
    document.querySelector<HTMLElement>('.state-button')?.focus();
  });
  return {
    onFocus: () => {
      hasFocus.current = true;
    },
    // React hears of no blur when the element itself is removed.
    onBlur: () => {
      hasFocus.current = false;
    },
  };
}
