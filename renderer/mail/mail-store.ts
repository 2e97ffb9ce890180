import { createStore } from 'zustand';
import type { StoreApi } from 'zustand';
import type { Bridge } from '../../shared/contract/bridge.ts';
import { loadReferences } from './load-references.ts';
import type { DrawSvg, LoadFault } from './load-references.ts';
import { nothingFetched, type Loaded, type RemoteReference } from './remote.ts';

/** `check` is the compatibility; the toolbar offers it in its menu. */
export const mailViews = ['mail', 'text', 'html', 'check'] as const;
export type MailViewName = (typeof mailViews)[number];

/** The HTML as the sender sent it, or the sanitized HTML that the frame shows. */
export const mailSources = ['sent', 'shown'] as const;
export type MailSource = (typeof mailSources)[number];

/** The widths that a mail can be shown in, in CSS pixels; `null` is the full width. */
export const mailWidths = { phone: 375, tablet: 768, desktop: null } as const;
export type MailWidth = keyof typeof mailWidths;

/**
 * `dark`: like a client in dark mode that applies the mail's own dark styles. `forced`: like a client that inverts the
 * colours of every mail.
 */
export const mailColourSchemes = ['light', 'dark', 'forced'] as const;
export type MailColourScheme = (typeof mailColourSchemes)[number];

/** How mails are shown. It applies to all mails, until the app ends. */
export interface MailLook {
  readonly view: MailViewName;
  readonly source: MailSource;
  readonly width: MailWidth;
  readonly scheme: MailColourScheme;
  readonly images: boolean;
}

/** What was fetched for one mail. */
export interface MailLoad {
  readonly loaded: Loaded;
  /** Why something was not fetched, by its address. */
  readonly faults: ReadonlyMap<string, LoadFault>;
  /** The progress of a running load; otherwise `null`. */
  readonly running: { readonly done: number; readonly total: number } | null;
}

export const emptyLoad: MailLoad = { loaded: nothingFetched, faults: new Map(), running: null };

export interface MailState {
  readonly look: MailLook;
  setLook(change: Partial<MailLook>): void;
  /** Hosts from which the remote content of every mail is loaded, until the app ends. */
  readonly hosts: ReadonlySet<string>;
  allowHost(host: string, on: boolean): void;
  /** By the id of the request. */
  readonly loads: ReadonlyMap<number, MailLoad>;
  /** Fetches references, a few at a time. Does nothing while a load for the same mail is running. */
  load(id: number, references: readonly RemoteReference[]): Promise<void>;
  /** Stops the load; what was already fetched is shown. */
  stop(id: number): void;
}

/** The number of mails whose fetched content is stored. */
const maxStoredLoads = 8;

/** The state that mail views share. It is not saved. */
export function createMailStore(bridge: Bridge, drawSvg: DrawSvg): StoreApi<MailState> {
  const jobs = new Map<number, AbortController>();
  return createStore<MailState>()((set, get) => {
    const change = (id: number, to: (before: MailLoad) => MailLoad) => {
      const loads = new Map(get().loads);
      const before = loads.get(id) ?? emptyLoad;
      loads.delete(id);
      loads.set(id, to(before));
      for (const oldest of [...loads.keys()].slice(0, -maxStoredLoads)) loads.delete(oldest);
      set({ loads });
    };

    return {
      look: { view: 'mail', source: 'sent', width: 'desktop', scheme: 'light', images: true },
      setLook: (changed) => set({ look: { ...get().look, ...changed } }),
      hosts: new Set(),
      allowHost(host, on) {
        const hosts = new Set(get().hosts);
        if (on) hosts.add(host);
        else hosts.delete(host);
        set({ hosts });
      },
      loads: new Map(),
      async load(id, references) {
        const before = get().loads.get(id) ?? emptyLoad;
        const wanted = references.filter(({ url }) => !before.loaded.has(url));
        if (wanted.length === 0 || jobs.has(id)) return;
        const job = new AbortController();
        jobs.set(id, job);
        const progress = (done: number) =>
          change(id, (load) => ({ ...load, running: { done, total: wanted.length } }));
        progress(0);
        const { loaded, faults } = await loadReferences({
          references: wanted,
          before: before.loaded,
          fetch: ({ url, kind }) => bridge.call('mail.fetchRemote', { id, url, kind }),
          drawSvg,
          signal: job.signal,
          onProgress: progress,
        });
        jobs.delete(id);
        // A reference that was tried again has its new fault, or none.
        const older = [...before.faults].filter(([url]) => !wanted.some((one) => one.url === url));
        change(id, () => ({ loaded, faults: new Map([...older, ...faults]), running: null }));
      },
      stop(id) {
        jobs.get(id)?.abort();
        // This fails only when the inspector is not running, and then nothing is being fetched.
        bridge.call('mail.cancelRemote', { id }).catch(() => undefined);
      },
    };
  });
}
