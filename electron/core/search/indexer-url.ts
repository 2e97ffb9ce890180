/** The code of the search's thread: beside this file in the source, an entry of its own once built. */
export function indexerUrl(): URL {
  const here = import.meta.url;
  return here.endsWith('.ts')
    ? new URL('./indexer.ts', here)
    : new URL(`${here.slice(0, here.indexOf('/out/main/'))}/out/main/indexer.js`);
}
