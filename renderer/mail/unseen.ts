import { bounds } from '../../shared/bounds.ts';

/** Ancestors that are looked at: what hides a picture stands close by. */
const generations = 4;

/** What a value of an inline style is when nobody sees the element. */
const hidingValues: Readonly<Record<string, RegExp>> = {
  display: /^none/,
  visibility: /^(?:hidden|collapse)/,
  opacity: /^(?:0+(?:\.0*)?|\.0+)$/,
  ...Object.fromEntries(
    ['width', 'height', 'max-width', 'max-height'].map((side) => [side, /^[01](?:\.\d+)?(?:px)?$/]),
  ),
};

function isHiding(style: string): boolean {
  return style.split(';').some((declaration) => {
    const colon = declaration.indexOf(':');
    const name = declaration.slice(0, Math.max(0, colon)).trim().toLowerCase();
    const [value = ''] = declaration.slice(colon + 1).split('!');
    return (
      Object.hasOwn(hidingValues, name) && hidingValues[name]?.test(value.trim().toLowerCase())
    );
  });
}

/**
 * Whether a picture takes up no more than a pixel or stands where nobody sees it: its only use is to be
 * fetched. It reads attributes and inline styles; a style sheet may hide more.
 */
export function isUnseen(picture: Element): boolean {
  if (['width', 'height'].some((side) => /^\s*[01](?:px)?\s*$/i.test(written(picture, side)))) {
    return true;
  }
  let element: Element | null = picture;
  for (let at = 0; at < generations && element !== null; at += 1) {
    if (
      element.hasAttribute('hidden') ||
      isHiding(written(element, 'style').slice(0, bounds.mailHidingStyle.characters))
    )
      return true;
    element = element.parentElement;
  }
  return false;
}

function written(element: Element, name: string): string {
  return element.getAttribute(name) ?? '';
}
