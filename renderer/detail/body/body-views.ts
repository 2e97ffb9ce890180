import type { BodyText } from '../../../shared/detail.ts';
import type { FormParts } from '../../../shared/parts.ts';

export const bodyViews = ['parts', 'pretty', 'raw', 'hex'] as const;
export type BodyView = (typeof bodyViews)[number];

/** The views that a body has, the most readable first. */
export function viewsOf(
  text: Pick<BodyText, 'language' | 'pretty'>,
  parts: FormParts | null,
): readonly BodyView[] {
  return parts === null ? withoutParts(text) : ['parts', ...withoutParts(text)];
}

function withoutParts(text: Pick<BodyText, 'language' | 'pretty'>): readonly BodyView[] {
  if (text.language === 'binary') return ['hex', 'raw'];
  return text.pretty === null ? ['raw', 'hex'] : ['pretty', 'raw', 'hex'];
}
