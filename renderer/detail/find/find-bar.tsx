import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../../store/use-window.ts';
import { Button } from '../../ui/button.tsx';
import { formatNumber } from '../../ui/format.ts';
import { useShortcutText } from '../../ui/shortcuts.ts';
import type { FindOutcome } from './finder.ts';
import '../../ui/input.css';

interface FindBarProps {
  readonly outcome: FindOutcome;
  readonly onStep: (by: 1 | -1) => void;
  readonly onClose: () => void;
}

/** What is searched for in the detail, which match is shown and how many there are. */
export function FindBar({ outcome, onStep, onClose }: FindBarProps) {
  const { t } = useTranslation('find');
  const keysOf = useShortcutText();
  const { text, wantsFocus } = useWindow((state) => state.find);
  const findFocused = useWindow((state) => state.findFocused);
  const setFindText = useWindow((state) => state.setFindText);
  const input = useRef<HTMLInputElement>(null);
  // Not whenever it is drawn: with the next request it is drawn again, while the keyboard is in the list.
  useEffect(() => {
    if (!wantsFocus) return;
    input.current?.select();
    findFocused();
  }, [wantsFocus, findFocused]);
  const words = useOutcomeWords(text, outcome);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter' && event.target === input.current)
      onStep(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
  };
  return (
    <div className="find-bar" role="search" aria-label={t('label')} onKeyDown={onKeyDown}>
      <input
        ref={input}
        className="find-input"
        type="text"
        aria-label={t('label')}
        placeholder={t('label')}
        spellCheck={false}
        value={text}
        onChange={({ target }) => setFindText(target.value)}
      />
      <span
        className={`find-count ${words.isMissing ? 'find-missing' : ''}`}
        role="status"
        title={words.text}
      >
        {words.text}
      </span>
      <Button
        variant="quiet"
        icon={ChevronUp}
        disabled={outcome.count === 0}
        aria-label={t('previous')}
        title={`${t('previous')} (${keysOf('findPrevious')})`}
        onClick={() => onStep(-1)}
      />
      <Button
        variant="quiet"
        icon={ChevronDown}
        disabled={outcome.count === 0}
        aria-label={t('next')}
        title={`${t('next')} (${keysOf('findNext')})`}
        onClick={() => onStep(1)}
      />
      <Button
        variant="quiet"
        icon={X}
        aria-label={t('close')}
        title={t('close')}
        onClick={onClose}
      />
    </div>
  );
}

function useOutcomeWords(text: string, outcome: FindOutcome) {
  const { t, i18n } = useTranslation('find');
  const { count, isMore, current, isRunning, fault } = outcome;
  if (text === '') return { text: '', isMissing: false };
  if (count === 0) {
    if (isRunning) return { text: t('running'), isMissing: false };
    return { text: fault === null ? t('none') : t(`fault.${fault}`), isMissing: true };
  }
  const all = `${formatNumber(count, i18n.language)}${isMore ? '+' : ''}`;
  const at = formatNumber((current ?? 0) + 1, i18n.language);
  return { text: t('of', { at, all }), isMissing: false };
}
