import { bounds } from '../../../../shared/bounds.ts';
import type { BodyText } from '../../../../shared/detail.ts';
import { isJson } from './content-type.ts';
import { indentJson } from '../json/indent-json.ts';
import { isJsonText } from '../json/parse-json.ts';
import type { OpenedBody } from '../opened-body.ts';
import { cutText } from '../../../../shared/cut-text.ts';
import { textSpots } from './text-spots.ts';

/** The body as the window shows it, cut at `bounds.bodyText`. Exports hold the whole body. */
export function readBodyText(opened: OpenedBody): BodyText {
  const { text, charset, mediaType, binary } = opened.body;
  const json = !binary && holdsJson(opened);
  const raw = cutText(text, bounds.bodyText.characters);
  return {
    language: binary ? 'binary' : json ? 'json' : languageOf(mediaType),
    charset,
    raw,
    pretty: json ? cutText(indentJson(raw), bounds.bodyText.characters) : null,
    cut: text.length > bounds.bodyText.characters,
    spots: textSpots(opened, raw.length),
  };
}

/** Whether the text is JSON. A body that is not read as data, such as that of broken HTTP, is parsed here. */
function holdsJson({ body, json }: OpenedBody): boolean {
  try {
    const reading = json();
    if (reading.is === 'value') return reading.part === null;
    return reading.is === 'none' && isJsonText(body.text);
  } catch {
    // Nested too deeply to be parsed.
    return false;
  }
}

export function languageOf(mediaType: string): BodyText['language'] {
  if (mediaType === 'text/html') return 'html';
  if (mediaType.endsWith('/xml') || mediaType.endsWith('+xml')) return 'xml';
  return isJson(mediaType) ? 'json' : 'text';
}
