import type { Settings } from '../../../shared/settings.ts';
import type { FixedAddressKind } from '../../../shared/fixed-address.ts';

type TunnelChange = Partial<Settings['tunnel']>;

/** The fields of the wizard, as their texts. */
export const wizardFields = [
  'domain',
  'tunnelName',
  'tokenFile',
  'funnelPort',
  'sshTo',
  'sshAddress',
  'address',
] as const;
export type WizardField = (typeof wizardFields)[number];
export type WizardDraft = Readonly<Record<WizardField, string>>;

/** What a kind needs to know. */
export const fieldsOf: Readonly<Record<FixedAddressKind, readonly WizardField[]>> = {
  tailscale: ['funnelPort'],
  ngrok: ['domain'],
  'cloudflared-named': ['domain', 'tunnelName', 'tokenFile'],
  ssh: ['sshTo', 'sshAddress'],
  address: ['address'],
};

/** The fields as the settings have them. */
export function draftOf({ tunnel }: Settings): WizardDraft {
  const { domain, tunnelName, tokenFile, funnelPort, sshTo, sshAddress, address } = tunnel;
  return {
    domain: domain ?? '',
    tunnelName: tunnelName ?? '',
    tokenFile: tokenFile ?? '',
    funnelPort,
    sshTo: sshTo ?? '',
    sshAddress: sshAddress ?? '',
    address: address ?? '',
  };
}

/** The settings of a kind with what was typed for it. The inspector refuses what is not valid. */
export function changeOf(kind: FixedAddressKind, draft: WizardDraft): TunnelChange {
  const typed = fieldsOf[kind].map((field) => {
    const text = draft[field].trim();
    return [field, text === '' ? null : field === 'domain' ? hostOf(text) : text];
  });
  const change = { kind, ...(Object.fromEntries(typed) as TunnelChange) };
  // The addresses of the services do not stay.
  return kind === 'ssh' ? { ...change, sshService: 'own' } : change;
}

/** The host name of what was typed or pasted, which may be a whole address. */
function hostOf(text: string): string {
  return (/^https?:\/\//i.test(text) ? (URL.parse(text)?.host ?? text) : text).toLowerCase();
}
