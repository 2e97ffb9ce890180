import type { TokenWrapping } from './token.ts';

const names: ReadonlySet<string> = new Set(['accessToken', 'access_token']);

interface Unwrapped {
  readonly token: string;
  readonly wrappings: readonly TokenWrapping[];
}

/** The token in what was pasted: perhaps a whole header, a quoted text, or the reply of `/oauth/token`. */
export function unwrap(pasted: string): Unwrapped {
  const text = pasted.trim();
  const answered = accessToken(text);
  if (answered !== null) return { token: answered, wrappings: ['answer'] };
  const bare = text
    .replace(/^(?:authorization[ \t]{0,9}:[ \t]{0,9})?bearer\s{1,9}/i, '')
    .replace(/^(["'`])(.*)\1[,;]?$/s, '$2');
  const token = bare.replace(/\s+/g, '');
  return {
    token,
    wrappings: [
      ...(bare === text ? [] : (['header'] as const)),
      ...(token === bare ? [] : (['spaces'] as const)),
    ],
  };
}

/** The access token of a reply, as v3 or an older version names it; `null` when it is none or has none. */
function accessToken(text: string): string | null {
  if (!text.startsWith('{')) return null;
  try {
    const value: unknown = JSON.parse(text);
    const found = Object.entries(value as object).find(([name]) => names.has(name))?.[1];
    return typeof found === 'string' ? found : null;
  } catch {
    return null;
  }
}
