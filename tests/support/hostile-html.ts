import { readdirSync, readFileSync } from 'node:fs';

/** One way to do harm by the HTML of a mail. `tests/fixtures/hostile-html/` has a file for each technique. */
interface Fixture {
  readonly id: string;
  /**
   * `{{act}}` is a script that makes itself known, `{{origin}}`, `{{origin-relative}}` and `{{host}}` are a place to
   * fetch from, `{{repeat N TEXT}}` is what it says.
   */
  readonly html: string;
  /** What must not be in the document that is shown, in any case of its letters. */
  readonly mustNotContain?: readonly string[];
  /** It keeps the sanitizer busy until the window gives up: for the long run. */
  readonly takesTooLong?: true;
}

export interface HostileBody {
  readonly technique: string;
  readonly id: string;
  /** Its own first part of every path that it fetches: `/styles-7`. */
  readonly path: string;
  readonly html: string;
  readonly mustNotContain: readonly string[];
  readonly takesTooLong: boolean;
}

const folder = new URL('../fixtures/hostile-html/', import.meta.url);

/** @param origin of a listener on loopback, at which all that they fetch is aimed. */
export function hostileBodies(origin: string): readonly HostileBody[] {
  return readdirSync(folder).flatMap((file) => {
    const technique = file.replace('.json', '');
    const fixtures = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as readonly Fixture[];
    return fixtures.map(({ id, html, mustNotContain = [], takesTooLong = false }, index) => {
      const path = `/${technique}-${index}`;
      const aimed = armed(html, `${origin}${path}`);
      return { technique, id, path, html: aimed, mustNotContain, takesTooLong };
    });
  });
}

function armed(html: string, at: string): string {
  return html
    .replaceAll(/\{\{repeat (\d+) (.*?)\}\}/gs, (_, count: string, text: string) =>
      text.repeat(Number(count)),
    )
    .replaceAll(
      '{{act}}',
      `document.title='ran';parent.postMessage('ran','*');fetch('${at}/script')`,
    )
    .replaceAll('{{origin-relative}}', at.replace('http:', ''))
    .replaceAll('{{origin}}', at)
    .replaceAll('{{host}}', at.replace('http://', ''));
}
