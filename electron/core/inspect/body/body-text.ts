import { bounds } from '../../../../shared/bounds.ts';
import type { BodyText } from '../../../../shared/detail.ts';
import type { CapturedRequest } from '../../../../shared/request.ts';
import { isJson } from './content-type.ts';
import { indentJson } from '../json/indent-json.ts';
import { isJsonText } from '../json/parse-json.ts';
import { readBody } from './read-body.ts';
import { cutText } from '../../../../shared/cut-text.ts';

/** The body as the window shows it, cut at `bounds.bodyText`. Exports hold the whole body. */
export async function readBodyText(request: CapturedRequest, bytes: Uint8Array): Promise<BodyText> {
  const { text, charset, mediaType, binary } = await readBody(request, bytes);
  const json = !binary && isJsonText(text);
  const raw = cutText(text, bounds.bodyText.characters);
  return {
    language: binary ? 'binary' : json ? 'json' : languageOf(mediaType),
    charset,
    raw,
    pretty: json ? cutText(indentJson(raw), bounds.bodyText.characters) : null,
    cut: text.length > bounds.bodyText.characters,
  };
}

function languageOf(mediaType: string): BodyText['language'] {
  if (mediaType === 'text/html') return 'html';
  if (mediaType.endsWith('/xml') || mediaType.endsWith('+xml')) return 'xml';
  return isJson(mediaType) ? 'json' : 'text';
}
