export type AddressFault =
  | { readonly is: 'empty' | 'relative' | 'inline' | 'broken' }
  | { readonly is: 'scheme'; readonly scheme: string };

/** Why an entry of `attachments` is not an http or https address; `null` when it is one. */
export function addressFault(entry: string): AddressFault | null {
  const text = entry.trim();
  if (text === '') return { is: 'empty' };
  const scheme = /^([a-z][-a-z0-9+.]*):/i.exec(text)?.[1]?.toLowerCase();
  if (scheme === undefined) return { is: 'relative' };
  if (scheme === 'data') return { is: 'inline' };
  if (scheme !== 'http' && scheme !== 'https') return { is: 'scheme', scheme };
  return URL.canParse(text) ? null : { is: 'broken' };
}
