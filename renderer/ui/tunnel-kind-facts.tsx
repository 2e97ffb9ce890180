import { useTranslation } from 'react-i18next';
import { tunnelKind, type TunnelKind } from '../../shared/tunnel.ts';

/** What one should know before choosing a kind of tunnel: account, address, who can read the requests, and what is needed. */
export function TunnelKindFacts({ kind }: { readonly kind: TunnelKind }) {
  const { t } = useTranslation('tunnel');
  if (kind === 'none') return null;
  const { account, stays, readBy, program } = tunnelKind(kind);
  const facts = [
    t(`facts.account.${account}`),
    t(`facts.stays.${stays}`),
    t(`facts.readBy.${readBy}`),
    ...(program === null ? [] : [t('facts.program', { program })]),
  ];
  return <span className="kind-facts">{facts.join(' · ')}</span>;
}
