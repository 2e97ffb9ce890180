import { createInstance } from 'i18next';
import type { i18n, Resource } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { shown as withHiddenShown } from '../shared/hidden-characters.ts';
import type attachments from '../resources/locales/en/attachments.json';
import type detail from '../resources/locales/en/detail.json';
import type findings from '../resources/locales/en/findings.json';
import type destinations from '../resources/locales/en/destinations.json';
import type dispatches from '../resources/locales/en/dispatches.json';
import type samples from '../resources/locales/en/samples.json';
import type sending from '../resources/locales/en/sending.json';
import type find from '../resources/locales/en/find.json';
import type mail from '../resources/locales/en/mail.json';
import type mailSafety from '../resources/locales/en/mail-safety.json';
import type address from '../resources/locales/en/address.json';
import type access from '../resources/locales/en/access.json';
import type background from '../resources/locales/en/background.json';
import type check from '../resources/locales/en/check.json';
import type commands from '../resources/locales/en/commands.json';
import type compare from '../resources/locales/en/compare.json';
import type crmCalls from '../resources/locales/en/crm-calls.json';
import type noCall from '../resources/locales/en/no-call.json';
import type list from '../resources/locales/en/list.json';
import type related from '../resources/locales/en/related.json';
import type play from '../resources/locales/en/play.json';
import type replies from '../resources/locales/en/replies.json';
import type report from '../resources/locales/en/report.json';
import type importing from '../resources/locales/en/import.json';
import type fetch from '../resources/locales/en/fetch.json';
import type settings from '../resources/locales/en/settings.json';
import type signature from '../resources/locales/en/signature.json';
import type types from '../resources/locales/en/types.json';
import type token from '../resources/locales/en/token.json';
import type tunnel from '../resources/locales/en/tunnel.json';
import type updates from '../resources/locales/en/updates.json';
import type window from '../resources/locales/en/window.json';
import type wizard from '../resources/locales/en/wizard.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'window';
    resources: {
      window: typeof window;
      wizard: typeof wizard;
      attachments: typeof attachments;
      detail: typeof detail;
      findings: typeof findings;
      destinations: typeof destinations;
      dispatches: typeof dispatches;
      samples: typeof samples;
      sending: typeof sending;
      find: typeof find;
      mail: typeof mail;
      'mail-safety': typeof mailSafety;
      access: typeof access;
      background: typeof background;
      check: typeof check;
      commands: typeof commands;
      address: typeof address;
      compare: typeof compare;
      'crm-calls': typeof crmCalls;
      'no-call': typeof noCall;
      list: typeof list;
      related: typeof related;
      play: typeof play;
      replies: typeof replies;
      report: typeof report;
      import: typeof importing;
      /** Why something was not fetched, by code. */
      fetch: typeof fetch;
      settings: typeof settings;
      signature: typeof signature;
      /**
       * Reasons for a verdict other than `valid`, by code. For this and the following namespaces, the data contains the
       * English text.
       */
      reasons: Readonly<Record<string, string>>;
      token: typeof token;
      /** Conclusions about a token by code, and `claim.` with the name of each known claim. */
      'token-texts': Readonly<Record<string, string>>;
      tunnel: typeof tunnel;
      types: typeof types;
      updates: typeof updates;
      /** Messages of issues, by code. */
      issues: Readonly<Record<string, string>>;
      /** Advice by issue code, evidence for a kind by code, and the terms in the values of issues. */
      advice: Readonly<Record<string, string>>;
      evidence: Readonly<Record<string, string>>;
      terms: Readonly<Record<string, string>>;
      /** Conclusions from related requests, and notes on calls, by code. */
      remarks: Readonly<Record<string, string>>;
      'call-notes': Readonly<Record<string, string>>;
      'call-problems': Readonly<Record<string, string>>;
      'answer-meanings': Readonly<Record<string, string>>;
      /** The parts of the sentence that says what differs between two requests, by code. */
      comparison: Readonly<Record<string, string>>;
      /** Titles and explanations of the samples, by name. */
      'sample-texts': Readonly<Record<string, string>>;
      /** The texts of the scenarios that a server is checked with, by name. */
      'scenario-texts': Readonly<Record<string, string>>;
      /** Mistakes in a query, by code. */
      query: Readonly<Record<string, string>>;
    };
  }
}

type LanguageTexts = Resource[string];

/** A file for each language. */
const files = import.meta.glob<Readonly<Record<string, LanguageTexts[string]>>>('./texts/*.ts', {
  import: 'default',
});

const nameOf = (path: string) => path.replace(/^.*\/|\.\w+$/g, '');
const translated = Object.keys(files).map(nameOf);

/** Loads the texts of a language, by their namespaces. */
async function loadTexts(language: string): Promise<LanguageTexts> {
  const found = (await files[`./texts/${language}.ts`]?.()) ?? {};
  return Object.fromEntries(Object.entries(found).map(([path, texts]) => [nameOf(path), texts]));
}

/**
 * The texts of the window, loaded when it resolves: those of one language, because each has all of them.
 *
 * @param locale BCP 47. An unknown language gets English. A known one keeps its region, so that `language` gives `Intl` the
 *   user's own formats of dates and numbers.
 */
export async function createI18n(locale: string): Promise<i18n> {
  const shown = shownLocale(locale);
  const texts = await loadTexts(plainLanguage(shown));
  const i18n = createInstance({
    lng: shown,
    fallbackLng: 'en',
    supportedLngs: translated,
    nonExplicitSupportedLngs: true,
    ns: Object.keys(texts),
    defaultNS: 'window',
    resources: { [plainLanguage(shown)]: texts },
    initAsync: false,
    // React escapes HTML. `shown` keeps hidden characters in a sender's value from changing our sentence.
    interpolation: { escapeValue: true, escape: withHiddenShown },
    returnNull: false,
  });
  void i18n.use(initReactI18next).init();
  return i18n;
}

/**
 * Changes the language of everything that is drawn, once its texts are loaded.
 *
 * @param locale as for `createI18n`.
 * @param signal another language was chosen meanwhile.
 */
export async function changeLocale(
  i18n: i18n,
  locale: string,
  signal?: AbortSignal,
): Promise<void> {
  const next = shownLocale(locale);
  if (next === i18n.language) return;
  const language = plainLanguage(next);
  const texts = await loadTexts(language);
  for (const [name, some] of Object.entries(texts))
    if (!i18n.hasResourceBundle(language, name)) i18n.addResourceBundle(language, name, some);
  if (signal?.aborted !== true) await i18n.changeLanguage(next);
}

function shownLocale(locale: string): string {
  return translated.includes(plainLanguage(locale)) ? locale : 'en';
}

function plainLanguage(locale: string): string {
  return locale.split('-', 1)[0] ?? '';
}
