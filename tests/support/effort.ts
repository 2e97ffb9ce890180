/**
 * How much a test does: how many random cases, rounds or bytes. `npm run test:long` does the full number; every
 * other run does fewer of the same kind.
 */
export function effort({ usual, full }: { readonly usual: number; readonly full: number }): number {
  return process.env['HOOKSCOPE_LONG'] === undefined ? usual : full;
}
