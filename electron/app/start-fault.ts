import { app, dialog } from 'electron';

/** Where the texts of the language can't be read either. */
const inEnglish = {
  failed: 'Hookscope can’t start',
  unexpected: 'Start it again. If that does not help, install Hookscope again: your requests stay.',
};

/**
 * Says that the app could not start for a reason that nobody expected, and ends it. Otherwise its processes would go on, and
 * nobody would see them.
 */
export async function endWithStartFault(error: unknown, resourcesDir: string): Promise<void> {
  console.error(error);
  await app.whenReady();
  const { failed, unexpected } = await texts(resourcesDir);
  const reason = error instanceof Error ? error.message : String(error);
  dialog.showErrorBox(failed, `${reason}\n\n${unexpected}`);
  app.exit(1);
}

async function texts(resourcesDir: string): Promise<typeof inEnglish> {
  try {
    const { readNativeTexts } = await import('./texts.ts');
    return readNativeTexts(resourcesDir, app.getLocale()).startFailure;
  } catch {
    return inEnglish;
  }
}
