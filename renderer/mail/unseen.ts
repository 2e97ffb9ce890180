/** Ancestors that are looked at: what hides a picture stands close by. */
const generations = 4;

/** Styles under which an element is not there for the eye, as they are written inline. */
const hiding =
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0*(?:\.0+)?\s*(?:;|!|$)|(?:max-)?(?:width|height)\s*:\s*[01](?:\.\d+)?(?:px)?\s*(?:;|!|$))/i;

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
    if (element.hasAttribute('hidden') || hiding.test(written(element, 'style'))) return true;
    element = element.parentElement;
  }
  return false;
}

function written(element: Element, name: string): string {
  return element.getAttribute(name) ?? '';
}
