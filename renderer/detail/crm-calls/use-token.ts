import { useEffect } from 'react';
import type { CrmToken, TokenStorage } from '../../../shared/crm-api.ts';
import { useWindow } from '../../store/use-window.ts';
import { inBackground } from '../../ui/failures.ts';

/** The token that the calls about messages of a location are sent with, and whether one can be stored. */
export function useToken(location: string | null): {
  readonly token: CrmToken | null;
  readonly storage: TokenStorage;
} {
  const known = useWindow((state) => state.crmTokens);
  const chosen = useWindow((state) => state.crmTokenKeys).get(location);
  const load = useWindow((state) => state.loadCrmTokens);
  useEffect(() => inBackground(load()), [load]);
  const tokens = known?.tokens ?? [];
  const token =
    tokens.find(({ key }) => key === chosen) ??
    tokens.find(({ key }) => location !== null && key === `location:${location}`) ??
    null;
  return { token, storage: known?.storage ?? 'unavailable' };
}
