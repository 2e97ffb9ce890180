import type { Page } from 'playwright-core';

/**
 * Has the app's own sanitizer, in its own process, sanitize HTML as the window does.
 *
 * @param wanted a text that is searched for, and marked; without it, nothing is.
 * @returns the documents that the window would stage.
 */
export function sanitizeInApp(
  page: Page,
  htmls: readonly string[],
  wanted: string | null = null,
): Promise<readonly string[]> {
  return page.evaluate(
    async ([all, sought]) => {
      const frame = document.createElement('iframe');
      frame.setAttribute('sandbox', 'allow-scripts');
      frame.hidden = true;
      frame.src = 'sanitizer://hookscope/';
      const loaded = new Promise((resolve) => {
        frame.addEventListener('load', resolve, { once: true });
      });
      document.body.append(frame);
      await loaded;

      const sanitize = (html: string) => {
        const { port1, port2 } = new MessageChannel();
        const answer = new Promise<string>((resolve, reject) => {
          port1.addEventListener('message', ({ data }) => {
            const { ok, value, error } = data as
              | { ok: true; value: { html: string }; error?: never }
              | { ok: false; value?: never; error: string };
            if (ok) resolve(value.html);
            else reject(new Error(error));
          });
        });
        port1.start();
        const mail = { html, loaded: new Map() };
        const request =
          sought === null
            ? { is: 'mail', ...mail }
            : { is: 'find', ...mail, wanted: sought, limit: 1_000 };
        frame.contentWindow?.postMessage(request, '*', [port2]);
        return answer.finally(() => port1.close());
      };
      const documents: string[] = [];
      for (const html of all) documents.push(await sanitize(html));
      frame.remove();
      return documents;
    },
    [htmls, wanted] as const,
  );
}
