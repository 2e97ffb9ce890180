import type { StateCreator } from 'zustand';
import type { CrmCallArguments } from '../../shared/contract/arguments.ts';
import type { Bridge, Calls } from '../../shared/contract/bridge.ts';
import type { CrmRun, CrmSent, CrmToken, CrmTokens, TokenGiven } from '../../shared/crm-api.ts';
import type { WindowState } from './window-store.ts';

/** A call to the CRM as the user edited it. */
export interface CrmEdit {
  readonly pathIds: Readonly<Record<string, string>>;
  /** JSON as it was typed. */
  readonly body: string;
}

export interface CrmSlice {
  /** `null` until they are known. The tokens themselves are in the main process alone. */
  readonly crmTokens: CrmTokens | null;
  /** The keys of the tokens that the user gave for messages of a location, by its ID. */
  readonly crmTokenKeys: ReadonlyMap<string | null, string>;
  /** The calls to the CRM that go on. */
  readonly crmRuns: readonly CrmRun[];
  /** What was edited and not discarded, by `crmEditKey`, the latest last. */
  readonly crmEdits: ReadonlyMap<string, CrmEdit>;
  loadCrmTokens(): Promise<void>;
  /** Gives a token for the messages of a location, whatever location it names itself. */
  giveCrmToken(
    given: Parameters<Calls['crm.giveToken']>[0],
    messageLocation: string | null,
  ): Promise<TokenGiven>;
  /** Uses a token that is here for the messages of a location. */
  chooseCrmToken(key: string, messageLocation: string | null): void;
  forgetCrmToken(key: string): Promise<void>;
  /** @returns the outcome, and the token that the answer brought. */
  callCrm(
    call: CrmCallArguments,
  ): Promise<{ readonly sent: CrmSent; readonly taken: CrmToken | null }>;
  receiveCrmRuns(runs: readonly CrmRun[]): void;
  editCrmCall(key: string, edit: CrmEdit | null): void;
}

const rememberedEdits = 30;

export function crmEditKey(request: number, call: string): string {
  return `${request} ${call}`;
}

/** Calling the CRM: which tokens there are, the calls that go on, and what the user edited. */
export function createCrmSlice(bridge: Bridge): StateCreator<WindowState, [], [], CrmSlice> {
  return (set, get) => {
    const loadCrmTokens = async () => set({ crmTokens: await bridge.call('crm.tokens') });
    return {
      crmTokens: null,
      crmTokenKeys: new Map(),
      crmRuns: [],
      crmEdits: new Map(),
      loadCrmTokens,
      async giveCrmToken(given, messageLocation) {
        const taken = await bridge.call('crm.giveToken', given);
        await loadCrmTokens();
        if (taken.ok) get().chooseCrmToken(taken.value.key, messageLocation);
        return taken;
      },
      chooseCrmToken: (key, messageLocation) =>
        set({ crmTokenKeys: new Map(get().crmTokenKeys).set(messageLocation, key) }),
      async forgetCrmToken(key) {
        await bridge.call('crm.forgetToken', { key });
        await loadCrmTokens();
      },
      async callCrm(call) {
        const before = new Set(get().crmTokens?.tokens.map(({ mask }) => mask));
        const sent = await bridge.call('crm.call', call);
        if (call.secret === null) return { sent, taken: null };
        // An exchanged code brings a token.
        await loadCrmTokens();
        const taken = get().crmTokens?.tokens.findLast(({ mask }) => !before.has(mask)) ?? null;
        return { sent, taken };
      },
      receiveCrmRuns: (crmRuns) => set({ crmRuns }),
      editCrmCall(key, edit) {
        const others = [...get().crmEdits].filter(([name]) => name !== key);
        const all = edit === null ? others : [...others, [key, edit] as const];
        set({ crmEdits: new Map(all.slice(-rememberedEdits)) });
      },
    };
  };
}
