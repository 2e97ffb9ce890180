/** @returns the host of an address, or the text itself when it is not an address. */
export function displayHost(address: string): string {
  return URL.parse(address)?.host ?? address;
}
