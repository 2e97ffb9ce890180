/** URLs that are remembered: those of one request are read by several checks, and the next request often has them too. */
const most = 100;

const remembered = new Map<string, URL | null>();

/** `URL.parse`, with the URLs of the last calls remembered. The result must not be changed. */
export function parsedUrl(text: string): URL | null {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const url = URL.parse(text);
  if (remembered.size >= most) remembered.clear();
  remembered.set(text, url);
  return url;
}
