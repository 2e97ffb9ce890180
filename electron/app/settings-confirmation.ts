import type { BrowserWindow } from 'electron';
import { dialog } from 'electron';
import { settingsSchema, withChange } from '../../shared/settings.ts';
import type { Settings, SettingsChange, SettingsOutcome } from '../../shared/settings.ts';
import type { TunnelTrial } from '../../shared/fixed-address.ts';
import { shortText } from '../../shared/cut-text.ts';
import { shownInLine } from '../../shared/hidden-characters.ts';
import { destinationKeys, settingsRisks, type SettingsRisk } from '../../shared/settings-risks.ts';
import { serverWarningTexts } from './address-text.ts';
import type { Inspector } from './inspector-process.ts';
import { readLinkAddress } from './link-address.ts';
import type { NativeTexts } from './texts.ts';

/** Characters of a value, and values, that a native dialog can show. */
const shownCharacters = 300;
const shownRisks = 8;

/** The buttons by index; the last is the default, and Escape chooses it. */
const buttons = { change: 0, cancel: 1 } as const;

export interface SettingsConfirmation {
  readonly change: (change: SettingsChange) => Promise<SettingsOutcome>;
  /** Tries a tunnel with these settings, after the same question. */
  readonly tryTunnel: (change: Partial<Settings['tunnel']>) => Promise<TunnelTrial>;
  /** A path token that was in force can be restored without a question. */
  readonly addKnownToken: (token: string | null) => void;
}

/**
 * Changes settings for the window. A page that was taken over may send any change, so the user confirms those that could
 * lead messages or requests elsewhere (`settingsRisks`) in a native dialog, which no page can draw or press.
 * There is one question at a time: other changes of that kind are declined meanwhile.
 */
export function createSettingsConfirmation(
  ourWindow: () => BrowserWindow | null,
  inspector: Pick<Inspector, 'call'>,
  texts: NativeTexts,
): SettingsConfirmation {
  const tokens = new Set<string | null>();
  const destinations = new Set<string>();
  let asking = false;

  async function isConfirmed(risks: readonly SettingsRisk[]): Promise<boolean> {
    const window = ourWindow();
    if (asking || window === null) return false;
    asking = true;
    try {
      const { response } = await dialog.showMessageBox(window, {
        type: 'warning',
        title: texts.settings.title,
        message: questionOf(risks, texts),
        detail: risks
          .slice(0, shownRisks)
          .map((risk) => riskText(risk, texts))
          .join('\n\n'),
        buttons: [texts.settings.change, texts.settings.cancel],
        defaultId: buttons.cancel,
        cancelId: buttons.cancel,
        noLink: true,
        normalizeAccessKeys: false,
      });
      return response === buttons.change;
    } finally {
      asking = false;
    }
  }

  /** Whether a change needs no question, or the user confirmed it. */
  async function mayChange(change: SettingsChange): Promise<boolean> {
    const before = await inspector.call('settings.get');
    const after = settingsSchema.safeParse(withChange(before, change));
    // The inspector refuses a change that is not valid.
    for (const key of destinationKeys(before)) destinations.add(key);
    const known = { tokens, destinations };
    const risks = after.success ? settingsRisks(before, after.data, known) : [];
    if (risks.length > shownRisks) return false;
    return risks.length === 0 || isConfirmed(risks);
  }

  return {
    addKnownToken: (token) => tokens.add(token),
    change: async (change) =>
      (await mayChange(change))
        ? inspector.call('settings.change', change)
        : { ok: false, fault: 'declined', detail: texts.settings.declined },
    tryTunnel: async (tunnel) =>
      (await mayChange({ tunnel })) ? inspector.call('tunnel.try', tunnel) : { is: 'declined' },
  };
}

/** The question. It names the destination when all of the change is about one. */
function questionOf(risks: readonly SettingsRisk[], { settings: labels }: NativeTexts): string {
  const [name, ...others] = new Set(risks.map((risk) => ('of' in risk ? risk.of : null)));
  if (name === null || name === undefined || others.length > 0) return labels.message;
  const isNew = risks.some(({ code }) => code === 'destination');
  return withValues(isNew ? labels.addDestination : labels.changeDestination, { name });
}

function riskText(risk: SettingsRisk, { settings: labels, link }: NativeTexts): string {
  const { code, value } = risk;
  const text = value === null ? labels.everyPath : labels[code];
  const before = code === 'destination-moved' ? risk.before : '';
  const isAddress = code === 'destination' || code === 'destination-moved';
  const warnings = isAddress ? (readLinkAddress(value)?.warnings ?? []) : [];
  return [
    withValues(text, { value: value ?? '', before }),
    ...serverWarningTexts(warnings, link),
  ].join('\n');
}

/** A text with the values in its `{places}`, on one line each and not too long for a dialog. */
function withValues(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) =>
    shownInLine(shortText(values[name] ?? '', shownCharacters)),
  );
}
