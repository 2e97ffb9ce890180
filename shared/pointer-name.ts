/** How a JSON pointer is called for people: a top-level field by its name, any other value by the pointer. */
export function pointerName(path: string): string {
  if (path.lastIndexOf('/') !== 0) return path;
  return path.slice(1).replaceAll('~1', '/').replaceAll('~0', '~');
}
