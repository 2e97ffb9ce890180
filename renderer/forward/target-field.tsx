import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { TargetInput } from '../store/edit-input.ts';
import { useWindow } from '../store/use-window.ts';
import { choiceOf, deliveryChoice, urlChoice } from './target-input.ts';

interface TargetFieldProps {
  readonly value: TargetInput;
  /** Whether the address has the focus when the dialog opens. */
  readonly isFirst?: boolean;
  readonly onChange: (value: TargetInput) => void;
}

/** Where to send: a destination, any URL, or our own Delivery URL. */
export function TargetField({ value, isFirst = false, onChange }: TargetFieldProps) {
  const { t } = useTranslation('sending');
  const destinations = useWindow((state) => state.inspector?.settings.destinations);
  const urls = useWindow((state) => state.sentUrls);
  const id = useId();
  const isUrl = value.choice === urlChoice;
  return (
    <>
      <div className="setting">
        <label htmlFor={id}>{t('target.to')}</label>
        <select
          id={id}
          className="input"
          value={value.choice}
          onChange={(event) => onChange({ ...value, choice: event.target.value })}
        >
          {destinations?.map((one) => (
            <option key={one.id} value={choiceOf(one.id)}>
              {t('target.destination', { name: one.name, url: one.url })}
            </option>
          ))}
          <option value={urlChoice}>{t('target.url')}</option>
          <option value={deliveryChoice}>{t('target.delivery')}</option>
        </select>
      </div>
      {isUrl && (
        <div className="setting">
          <label htmlFor={`${id}-url`}>{t('target.address')}</label>
          <input
            id={`${id}-url`}
            className="input"
            {...(isFirst && { 'data-focus-first': true })}
            inputMode="url"
            spellCheck={false}
            autoComplete="off"
            list={`${id}-urls`}
            placeholder="http://localhost:3000/webhook"
            value={value.url}
            onChange={(event) => onChange({ ...value, url: event.target.value })}
          />
          <datalist id={`${id}-urls`}>
            {urls.map((url) => (
              <option key={url} value={url} />
            ))}
          </datalist>
        </div>
      )}
    </>
  );
}
