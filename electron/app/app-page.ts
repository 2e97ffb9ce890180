import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { languageNames } from '../../shared/language.ts';

/** The languages in which a page begins (BCP 47): the window's, and the system's. */
export interface PageLocales {
  readonly locale: string;
  readonly systemLocale: string;
}

interface PageFacts extends PageLocales {
  /** Of the window's files. */
  readonly folder: string;
  readonly nonce: string;
}

/** A page as it was built, with what this start knows and the page would ask for. */
export function pageOf(html: string, { folder, nonce, locale, systemLocale }: PageFacts): string {
  return withTexts(withLocales(withNonce(html, nonce), locale, systemLocale), folder, locale);
}

/** The names of the files that a page loads before it shows anything. */
export function assetsIn(html: string): readonly string[] {
  return [...html.matchAll(/="\.\/assets\/([\w.-]+)"/g)].map(([, name = '']) => name);
}

/**
 * Libraries that write a `<style>` element (CodeMirror, react-remove-scroll) need a nonce. They read it from the same
 * `meta` element as Vite. The policy accepts it for styles alone.
 */
function withNonce(html: string, nonce: string): string {
  return html.replace('<head>', `<head><meta property="csp-nonce" nonce="${nonce}">`);
}

/** So the page loads its texts without asking for its language first. */
function withLocales(html: string, locale: string, systemLocale: string): string {
  return html.replace(
    '<html lang="en">',
    `<html lang="${plain(locale)}" data-system-locale="${plain(systemLocale)}">`,
  );
}

/** Letters, digits and hyphens, which every locale consists of. */
function plain(locale: string): string {
  return locale.replaceAll(/[^\w-]/g, '');
}

/** The texts of the window's language are loaded beside its scripts and not after them. Their file has the language's name. */
function withTexts(html: string, folder: string, locale: string): string {
  const [spoken = ''] = locale.split('-', 1);
  const language = Object.hasOwn(languageNames, spoken) ? spoken : 'en';
  const files = readdirSync(join(folder, 'assets'));
  const texts = files.find((name) => name.startsWith(`${language}-`) && name.endsWith('.js'));
  if (texts === undefined) return html;
  return html.replace(
    '</head>',
    `<link rel="modulepreload" crossorigin href="./assets/${texts}"></head>`,
  );
}
