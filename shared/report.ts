/** A part of the report of a problem, which the user may leave out or change. Its text is English, as the log is. */
export interface ReportPart {
  readonly name: ReportPartName;
  readonly text: string;
}

export const reportPartNames = [
  'versions',
  'settings',
  'state',
  'store',
  'crashes',
  'log',
] as const;
export type ReportPartName = (typeof reportPartNames)[number];

const titles: Readonly<Record<ReportPartName, string>> = {
  versions: 'Versions',
  settings: 'Settings, without secrets, addresses and keys',
  state: 'State',
  store: 'Files',
  crashes: 'Crash dumps (they stay on this computer)',
  log: 'End of the log',
};

/** The whole report as one text. */
export function reportText(parts: readonly ReportPart[]): string {
  return parts.map(({ name, text }) => `== ${titles[name]} ==\n${text}\n`).join('\n');
}
