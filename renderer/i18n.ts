import { createInstance } from 'i18next';
import type { i18n, Resource } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { shown } from '../shared/hidden-characters.ts';
import type attachments from '../resources/locales/en/attachments.json';
import type detail from '../resources/locales/en/detail.json';
import type findings from '../resources/locales/en/findings.json';
import type mail from '../resources/locales/en/mail.json';
import type mailSafety from '../resources/locales/en/mail-safety.json';
import type doors from '../resources/locales/en/doors.json';
import type next from '../resources/locales/en/next.json';
import type related from '../resources/locales/en/related.json';
import type replies from '../resources/locales/en/replies.json';
import type fetch from '../resources/locales/en/fetch.json';
import type signature from '../resources/locales/en/signature.json';
import type tunnel from '../resources/locales/en/tunnel.json';
import type window from '../resources/locales/en/window.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'window';
    resources: {
      window: typeof window;
      attachments: typeof attachments;
      detail: typeof detail;
      findings: typeof findings;
      mail: typeof mail;
      'mail-safety': typeof mailSafety;
      doors: typeof doors;
      next: typeof next;
      related: typeof related;
      replies: typeof replies;
      /** Why something was not fetched, by code. */
      fetch: typeof fetch;
      signature: typeof signature;
      /** Why a signature is not simply valid, by code; English carries its own. */
      reasons: Readonly<Record<string, string>>;
      tunnel: typeof tunnel;
      /** Issue codes; English needs none, since an issue carries its own sentence. */
      issues: Readonly<Record<string, string>>;
      /** Cures by issue code, reasons for a kind by code, and the words that issues name: English carries its own. */
      advice: Readonly<Record<string, string>>;
      evidence: Readonly<Record<string, string>>;
      terms: Readonly<Record<string, string>>;
      /** What relations tell, and what stands in the way of a call, by code: English carries its own. */
      remarks: Readonly<Record<string, string>>;
      'call-notes': Readonly<Record<string, string>>;
      /** Faults of a query, by code; English needs none, for the same reason. */
      query: Readonly<Record<string, string>>;
    };
  }
}

const languages = ['en', 'es'];

const files = import.meta.glob<Resource[string][string]>('../resources/locales/*/*.json', {
  eager: true,
  import: 'default',
});

function resources(): Resource {
  const found: Resource = {};
  for (const [path, texts] of Object.entries(files)) {
    const [language, file] = path.split('/').slice(-2);
    if (!language || !file) continue;
    (found[language] ??= {})[file.replace('.json', '')] = texts;
  }
  return found;
}

/**
 * The words of the window, ready at once.
 *
 * @param locale what the system speaks (BCP 47). An unknown language gets English; a known one keeps
 *   its region, so that `language` serves `Intl` with the user's own dates and numbers.
 */
export function createWords(locale: string): i18n {
  const spoken = languages.includes(locale.split('-')[0] ?? '');
  const texts = resources();
  const words = createInstance({
    lng: spoken ? locale : 'en',
    fallbackLng: 'en',
    supportedLngs: languages,
    nonExplicitSupportedLngs: true,
    ns: [...new Set(Object.values(texts).flatMap((namespaces) => Object.keys(namespaces)))],
    defaultNS: 'window',
    resources: texts,
    initAsync: false,
    // React escapes what it renders. What a sentence is given may be a sender's: it must not steer ours.
    interpolation: { escapeValue: true, escape: shown },
    returnNull: false,
  });
  void words.use(initReactI18next).init();
  return words;
}
