// @ts-check
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../support/paths.mjs';
import { hasTool } from './tools.mjs';

/**
 * Compiles our part of the installer of Windows, which runs on any system; electron-builder's own part is left out.
 * @param {import('./facts.mjs').FactList} facts
 * @param {string} folder for its work
 */
export async function checkInstallerScript(facts, folder) {
  const sentence = 'Windows: our part of the installer compiles without a warning';
  if (!hasTool('makensis')) {
    facts.skip(sentence, 'makensis is not here');
    return;
  }
  const script = join(folder, 'installer.nsi');
  writeFileSync(
    script,
    `Unicode true
Name Hookscope
OutFile ${join(folder, 'installer.exe')}
!define APP_EXECUTABLE_FILENAME Hookscope.exe
!include ${join(root, 'resources/package/windows/installer.nsh')}
Section
  WriteUninstaller "$INSTDIR\\uninstall.exe"
  !insertmacro customInstall
SectionEnd
Section Uninstall
  !insertmacro customUnInstall
SectionEnd
`,
  );
  await facts.check(sentence, () => {
    const { status, stdout } = spawnSync('makensis', ['-WX', '-V2', script], { encoding: 'utf8' });
    return status === 0 ? '' : stdout.trim();
  });
}
