import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Destination } from '../../shared/destinations.ts';
import { parseWholeNumber } from '../settings/parse-number.ts';
import { useWindow } from '../store/use-window.ts';
import { inBackground } from '../ui/failures.ts';
import { useDraft } from '../ui/use-draft.ts';

const usualFailure = 502;

/** Whether the CRM gets our reply at once, or the answer of one destination, and what happens then. */
export function RelayField({ destinations }: { readonly destinations: readonly Destination[] }) {
  const { t, i18n } = useTranslation('destinations');
  const relay = useWindow((state) => state.inspector?.settings.relay ?? null);
  const replyStatus = useWindow((state) => state.inspector?.settings.replyStatus);
  const changeRelay = useWindow((state) => state.changeRelay);
  const id = useId();
  const chosen = destinations.find((one) => one.id === relay?.destination);
  const failureStatus = relay?.failureStatus ?? usualFailure;
  const seconds = new Intl.NumberFormat(i18n.language).format((chosen?.timeoutMs ?? 0) / 1_000);
  return (
    <section className="relay" aria-label={t('relay.label')}>
      <div className="setting">
        <label htmlFor={id}>{t('relay.label')}</label>
        <div className="setting-value">
          <select
            id={id}
            className="input"
            value={chosen?.id ?? ''}
            aria-describedby={`${id}-hint`}
            onChange={(event) => {
              const destination = event.target.value;
              inBackground(changeRelay(destination === '' ? null : { destination, failureStatus }));
            }}
          >
            <option value="">{t('relay.none')}</option>
            {destinations.map((one) => (
              <option key={one.id} value={one.id}>
                {t('relay.by', { name: one.name })}
              </option>
            ))}
          </select>
          <p id={`${id}-hint`} className="setting-hint">
            {chosen === undefined
              ? t('relay.hintNone', { status: replyStatus })
              : t(chosen.on ? 'relay.hint' : 'relay.hintOff', {
                  name: chosen.name,
                  seconds,
                  status: failureStatus,
                  reply: replyStatus,
                })}
          </p>
        </div>
      </div>
      {relay !== null && chosen !== undefined && (
        <FailureStatus
          status={failureStatus}
          onChange={(status) => changeRelay({ ...relay, failureStatus: status })}
        />
      )}
    </section>
  );
}

interface FailureStatusProps {
  readonly status: number;
  readonly onChange: (status: number) => Promise<{ readonly ok: boolean }>;
}

/** The status that the CRM gets when the destination does not answer. */
function FailureStatus({ status, onChange }: FailureStatusProps) {
  const { t } = useTranslation('destinations');
  const [isRefused, setIsRefused] = useState(false);
  const { field } = useDraft({
    saved: String(status),
    save: (text) => inBackground(save(text)),
    onEdit: () => setIsRefused(false),
  });
  const id = useId();

  async function save(text: string) {
    const typed = parseWholeNumber(text);
    if (typed === status) return;
    if (!(typed >= 400 && typed <= 599)) return setIsRefused(true);
    const changed = await onChange(typed);
    setIsRefused(!changed.ok);
  }

  return (
    <div className="setting">
      <label htmlFor={id}>{t('relay.failure')}</label>
      <div className="setting-value">
        <input
          id={id}
          className="input input-short"
          inputMode="numeric"
          aria-invalid={isRefused}
          aria-describedby={`${id}-hint`}
          {...field}
        />
        <p
          id={`${id}-hint`}
          className={isRefused ? 'setting-refusal' : 'setting-hint'}
          role="status"
        >
          {t(isRefused ? 'relay.invalid' : 'relay.failureHint')}
        </p>
      </div>
    </div>
  );
}
