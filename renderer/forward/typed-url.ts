/** Hosts of this computer and of its network, where servers seldom have a certificate. */
const nearby =
  /^(?:localhost|[^/:]+\.local|[^/:]+\.test|127(?:\.\d+){3}|10(?:\.\d+){3}|192\.168(?:\.\d+){2}|\[[0-9a-f:]+\])(?:[:/?]|$)/i;

/** A URL as it was typed, with a scheme where it has none: `localhost:3000/webhook` is http, any other host https. */
export function withScheme(typed: string): string {
  const text = typed.trim();
  if (text === '' || /^[a-z][\w+.-]*:\/\//i.test(text)) return text;
  if (/^\d{1,5}(?:[/?]|$)/.test(text)) return `http://localhost:${text}`;
  return `${nearby.test(text) ? 'http' : 'https'}://${text}`;
}

/** @returns the host of a URL with its port; the text itself when it is none. */
export function hostOf(url: string): string {
  return URL.parse(url)?.host ?? url;
}
