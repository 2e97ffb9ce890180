import { useTranslation } from 'react-i18next';
import type { EditedSent, SendStarted } from '../../shared/sending.ts';

type SendRefusal = Extract<SendStarted | EditedSent, { readonly ok: false }>;

/** Why nothing was sent, in a sentence; `null` when the user declined, who knows it. */
export function useSendRefusal(): (refusal: SendRefusal) => string | null {
  const { t } = useTranslation('sending');
  return (refusal) => {
    switch (refusal.fault) {
      case 'declined':
        return null;
      case 'bad-method':
      case 'bad-header-name':
      case 'bad-header-value':
      case 'own-header':
        return t(`refused.${refusal.fault}`, { part: 'part' in refusal ? refusal.part : '' });
      case 'bad-url':
      case 'no-destination':
      case 'not-listening':
      case 'no-key':
      case 'nothing':
      case 'too-many':
      case 'not-stored':
        return t(`refused.${refusal.fault}`);
    }
  };
}
