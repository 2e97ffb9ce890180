import { Eye, EyeOff } from 'lucide-react';
import { useId, useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import '../../ui/input.css';

interface SecretFieldProps {
  /** The element has the text; React never does, so nothing of it stays in a state or an attribute. */
  readonly ref: Ref<HTMLInputElement>;
  readonly label: string;
  readonly hint: string;
  readonly onText?: (text: string) => void;
}

/** A field for a secret, hidden until the user reveals it: somebody may look on while a screen is shared. */
export function SecretField({ ref, label, hint, onText }: SecretFieldProps) {
  const { t } = useTranslation('crm-calls');
  const [isShown, setIsShown] = useState(false);
  const id = useId();
  return (
    <div className="crm-secret">
      <label htmlFor={id}>{label}</label>
      <div className="crm-secret-line">
        <input
          ref={ref}
          id={id}
          className="input mono"
          data-focus-first
          type={isShown ? 'text' : 'password'}
          spellCheck={false}
          autoComplete="off"
          aria-describedby={`${id}-hint`}
          onInput={(event) => onText?.(event.currentTarget.value)}
        />
        <Button
          variant="quiet"
          icon={isShown ? EyeOff : Eye}
          aria-label={t('secret.show')}
          aria-pressed={isShown}
          title={t(isShown ? 'secret.hide' : 'secret.show')}
          onClick={() => setIsShown(!isShown)}
        />
      </div>
      <p id={`${id}-hint`} className="detail-muted">
        {hint}
      </p>
    </div>
  );
}
