/**
 * What the app was opened with, or what the tray or a notification asks for, once it is in the window. The main process knows a file by its path, the window by
 * a number.
 */
export type Opened =
  | { readonly is: 'request'; readonly id: number }
  | { readonly is: 'file'; readonly file: number; readonly name: string }
  /** `at` is a section or a setting; `null` for the beginning. */
  | { readonly is: 'settings'; readonly at: string | null }
  /** An address with our scheme that names nothing. */
  | { readonly is: 'unknown-address' };

/** The scheme of the addresses that the system opens with Hookscope. */
export const openedScheme = 'hookscope:';

/** `hookscope://request/ID`, and nothing else: no query, no fragment, and no more than 15 digits, which are exact as a number. */
const requestAddress = /^hookscope:\/\/request\/([1-9][0-9]{0,14})\/?$/i;

/** The address that shows a request in the window of this computer. */
export function addressOfRequest(id: number): string {
  return `${openedScheme}//request/${id}`;
}

/** The request that an address names; `null` when it names none. */
export function requestNamedBy(address: string): number | null {
  const [, id] = requestAddress.exec(address) ?? [];
  return id === undefined ? null : Number(id);
}
