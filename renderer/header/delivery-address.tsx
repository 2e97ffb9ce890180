import { useTranslation } from 'react-i18next';
import type { InspectorState } from '../../shared/state.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { SenderText } from '../ui/sender-text.tsx';

/** Characters at the end of an address that are always shown; what is before them is cut. `header.css` knows the number. */
const shownAtEnd = 10;

/** The address to paste into the CRM; without a tunnel, the local address. */
export function DeliveryAddress({ state }: { readonly state: InspectorState | null }) {
  const { t } = useTranslation(['window', 'address']);
  const delivery = state?.deliveryUrl ?? null;
  const local = state?.listener.is === 'listening' ? state.listener.localUrl : null;
  const url = delivery ?? local;
  if (url === null)
    return (
      <p className="address-none truncate">{t(state ? 'address.none' : 'address.starting')}</p>
    );
  return (
    <div className="address-url">
      <code
        className="selectable"
        title={t('address:urlTitle', {
          url,
          hint: t(delivery ? 'address.deliveryHint' : 'address.localOnlyHint'),
        })}
      >
        <span className="address-start">
          <SenderText text={url.slice(0, -shownAtEnd)} />
        </span>
        <SenderText text={url.slice(-shownAtEnd)} />
      </code>
      <CopyButton
        text={url}
        label={t(delivery ? 'address.copyDelivery' : 'address.copyLocal')}
        caption={t('address.copy')}
        variant={delivery ? 'primary' : 'plain'}
      />
    </div>
  );
}
