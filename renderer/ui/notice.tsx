import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { toneIcon } from './tone.ts';
import type { Tone } from './tone.ts';
import './tone.css';
import './notice.css';

interface NoticeProps {
  readonly severity: Tone;
  readonly children: ReactNode;
  /** One or two buttons for the next step. */
  readonly action?: ReactNode;
  /** Shows a button that dismisses the notice; without it the notice stays as long as its cause. */
  readonly onDismiss?: () => void;
}

/** A message that screen readers announce. Its severity shows as icon, word and colour. */
export function Notice({ severity, children, action, onDismiss }: NoticeProps) {
  const { t } = useTranslation('window');
  const Icon = toneIcon[severity];
  return (
    <div className={`notice tone-${severity}`} role={severity === 'error' ? 'alert' : 'status'}>
      <Icon className="notice-icon" size={16} aria-hidden />
      <p className="notice-text selectable">
        <strong className="notice-word">{t(`severity.${severity}`)}</strong> {children}
      </p>
      {action}
      {onDismiss && (
        <Button variant="quiet" icon={X} aria-label={t('dismiss')} onClick={onDismiss} />
      )}
    </div>
  );
}
